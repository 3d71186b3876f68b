import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.problem import ValueProblem
from catalog.values.text import DEPTH_LIMIT, TEXT_LIMIT, clean_json, clean_text, one_line

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63) + 1, 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abc"), inner),
    max_leaves=10,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        ("  a\u0308  ", "ä"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\tb\nc", "a\tb\nc"),
        ("\n\n임상\n", "임상"),
        ("\u1112\u1161\u11ab", "한"),
        ("🦙", "🦙"),
    ],
)
def test_text_is_normalized_and_stripped(text, cleaned):
    assert clean_text(text) == cleaned


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\x00b", "invalid_character"),
        ("\x1c", "invalid_character"),
        ("\x1b[31m", "invalid_character"),
        ("\x7f", "invalid_character"),
        ("\x85", "invalid_character"),
        ("\ud800", "invalid_character"),
        ("a\udfff", "invalid_character"),
        (None, "wrong_type"),
        (7, "wrong_type"),
        (b"x", "wrong_type"),
    ],
)
def test_what_cannot_be_stored_or_seen_is_a_problem(text, code):
    with pytest.raises(ValueProblem) as caught:
        clean_text(text)
    assert caught.value.code == code


def test_the_limit_counts_what_is_stored():
    assert len(clean_text(" " + "x" * TEXT_LIMIT + " ")) == TEXT_LIMIT
    assert clean_text("\u1112\u1161\u11ab" * 5, limit=5) == "한" * 5
    for text in ("x" * (TEXT_LIMIT + 1), "x" * 10 * TEXT_LIMIT):
        with pytest.raises(ValueProblem, match="allowed are 10000 characters") as caught:
            clean_text(text)
        assert caught.value.code == "too_long"


@given(st.text())
def test_cleaning_is_idempotent_and_raises_nothing_but_problems(text):
    try:
        cleaned = clean_text(text)
    except ValueProblem:
        return
    assert clean_text(cleaned) == cleaned
    assert "\x00" not in cleaned
    cleaned.encode()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  a \n\t b ", "a b"),
        ("７Ｂ", "7B"),
        ("a\N{IDEOGRAPHIC SPACE}b", "a b"),
        ("7\N{NARROW NO-BREAK SPACE}B", "7 B"),
        ("\ufeff7\u200bB\u2060", "7B"),
        ("10⁹", "10⁹"),
    ],
)
def test_one_line_has_ascii_forms_and_single_spaces(text, line):
    assert one_line(text, limit=20) == line


@given(st.text())
def test_one_line_is_idempotent(text):
    try:
        line = one_line(text, limit=50)
    except ValueProblem:
        return
    assert one_line(line, limit=50) == line
    assert "\n" not in line


@given(json_values)
def test_json_content_passes_unchanged(value):
    assert clean_json(value) is value
    json.dumps(value, allow_nan=False).encode()


def nested(levels):
    value = []
    for _ in range(levels - 1):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("a\x00", "invalid_character"),
        (["\ud800"], "invalid_character"),
        ({"a": {"b": "\udfff"}}, "invalid_character"),
        ({"\x00": 1}, "invalid_character"),
        (float("nan"), "not_finite"),
        ([float("-inf")], "not_finite"),
        (2**63, "too_large"),
        (-(2**64), "too_large"),
        ({1: 2}, "wrong_type"),
        ((1, 2), "wrong_type"),
        (b"x", "wrong_type"),
        (object(), "wrong_type"),
        (nested(DEPTH_LIMIT + 1), "too_deep"),
        (nested(100_000), "too_deep"),
    ],
    ids=range(14),
)
def test_content_that_json_or_postgresql_cannot_hold_is_a_problem(value, code):
    with pytest.raises(ValueProblem) as caught:
        clean_json(value)
    assert caught.value.code == code


def test_depth_is_counted_in_objects_and_arrays():
    assert clean_json(nested(DEPTH_LIMIT)) == nested(DEPTH_LIMIT)
    assert clean_json({"a": [1]}, depth=2) == {"a": [1]}
    with pytest.raises(ValueProblem, match="allowed are 1 levels"):
        clean_json({"a": [1]}, depth=1)
