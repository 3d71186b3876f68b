import copy
import pickle

import pytest

from catalog.values.problem import ValueProblem, quoted


def test_a_problem_reads_as_its_detail_and_carries_what_helps():
    problem = ValueProblem("unknown_term", "No.", allowed=("text", "image"), did_you_mean="text")
    assert str(problem) == "No."
    assert (problem.code, problem.detail, problem.allowed, problem.did_you_mean) == (
        "unknown_term",
        "No.",
        ("text", "image"),
        "text",
    )


@pytest.mark.parametrize("through", [copy.copy, lambda problem: pickle.loads(pickle.dumps(problem))])
def test_a_problem_survives_being_copied_between_processes(through):
    problem = through(ValueProblem("code", "Detail.", allowed=("a",), did_you_mean="a"))
    assert (problem.code, problem.detail, problem.allowed, problem.did_you_mean) == ("code", "Detail.", ("a",), "a")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("7Q", '"7Q"'),
        ("x" * 41, f'"{"x" * 40}…"'),
        ("a\x00b\ud800", '"a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"'),
        (1.5, '"1.5"'),
        ({"a": 1}, '"dict"'),
        pytest.param(10**5000, "a number of many digits", id="huge"),
    ],
)
def test_a_value_is_repeated_short_and_printable(value, shown):
    assert quoted(value) == shown
