"""Kinds: what the values of a parameter look like and how they are read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from langcodes import Language

from catalog.api.v1.parameter import whole_number, words
from catalog.values.count import parse_count
from catalog.values.date import PartialDate
from catalog.values.measure import parse_measure
from catalog.values.name import is_slug
from catalog.values.problem import ValueProblem, quoted
from catalog.vocabulary.openness import LEVELS, MofClass, Openness


@dataclass(frozen=True, slots=True)
class Kind:
    """How values are read, and their JSON schema."""

    parse: Callable[[str], Any]
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string"})
    noun: str = ""
    """For words of a vocabulary that grows: whose rows they name."""
    once: bool = False
    """Whether the parameter may be given once only."""


def closed(*allowed: str) -> Kind:
    """This function will return the kind of a parameter that takes one of a few words that never grow."""
    return Kind(words(*allowed), {"type": "string", "enum": list(allowed)})


def term(noun: str) -> Kind:
    """This function will return the kind of a parameter that takes slugs of a vocabulary; rows are looked up later."""
    return Kind(str.strip, noun=noun)


def _boolean(text: str) -> bool:
    return words("true", "false")(text.strip().lower()) == "true"


def _level(text: str) -> int:
    return LEVELS[Openness(words(*Openness.values)(text.strip()))]


_ROMAN = {"I": 1, "II": 2, "III": 3}


def _mof_class(text: str) -> int:
    roman = _ROMAN.get(text.strip().upper())
    return roman or whole_number(min(MofClass), max(MofClass))(text)


_OFTEN_MEANT = {"UK": "GB", "EL": "GR", "ROK": "KR", "PRC": "CN", "USA": "US", "UAE": "AE"}
_CODE_LENGTH = 2


def _country(text: str) -> str:
    """ISO 3166-1 alpha-2; the codes that the standard leaves to private use name no country."""
    code = text.strip().upper()
    private = code in {"AA", "ZZ"} or "QM" <= code <= "QZ" or "XA" <= code <= "XZ"
    wellformed = len(code) == _CODE_LENGTH and code.isascii() and code.isalpha()
    if wellformed and not private and Language.make(territory=code).is_valid():
        return code
    raise ValueProblem(
        "invalid_country",
        _("%(value)s is no country; allowed are ISO 3166-1 codes of two letters such as US, KR or GB.")
        % {"value": quoted(text)},
        did_you_mean=_OFTEN_MEANT.get(code),
    )


def _slug(text: str) -> str:
    slug = text.strip()
    if is_slug(slug):
        return slug
    raise ValueProblem(
        "invalid_slug",
        _("%(value)s is no slug; allowed are lower-case words joined by hyphens.") % {"value": quoted(text)},
        did_you_mean=slug.lower() if is_slug(slug.lower()) else None,
    )


_AGE = re.compile(r"(?P<number>[1-9][0-9]{0,4})(?P<unit>[dwy])")
_DAYS = {"d": 1, "w": 7, "y": 365}
_OLDEST = 36_500


def _age(text: str) -> int:
    """A number of days; a year counts 365 of them."""
    found = _AGE.fullmatch(text.strip().lower())
    days = int(found["number"]) * _DAYS[found["unit"]] if found else 0
    if 0 < days <= _OLDEST:
        return days
    digits = text.strip()
    raise ValueProblem(
        "invalid_age",
        _("%(value)s is no age; allowed are days, weeks or years up to a century, such as 180d, 26w or 1y.")
        % {"value": quoted(text)},
        did_you_mean=f"{digits}d" if _AGE.fullmatch(f"{digits}d") else None,
    )


BOOLEAN = Kind(_boolean, {"type": "boolean"}, once=True)
COUNT = Kind(parse_count)
MEASURE = Kind(parse_measure)
DATE = Kind(PartialDate.parse)
LEVEL = Kind(_level, {"type": "string", "enum": list(Openness.values)})
MOF_CLASS = Kind(_mof_class)
COUNTRY = Kind(_country)
SLUG = Kind(_slug)
AGE = Kind(_age, {"type": "string", "pattern": "^[1-9][0-9]{0,4}[dwy]$"}, once=True)
TEXT = Kind(str)
LICENSE = Kind(lambda text: text.strip().lower(), noun="license")
