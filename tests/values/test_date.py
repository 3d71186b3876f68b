import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.date import PartialDate
from catalog.values.problem import ValueProblem

days = st.dates()


@st.composite
def partial_dates(draw):
    day = draw(days)
    return PartialDate(*(day.year, day.month, day.day)[: draw(st.integers(1, 3))])


@pytest.mark.parametrize(
    ("text", "date", "precision", "first", "last"),
    [
        ("2020", PartialDate(2020), "year", dt.date(2020, 1, 1), dt.date(2020, 12, 31)),
        ("2020-05", PartialDate(2020, 5), "month", dt.date(2020, 5, 1), dt.date(2020, 5, 31)),
        ("2020-05-28", PartialDate(2020, 5, 28), "day", dt.date(2020, 5, 28), dt.date(2020, 5, 28)),
        ("2020-02", PartialDate(2020, 2), "month", dt.date(2020, 2, 1), dt.date(2020, 2, 29)),
        ("2019-12", PartialDate(2019, 12), "month", dt.date(2019, 12, 1), dt.date(2019, 12, 31)),
        ("0001", PartialDate(1), "year", dt.date(1, 1, 1), dt.date(1, 12, 31)),
        ("9999-12", PartialDate(9999, 12), "month", dt.date(9999, 12, 1), dt.date(9999, 12, 31)),
        (" 2020 ", PartialDate(2020), "year", dt.date(2020, 1, 1), dt.date(2020, 12, 31)),
    ],
)
def test_iso_dates_of_three_precisions_are_read(text, date, precision, first, last):
    assert PartialDate.parse(text) == date
    assert (date.precision, date.first, date.last) == (precision, first, last)
    assert str(date) == text.strip()


@pytest.mark.parametrize(
    ("text", "did_you_mean"),
    [
        ("", None),
        ("2020-13", None),
        ("2020-00", None),
        ("2020-02-30", None),
        ("2021-02-29", None),
        ("2020-05-00", None),
        ("0000", None),
        ("20200528", None),
        ("05/2020", None),
        ("summer 2021", None),
        ("2020-05-28T00:00", None),
        ("20200-05", None),
        ("-2020", None),
        ("٢٠٢٠", None),
        ("2020\x00", None),
        ("2020-5", "2020-05"),
        ("2020/05/28", "2020-05-28"),
        ("2020.5.8", "2020-05-08"),
        ("2020/13", None),
    ],
)
def test_other_texts_are_invalid_dates_with_a_suggestion_where_one_is_sure(text, did_you_mean):
    with pytest.raises(ValueProblem) as caught:
        PartialDate.parse(text)
    assert (caught.value.code, caught.value.did_you_mean) == ("invalid_date", did_you_mean)


@pytest.mark.parametrize(
    "parts",
    [(2020, None, 5), (0,), (10_000,), (2020, 0), (2020, 5, 0), pytest.param((10**5000,), id="huge")],
)
def test_no_impossible_date_can_be_made(parts):
    with pytest.raises(ValueProblem):
        PartialDate(*parts)


def test_a_date_cannot_be_changed():
    with pytest.raises(AttributeError):
        PartialDate(2020).year = 2021


@pytest.mark.parametrize(
    ("a", "b", "agrees"),
    [
        ("2020", "2020-05", True),
        ("2020", "2020-05-28", True),
        ("2020-05", "2020-05-28", True),
        ("2020-05", "2020-06", False),
        ("2020-05-28", "2020-05-29", False),
        ("2019", "2020-01-01", False),
    ],
)
def test_dates_agree_when_a_day_fits_both(a, b, agrees):
    assert PartialDate.parse(a).agrees(PartialDate.parse(b)) is agrees
    assert PartialDate.parse(b).agrees(PartialDate.parse(a)) is agrees


def test_dates_sort_by_first_day_and_the_less_precise_first():
    written = ["2019-12-31", "2020", "2020-01", "2020-01-01", "2020-01-02", "2020-02"]
    assert sorted(map(PartialDate.parse, reversed(written))) == list(map(PartialDate.parse, written))


@given(partial_dates())
def test_text_and_date_turn_into_each_other(date):
    assert PartialDate.parse(str(date)) == date
    assert date.first <= date.last


@given(partial_dates(), partial_dates())
def test_order_is_total_and_follows_the_first_day(a, b):
    assert (a < b) + (a == b) + (a > b) == 1
    assert (a.first <= b.first) if a < b else (a.first >= b.first)


@given(st.text())
def test_no_text_raises_anything_but_a_problem(text):
    try:
        date = PartialDate.parse(text)
    except ValueProblem:
        return
    assert str(date) == text.strip()
