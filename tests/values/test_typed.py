import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.problem import ValueProblem
from catalog.values.typed import KINDS, LIST_LIMIT, agree, parse, show

MODALITIES = ("audio", "image", "molecule", "text")

anything = st.one_of(
    st.text(), st.integers(), st.floats(), st.decimals(), st.booleans(), st.none(), st.binary(), st.dates(),
    st.datetimes(), st.lists(st.text(max_size=3), max_size=3),
    st.lists(st.sampled_from(["en", "ko_KR", "text", "open-weights"])),
    st.dictionaries(st.text(), st.integers(), max_size=2),
    st.sampled_from(["7B", "2020-05", "en, ko", "https://A.b/c", "3.1e23"]),
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("count", "8.9B", 8_900_000_000),
        ("count", 110_000_000, 110_000_000),
        ("count", 110_000_000.0, 110_000_000),
        ("count", 1.75e11, 175_000_000_000),
        ("count", Decimal("1E+9"), 1_000_000_000),
        ("measure", "3.14e23", 3.14e23),
        ("measure", 2.578e24, 2.578e24),
        ("measure", 75_000_000, 75_000_000.0),
        ("date", "2020-05-28", "2020-05-28"),
        ("date", 2020, "2020"),
        ("date", dt.date(2020, 5, 28), "2020-05-28"),
        ("text", "  one\r\ntwo ", "one\ntwo"),
        ("url", "HTTPS://Arxiv.org/abs/2005.14165", "https://arxiv.org/abs/2005.14165"),
        ("level", "api", "api"),
        ("term", " decoder-only ", "decoder-only"),
        ("terms", ["text", "image", "text"], ["image", "text"]),
        ("terms", "text, image", ["image", "text"]),
        ("terms", ("apache-2.0",), ["apache-2.0"]),
        ("languages", ["ko_KR", "EN"], ["en", "ko-KR"]),
        ("languages", "en,ko", ["en", "ko"]),
    ],
)
def test_each_kind_has_its_stored_form(kind, raw, value):
    parsed = parse(kind, raw)
    assert parsed == value
    assert type(parsed) is type(value)


@pytest.mark.parametrize(
    ("kind", "raw", "code"),
    [
        ("count", 0, "too_small"),
        ("count", "0", "too_small"),
        ("count", 1.5, "not_whole"),
        ("count", float("nan"), "invalid_count"),
        ("count", float("inf"), "invalid_count"),
        ("count", 1e300, "too_large"),
        ("count", Decimal("sNaN"), "invalid_count"),
        ("count", Decimal("1e999999999"), "invalid_count"),
        ("count", True, "wrong_type"),
        ("count", None, "wrong_type"),
        ("count", ["7B"], "wrong_type"),
        ("measure", {}, "wrong_type"),
        ("date", True, "wrong_type"),
        ("date", dt.datetime(2020, 5, 28, tzinfo=dt.UTC), "wrong_type"),
        ("date", 20_200_528, "invalid_date"),
        ("text", "", "empty"),
        ("text", " \n", "empty"),
        ("text", 7, "wrong_type"),
        ("url", None, "wrong_type"),
        ("level", "Open Weights", "invalid_term"),
        ("term", "", "invalid_term"),
        ("term", ["a"], "wrong_type"),
        ("terms", [], "invalid_list"),
        ("terms", "", "invalid_list"),
        ("terms", ["a", 1], "wrong_type"),
        ("terms", 7, "wrong_type"),
        ("terms", [f"t{number}" for number in range(LIST_LIMIT + 1)], "invalid_list"),
        ("languages", ["en", "xx"], "invalid_language"),
        ("languages", {"en": 1}, "wrong_type"),
        ("number", 1, "unknown_kind"),
        ("", 1, "unknown_kind"),
    ],
)
def test_what_is_no_value_of_the_kind_is_a_problem(kind, raw, code):
    with pytest.raises(ValueProblem) as caught:
        parse(kind, raw)
    assert caught.value.code == code
    assert "allowed" in caught.value.detail


@pytest.mark.parametrize(("kind", "raw"), [("term", "txet"), ("level", "Text"), ("terms", ["image", "texts"])])
def test_a_term_outside_the_vocabulary_names_what_is_allowed_and_the_nearest(kind, raw):
    with pytest.raises(ValueProblem) as caught:
        parse(kind, raw, allowed=MODALITIES)
    problem = caught.value
    assert (problem.code, problem.allowed, problem.did_you_mean) == ("unknown_term", MODALITIES, "text")
    assert problem.detail.endswith("allowed are audio, image, molecule, text.")


def test_a_long_vocabulary_is_cut_in_the_sentence_only():
    allowed = frozenset(f"task-{number}" for number in range(50))
    with pytest.raises(ValueProblem) as caught:
        parse("term", "zzz", allowed=allowed)
    assert len(caught.value.allowed) == 50
    assert len(caught.value.detail) < 200
    assert parse("term", "task-7", allowed=allowed) == "task-7"


@pytest.mark.parametrize(
    ("kind", "value", "unit", "english", "korean"),
    [
        ("count", 8_900_000_000, "", "8.9B", "89억"),
        ("count", 175_000_000_000, "parameters", "175B parameters", "1,750억 개"),
        ("count", 100_000_000, "users", "100M users", "1억 명"),
        ("measure", 3.14e23, "FLOP", "3.14e23 FLOP", "3.14e23 FLOP"),
        ("measure", 75_000_000.0, "USD", "75M USD", "7,500만 달러"),
        ("date", "2020-05", "", "2020-05", "2020-05"),
        ("text", "A100", "", "A100", "A100"),
        ("terms", ["image", "text"], "", "image, text", "image, text"),
    ],
)
def test_values_are_shown_as_people_read_them(kind, value, unit, english, korean):
    assert show(kind, value, unit) == english
    assert show(kind, value, unit, "ko") == korean


@given(st.sampled_from(KINDS), anything, st.sampled_from([None, MODALITIES]))
def test_stored_forms_are_idempotent_show_and_agree_with_themselves(kind, raw, allowed):
    try:
        value = parse(kind, raw, allowed=allowed)
    except ValueProblem as problem:
        problem.detail.encode()
        return
    assert parse(kind, value, allowed=allowed) == value
    assert agree(kind, value, value)
    assert show(kind, value, "FLOP", "ko")
