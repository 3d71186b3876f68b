from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.measure import format_measure, parse_measure
from catalog.values.problem import ValueProblem


@pytest.mark.parametrize(
    ("given_value", "measure"),
    [
        ("3.14e23", 3.14e23),
        ("2.578E+24", 2.578e24),
        ("7.5e7", 7.5e7),
        ("75,000,000", 75_000_000.0),
        ("1.6B", 1.6e9),
        ("75 million", 7.5e7),
        ("7,500만", 7.5e7),
        ("0.25", 0.25),
        (75_000_000, 75_000_000.0),
        (3.14e23, 3.14e23),
        (Decimal("2.5"), 2.5),
    ],
)
def test_measures_are_read_from_text_and_numbers(given_value, measure):
    assert parse_measure(given_value) == measure
    assert isinstance(parse_measure(given_value), float)


@pytest.mark.parametrize(
    ("given_value", "code"),
    [
        ("", "invalid_measure"),
        ("undisclosed", "invalid_measure"),
        ("nan", "invalid_measure"),
        ("29,600 PF/s-days = 2.557e24 FLOP", "invalid_measure"),
        (float("nan"), "invalid_measure"),
        (float("inf"), "too_large"),
        (Decimal("sNaN"), "invalid_measure"),
        ("0", "too_small"),
        ("-1e23", "too_small"),
        (-1.0, "too_small"),
        ("1e-400", "too_small"),
        ("1e309", "too_large"),
        pytest.param(10**5000, "too_large", id="huge"),
        (Decimal("1e999999999"), "too_large"),
        (Decimal("1e-999999999"), "too_small"),
        ("9" * 65, "too_long"),
        (True, "wrong_type"),
        (None, "wrong_type"),
        ([1], "wrong_type"),
    ],
)
def test_anything_else_is_a_problem(given_value, code):
    with pytest.raises(ValueProblem) as caught:
        parse_measure(given_value)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("measure", "unit", "language", "shown"),
    [
        (3.14e23, "FLOP", "en", "3.14e23 FLOP"),
        (2.578e24, "FLOP", "en", "2.578e24 FLOP"),
        (1e24, "FLOP", "en", "1e24 FLOP"),
        (9.9999e23, "FLOP", "en", "1e24 FLOP"),
        (75_000_000.0, "USD", "en", "75M USD"),
        (75_000_000.0, "달러", "ko", "7,500만 달러"),
        (1234.5, "USD", "en", "1,234 USD"),
        (12.345, "h", "en", "12.35 h"),
        (40.0, "h", "en", "40 h"),
        (0.25, "", "en", "0.25"),
        (1.5e-7, "J", "en", "1.5e-7 J"),
    ],
)
def test_measures_are_shown_at_four_digits_with_their_unit(measure, unit, language, shown):
    assert format_measure(measure, unit, language) == shown


@given(st.floats(min_value=1e-300, max_value=1e300), st.sampled_from(["en", "ko"]))
def test_what_is_shown_reads_back_to_four_digits(measure, language):
    assert parse_measure(format_measure(measure, "", language)) == pytest.approx(measure, rel=6e-4)


@given(st.one_of(st.text(), st.floats(), st.integers(), st.decimals()))
def test_nothing_raises_anything_but_a_problem(given_value):
    try:
        measure = parse_measure(given_value)
    except ValueProblem:
        return
    assert 0 < measure < float("inf")
