import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog.values.count import LARGEST_COUNT, exact_count, format_count, parse_count, significant_digits
from catalog.values.problem import ValueProblem


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("7B", 7_000_000_000),
        ("7b", 7_000_000_000),
        ("2.7b", 2_700_000_000),
        ("8.9B", 8_900_000_000),
        ("7.0B", 7_000_000_000),
        ("8.9 billion", 8_900_000_000),
        ("175 B", 175_000_000_000),
        ("350M", 350_000_000),
        ("345 million", 345_000_000),
        ("345 Million", 345_000_000),
        ("1.5T", 1_500_000_000_000),
        ("2 trillion", 2_000_000_000_000),
        ("501k", 501_000),
        ("50K", 50_000),
        ("3 thousand", 3_000),
        ("7e9", 7_000_000_000),
        ("1.1E+8", 110_000_000),
        ("110,000,000", 110_000_000),
        ("110_000_000", 110_000_000),
        ("109482240", 109_482_240),
        ("1,750억", 175_000_000_000),
        ("1750억", 175_000_000_000),
        ("5,300억", 530_000_000_000),
        ("1조", 1_000_000_000_000),
        ("3억 4천만", 340_000_000),
        ("3억4천만", 340_000_000),
        ("１７５Ｂ", 175_000_000_000),
        ("1.5\N{NO-BREAK SPACE}T", 1_500_000_000_000),
        ("\t7B\n", 7_000_000_000),
        ("7\N{ZERO WIDTH SPACE}B", 7_000_000_000),
        ("0", 0),
        (0, 0),
        (174_600_000_000, 174_600_000_000),
        (LARGEST_COUNT, LARGEST_COUNT),
        (str(LARGEST_COUNT), LARGEST_COUNT),
    ],
)
def test_counts_are_read_as_people_write_them(text, count):
    assert parse_count(text) == count


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "invalid_count"),
        ("big", "invalid_count"),
        ("NaN", "invalid_count"),
        ("inf", "invalid_count"),
        ("unknkown", "invalid_count"),
        ("29M-197M", "invalid_count"),
        ("8x7B", "invalid_count"),
        ("30B A3B", "invalid_count"),
        ("11 B (up to)", "invalid_count"),
        ("1,5B", "invalid_count"),
        ("10⁹", "invalid_count"),
        ("0.5", "not_whole"),
        ("1e-3", "not_whole"),
        ("1.23456K", "not_whole"),
        ("8.90000000001B", "not_whole"),
        ("-1", "too_small"),
        ("-7B", "too_small"),
        (-1, "too_small"),
        (str(LARGEST_COUNT + 1), "too_large"),
        (LARGEST_COUNT + 1, "too_large"),
        pytest.param(10**5000, "too_large", id="huge"),
        ("1e999", "too_large"),
        ("9" * 65, "too_long"),
        ("7\x00B", "invalid_character"),
        ("7\x1cB", "invalid_character"),
        ("7\ud800", "invalid_character"),
        (True, "wrong_type"),
        (7.0, "wrong_type"),
        (None, "wrong_type"),
    ],
)
def test_anything_else_is_a_problem_that_says_what_is_allowed(text, code):
    with pytest.raises(ValueProblem) as caught:
        parse_count(text)
    assert caught.value.code == code
    assert "allowed" in caught.value.detail
    assert caught.value.detail.endswith(".")


def test_the_least_allowed_count_can_be_set():
    assert parse_count("1", minimum=1) == 1
    assert parse_count("-5", minimum=-5) == -5
    with pytest.raises(ValueProblem, match="from 1"):
        parse_count("0", minimum=1)


def test_ten_kilobytes_are_refused_at_once():
    started = time.perf_counter()
    for text in ("9" * 10_000, "1," * 5_000, "3억 " * 3_000, "천" * 10_000):
        with pytest.raises(ValueProblem):
            parse_count(text)
    assert time.perf_counter() - started < 1


@given(st.text())
@example("3억 4천만")
@example("1_000")
def test_no_text_raises_anything_but_a_problem(text):
    try:
        count = parse_count(text)
    except ValueProblem:
        return
    assert 0 <= count <= LARGEST_COUNT


@pytest.mark.parametrize(
    ("count", "english", "korean"),
    [
        (0, "0", "0"),
        (768, "768", "768"),
        (1_024, "1,024", "1,024"),
        (30_522, "30,522", "3만 522"),
        (50_000, "50,000", "5만"),
        (99_999, "99,999", "9만 9,999"),
        (128_000, "128K", "12만 8,000"),
        (4_385_920, "4.386M", "438만 6,000"),
        (110_000_000, "110M", "1억 1,000만"),
        (109_482_240, "109.5M", "1억 950만"),
        (350_000_000, "350M", "3억 5,000만"),
        (999_949_999, "999.9M", "9억 9,990만"),
        (999_950_000, "1B", "10억"),
        (8_900_000_000, "8.9B", "89억"),
        (8_632_000_000, "8.632B", "86억 3,200만"),
        (175_000_000_000, "175B", "1,750억"),
        (174_604_000_000, "174.6B", "1,746억"),
        (530_000_000_000, "530B", "5,300억"),
        (1_500_000_000_000, "1.5T", "1조 5,000억"),
        (10**15, "1,000T", "1,000조"),
        (-8_900_000_000, "-8.9B", "-89억"),
    ],
)
def test_counts_are_shown_as_people_read_them(count, english, korean):
    assert format_count(count) == english
    assert format_count(count, "ko") == korean


@given(st.integers(1, 9_999), st.integers(0, 15), st.sampled_from(["en", "ko"]))
def test_round_numbers_come_back_from_what_is_shown(digits, zeros, language):
    count = min(digits * 10**zeros, 9_223 * 10**15)
    assert parse_count(format_count(count, language)) == count


@given(st.integers(0, LARGEST_COUNT), st.sampled_from(["en", "ko"]))
def test_what_is_shown_is_right_to_four_digits_and_exact_below_a_hundred_thousand(count, language):
    shown = parse_count(format_count(count, language))
    assert abs(shown - count) * 2000 <= count
    assert shown == count or count >= 100_000


@given(st.integers(-LARGEST_COUNT, LARGEST_COUNT))
def test_exact_counts_hold_every_digit(count):
    assert int(exact_count(count).replace(",", "")) == count


def test_exact_counts_are_grouped():
    assert exact_count(8_900_000_000) == "8,900,000,000"


@pytest.mark.parametrize(
    ("count", "digits"), [(110_000_000, 2), (109_482_240, 8), (7, 1), (10**12, 1), (0, 1), (-340, 2), (1_005, 4)]
)
def test_trailing_zeros_are_not_significant(count, digits):
    assert significant_digits(count) == digits
