"""Dates as people write them in tables, to dates no more precise than that: `10/2018`, `May 2020`, `2023년 3월`."""

import datetime as dt
import re
from typing import Final

from catalog.values.date import PartialDate
from catalog.values.problem import ValueProblem, quoted
from catalog.values.text import one_line

DATE_LIMIT: Final = 60
"""Longest text that is read as a date, in characters."""

UNSET: Final = dt.date(1970, 1, 1)
"""The day from which computers count: where software prints it, nobody entered a date."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})\.?"
_YEAR = r"(?P<year>[12][0-9]{3})"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}(?:[-/.](?P<month>[0-9]{{1,2}})(?:[-/.](?P<day>[0-9]{{1,2}}))?)?",
        rf"{_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})[t ][0-9]{{2}}:[0-9]{{2}}(?::[0-9.]+)?(?:z| ?[+-][0-9:]+)?",
        rf"(?P<month>0?[1-9]|1[0-2])[-/.]{_YEAR}",
        rf"{_MONTH},? {_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_DAY} {_MONTH},? {_YEAR}",
        rf"{_YEAR},? {_MONTH}(?: {_DAY})?",
        rf"{_YEAR}년(?: ?(?P<month>[0-9]{{1,2}})월(?: ?(?P<day>[0-9]{{1,2}})일)?)?",
        r"(?P<year>[12][0-9]{3})(?P<month>0[1-9]|1[0-2])(?P<day>[0-3][0-9])",
    )
)
_TWO_WAYS = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([12][0-9]{3})")
_TWELVE = 12


def read_date(text: str) -> PartialDate | None:
    """This function will return the date that a text writes, as precise as written; None where it is a date unset.

    1 January 1970 is what software prints for no date, whatever the time of day; a month or a day of 0 is one that is
    not given. It raises ValueProblem for anything else, also for `03/04/2023`, which has a day and a month in an order
    that nobody knows.
    """
    line = one_line(text, limit=DATE_LIMIT).casefold()
    for form in _FORMS:
        if match := form.fullmatch(line):
            date = _dated(match.groupdict())
            return None if date.precision == "day" and date.first == UNSET else date
    if match := _TWO_WAYS.fullmatch(line):
        return _either_way(*map(int, match.groups()), text=text)
    raise ValueProblem("invalid_date", f"{quoted(text)} is not a date that can be read one way only.")


def _dated(parts: dict[str, str | None]) -> PartialDate:
    name = parts.get("name")
    month = _MONTHS[name] if name else int(parts.get("month") or 0)
    day = int(parts.get("day") or 0)
    return PartialDate(int(parts["year"] or 0), month or None, (day or None) if month else None)


def _either_way(first: int, second: int, year: int, *, text: str) -> PartialDate:
    """This function will return the date of which one number is too large for a month, or raise ValueProblem."""
    if first > _TWELVE or second > _TWELVE or first == second:
        day, month = (first, second) if first > _TWELVE else (second, first)
        return PartialDate(year, month, day)
    raise ValueProblem("invalid_date", f"{quoted(text)} has a day and a month in an order that nobody knows.")
