"""Dates as sources give them: a year, a month or a day, never more precise than the source."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Literal

from catalog.values.problem import ValueProblem, quoted

Precision = Literal["year", "month", "day"]

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_NEARLY_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")
_DECEMBER = 12
_ALLOWED = "allowed are ISO 8601 dates such as 2020, 2020-05 or 2020-05-28"


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of year, month or day precision; ordered by its first day, the less precise first."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """This method will raise ValueProblem for a date that is in no calendar, years being 1 to 9999."""
        try:
            dt.date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        except (ValueError, OverflowError):
            raise ValueProblem("invalid_date", f"The calendar has no such date; {_ALLOWED}.") from None
        if self.month is None and self.day is not None:
            raise ValueProblem("invalid_date", f"A day needs a month; {_ALLOWED}.")

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """This method will return the date that an ISO 8601 text of year, month or day precision writes.

        It raises ValueProblem with the code `invalid_date` for anything else, with the right spelling where it can
        be told.
        """
        if match := _ISO.fullmatch(text.strip()):
            year, month, day = match.groups()
            return cls(int(year), int(month) if month else None, int(day) if day else None)
        raise ValueProblem(
            "invalid_date", f"{quoted(text)} is not a date; {_ALLOWED}.", did_you_mean=_suggestion(text.strip())
        )

    @property
    def first(self) -> dt.date:
        """The first day that the date may mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day that the date may mean."""
        month = self.month or _DECEMBER
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def precision(self) -> Precision:
        """How much of the date is given."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    def agrees(self, other: "PartialDate") -> bool:
        """This method will say whether some day is meant by both dates."""
        return self.first <= other.last and other.first <= self.last

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def _suggestion(text: str) -> str | None:
    """This function will return the ISO spelling of a date written year first with other marks or fewer zeros."""
    match = _NEARLY_ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        return str(PartialDate(int(year), int(month), int(day) if day else None))
    except ValueProblem:
        return None
