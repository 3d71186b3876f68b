from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.number import read_number

KOREAN_DIGITS = (("천", 1000), ("백", 100), ("십", 10), ("", 1))
KOREAN_MYRIADS = (("경", 10**16), ("조", 10**12), ("억", 10**8), ("만", 10**4), ("", 1))


def spell_section(number, *, mixed):
    """What stands before a myriad: `3천5백` when mixed, else `3500`."""
    if not mixed:
        return str(number)
    parts = []
    for name, unit in KOREAN_DIGITS:
        digit, number = divmod(number, unit)
        if digit:
            parts.append(f"{digit}{name}")
    return "".join(parts)


def spell_korean(number, *, mixed, gap):
    parts = []
    for name, unit in KOREAN_MYRIADS:
        section, number = divmod(number, unit)
        if section:
            parts.append(spell_section(section, mixed=mixed) + name)
    return gap.join(parts)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("8.9B", Fraction(8_900_000_000)),
        ("0.1K", Fraction(100)),
        (".5M", Fraction(500_000)),
        ("1e-2", Fraction(1, 100)),
        ("-3M", Fraction(-3_000_000)),
        ("\u22123M", Fraction(-3_000_000)),
        ("1.23456789012345678901234567890", Fraction("1.23456789012345678901234567890")),
        ("15백만", Fraction(15_000_000)),
        ("175십억", Fraction(175_000_000_000)),
        ("천억", Fraction(100_000_000_000)),
        ("3천5백만", Fraction(35_000_000)),
        ("1.5조", Fraction(1_500_000_000_000)),
        ("1조 5,000억", Fraction(1_500_000_000_000)),
        ("1,750억 개", Fraction(175_000_000_000)),
        ("1,750개", Fraction(1750)),
    ],
)
def test_numbers_are_read_exactly(text, number):
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "", "B", "7Q", "7 B B", "1,5B", "1,50,000", "0,750", "1.750.000", "1_00", "7e9B", "1e1000", "10⁹", "½", "٣",
        "0x10", "1 2", "5.", "e9", "--1", "7-8B", "8x7B", "7B+",
        "억", "만",
        "1조 억", "3억 4억", "3만 4억", "1억 12000만", "1.5억 3만", "1조 1.5억", "4백 3천", "3천12백만", "억개", "-3억",
    ],
)  # fmt: skip
def test_what_is_not_surely_a_number_is_none(text):
    assert read_number(text) is None


@given(st.integers(1, 2**63 - 1), st.booleans(), st.sampled_from(["", " "]))
def test_every_korean_numeral_reads_as_itself(number, mixed, gap):
    assert read_number(spell_korean(number, mixed=mixed, gap=gap)) == number


@given(st.integers(0, 2**63 - 1))
def test_every_way_of_grouping_thousands_reads_as_the_number(number):
    assert read_number(f"{number:,}") == read_number(f"{number:_}") == read_number(str(number)) == number
