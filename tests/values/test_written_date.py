import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.date import PartialDate
from catalog.values.problem import ValueProblem
from catalog.values.written_date import read_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-05-29", "2024-05-29"), ("2023", "2023"), ("2020-05", "2020-05"), ("2020-5-3", "2020-05-03"),
        ("2023/07/04", "2023-07-04"), ("10/2018", "2018-10"), ("May 2020", "2020-05"), ("Sept. 2022", "2022-09"),
        ("14 March 2023", "2023-03-14"), ("March 14th, 2023", "2023-03-14"), ("2023 Mar", "2023-03"),
        ("2024-05-15 12:00:00+00:00", "2024-05-15"), ("2024-05-15T12:00:00Z", "2024-05-15"), ("20230314", "2023-03-14"),
        ("2023년 3월 14일", "2023-03-14"), ("2023년", "2023"), ("13/04/2023", "2023-04-13"),
        ("04/13/2023", "2023-04-13"),
        ("05/05/2023", "2023-05-05"), ("2023-00-00", "2023"), ("2023-06-00", "2023-06"), ("1955-03-01", "1955-03-01"),
        ("2020\u00a0-05", None), ("1970", "1970"), ("1970-01", "1970-01"),
    ],
)  # fmt: skip
def test_dates_are_read_as_precise_as_they_are_written(text, date):
    if date is None:
        with pytest.raises(ValueProblem):
            read_date(text)
    else:
        assert str(read_date(text)) == date


@pytest.mark.parametrize("text", ["1970-01-01", "1970-01-01 00:00:00", "1970-01-01T00:00:00+00:00", "1 January 1970"])
def test_the_day_from_which_computers_count_is_no_date(text):
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text",
    ["", "03/04/2023", "xx", "Q1 2023", "45000", "2023-02-30", "2024-13", "99/2020", "14/2023", "May", "20", "1e3",
     "2023-05-01\x00", "2023-05-01 and later", "9" * 100],
)  # fmt: skip
def test_what_can_be_read_in_no_way_or_in_two_is_a_problem(text):
    with pytest.raises(ValueProblem):
        read_date(text)


@given(
    st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%B %d, %Y", "%Y.%m.%d"]),
)
def test_every_day_comes_back_from_how_it_is_written(day, form):
    date = read_date(day.strftime(form))
    assert date == (None if day.isoformat() == "1970-01-01" else PartialDate(day.year, day.month, day.day))
