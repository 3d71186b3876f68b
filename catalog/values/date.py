"""Dates as sources give them: a year, a month or a day, never more precise than the source."""

import datetime
import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Literal

from catalog.values.problem import ValueProblem, quoted

Precision = Literal["year", "month", "day"]

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_NEARLY_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")
_ALLOWED = "allowed are ISO 8601 dates such as 2020, 2020-05 or 2020-05-28"


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of year, month or day precision; ordered by its first day, the less precise first."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueProblem("invalid_date", f"A day needs a month; {_ALLOWED}.")
        try:
            datetime.date(self.year, self.month or 1, self.day or 1)
        except (ValueError, OverflowError):
            written = f"{self.year}-{self.month}-{self.day}".replace("-None", "")
            raise ValueProblem("invalid_date", f"{quoted(written)} is not in the calendar; {_ALLOWED}.") from None
        if self.month == 0 or self.day == 0:
            raise ValueProblem("invalid_date", f"Months and days count from 1; {_ALLOWED}.")

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """This function will return the date that an ISO 8601 text of year, month or day precision writes.

        It raises ValueProblem with the code `invalid_date` for anything else, with the right spelling where one can
        be told.
        """
        stripped = text.strip()
        if match := _ISO.fullmatch(stripped):
            return cls(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]  # the year always matches
        raise ValueProblem(
            "invalid_date", f"{quoted(text)} is not a date; {_ALLOWED}.", did_you_mean=_suggestion(stripped)
        )

    @property
    def first(self) -> datetime.date:
        """The first day that the date may mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The last day that the date may mean."""
        month = self.month or 12
        if self.day is not None:
            return datetime.date(self.year, month, self.day)
        if month == 12:
            return datetime.date(self.year, 12, 31)
        return datetime.date(self.year, month + 1, 1) - datetime.timedelta(days=1)

    @property
    def precision(self) -> Precision:
        """How much of the date is given."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    def agrees(self, other: "PartialDate") -> bool:
        """This function will say whether some day is meant by both dates."""
        return self.first <= other.last and other.first <= self.last

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._key < other._key

    @property
    def _key(self) -> tuple[int, int, int]:
        return (self.year, self.month or 0, self.day or 0)

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def _suggestion(text: str) -> str | None:
    """This function will return the ISO spelling of a date written year first with other marks or fewer zeros."""
    if not (match := _NEARLY_ISO.fullmatch(text)):
        return None
    year, month, day = match.groups()
    try:
        return str(PartialDate(int(year), int(month), int(day) if day else None))
    except ValueProblem:
        return None
