"""Values as a page shows them: numbers, dates, levels and terms in the page's language."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf.locale import LANG_INFO
from django.utils.dateformat import format as format_date
from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from catalog.values import typed
from catalog.values.count import exact_count, format_count
from catalog.values.date import PartialDate
from catalog.values.problem import ValueProblem
from catalog.vocabulary.attributes import ATTRIBUTES, Kind
from catalog.vocabulary.openness import LEVELS, Openness
from catalog.vocabulary.statuses import ValueStatus
from catalog.web.names import Names, language

SMALLEST_ROUNDED = 100_000
"""From here on format_count rounds."""

ABSENT = {
    ValueStatus.UNDISCLOSED: gettext_lazy("undisclosed"),
    ValueStatus.UNKNOWN: gettext_lazy("unknown"),
    ValueStatus.NOT_ASSESSED: gettext_lazy("not assessed"),
    ValueStatus.NOT_APPLICABLE: gettext_lazy("not applicable"),
}
"""Why there is no value, in a word or two; the vocabulary's own labels are sentences."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of openness as a badge."""

    slug: str
    label: str
    position: int
    """0 for closed to 5 for open weights."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One value: just one of text, href, terms and level says it; absent says why there is none."""

    text: str = ""
    exact: str = ""
    """All digits, where the text is rounded."""
    href: str = ""
    terms: tuple[tuple[str, str], ...] = ()
    """Address of the list of models with the term, empty where there is none, and the term's name."""
    level: Level | None = None
    absent: str = ""
    is_prose: bool = False


def level(slug: str | None) -> Level | None:
    """This function will return a level of openness as a badge, or None while it is unknown."""
    if slug is None or slug not in Openness:
        return None
    known = Openness(slug)
    return Level(slug, str(known.label), LEVELS[known])


def absence(status: str) -> str:
    """This function will return why there is no value, in a word or two."""
    return str(ABSENT[ValueStatus(status)]) if status in ABSENT else status


def count(value: int | None, status: str) -> Shown:
    """This function will return a number of parameters, or why there is none."""
    if value is None:
        return Shown(absent=absence(status))
    return Shown(text=format_count(value, language()), exact=exact_count(value) if value >= SMALLEST_ROUNDED else "")


def shown(attribute: str, value: Any, status: str, names: Names) -> Shown:
    """This function will return the value of an attribute as the page shows it."""
    if status != ValueStatus.KNOWN or value is None:
        return Shown(absent=absence(status))
    match ATTRIBUTES[attribute].kind:
        case Kind.COUNT | Kind.MEASURE:
            return _number(attribute, value)
        case Kind.URL:
            return Shown(text=_bare(value), href=safe_href(value))
        case Kind.LEVEL:
            return Shown(level=level(value))
        case Kind.TERM | Kind.TERMS | Kind.LANGUAGES:
            return Shown(terms=_terms(attribute, [value] if isinstance(value, str) else value, names))
    is_date = ATTRIBUTES[attribute].kind is Kind.DATE
    return Shown(text=date(value)) if is_date else Shown(text=str(value), is_prose=True)


def _number(attribute: str, value: float) -> Shown:
    entry = ATTRIBUTES[attribute]
    unit = "" if attribute.startswith(entry.unit) else entry.unit  # “3B parameters” under “parameters” repeats
    return Shown(
        text=typed.show(entry.kind, value, unit, language()),
        exact=exact_count(value) if isinstance(value, int) and value >= SMALLEST_ROUNDED else "",
    )


def _terms(attribute: str, slugs: list[str], names: Names) -> tuple[tuple[str, str], ...]:
    entry = ATTRIBUTES[attribute]
    if entry.kind is Kind.LANGUAGES:
        return tuple(("", language_name(tag)) for tag in slugs)
    return tuple((f"/?{parameter(attribute)}={slug}", names.name(entry.terms, slug)) for slug in slugs)


def parameter(attribute: str) -> str:
    """This function will return the parameter of the front page that filters by a term of an attribute."""
    return {"input_modalities": "input_modality", "output_modalities": "output_modality"}.get(
        attribute, ATTRIBUTES[attribute].terms
    )


def date(text: str | None) -> str:
    """This function will return an ISO 8601 date of any precision as people of the page's language write it."""
    if not text:
        return ""
    try:
        partial = PartialDate.parse(text)
    except ValueProblem:
        return text
    if partial.precision == "year":
        return pgettext("a date known to the year", "%(year)d") % {"year": partial.year}
    wanted = "YEAR_MONTH_FORMAT" if partial.precision == "month" else "DATE_FORMAT"
    return format_date(partial.first, get_format(wanted))


def language_name(tag: str) -> str:
    """This function will return what a language is called, or its BCP-47 tag where Django has no name for it."""
    info = LANG_INFO.get(tag.lower()) or LANG_INFO.get(tag.partition("-")[0])
    name = info.get("name") if info else None
    return f"{_(name)} ({tag})" if name else tag


def safe_href(address: str | None) -> str:
    """This function will return a web address, or empty text for any other scheme."""
    return address if address and urlsplit(address).scheme in {"http", "https"} else ""


def _bare(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/")
