"""Labels: what values of filters are called by people, in the active language."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalog.models import Architecture, Domain, License, Modality, Organization, Product, Source, Task
from catalog.values.count import format_count
from catalog.vocabulary.attributes import ATTRIBUTES
from catalog.vocabulary.countries import COUNTRIES
from catalog.vocabulary.licenses import Permission
from catalog.vocabulary.openness import MofClass, Openness
from catalog.vocabulary.statuses import ValueStatus

Labels = Callable[[Iterable[str]], Mapping[str, str]]
"""The labels of some values; values that have none are missing."""

KOREAN = "ko"


def of_rows(table: type[Model], name: str, korean: str | None) -> Labels:
    """This function will return the labels of the slugs of a table, read in one query."""

    def read(values: Iterable[str]) -> Mapping[str, str]:
        rows: QuerySet[Any] = table._default_manager.filter(slug__in=list(values))
        if korean is None or get_language() != KOREAN:
            return dict(rows.values_list("slug", name))
        return {slug: own or other for slug, own, other in rows.values_list("slug", korean, name)}

    return read


def of_words(words: Mapping[str, Any]) -> Labels:
    """This function will return the labels of a closed list."""
    return lambda values: {value: str(words[value]) for value in values if value in words}


def of_years(values: Iterable[str]) -> Mapping[str, str]:
    """This function will return years as they are."""
    return {value: value for value in values}


def of_bands(values: Iterable[str]) -> Mapping[str, str]:
    """This function will return bands of counts, written `1B..10B`, as people read them."""
    return {value: _band(*value.split("..")) for value in values}


def of_truth(values: Iterable[str]) -> Mapping[str, str]:
    """This function will return what it means that sources of a model disagree, or do not."""
    words = {"true": _("Sources disagree"), "false": _("Sources agree")}
    return {value: words[value] for value in values if value in words}


def _band(least: str, most: str) -> str:
    if not least:
        return _("below %(most)s") % {"most": _shown(most)}
    if not most:
        return _("%(least)s and more") % {"least": _shown(least)}
    return _("%(least)s to %(most)s") % {"least": _shown(least), "most": _shown(most)}


def _shown(count: str) -> str:
    return format_count(int(count), KOREAN if get_language() == KOREAN else "en")


LABELS: Mapping[str, Labels] = {
    "modality": of_rows(Modality, "name", "name_ko"),
    "domain": of_rows(Domain, "name", "name_ko"),
    "task": of_rows(Task, "name", "name_ko"),
    "architecture": of_rows(Architecture, "name", "name_ko"),
    "organization": of_rows(Organization, "name", "name_ko"),
    "product": of_rows(Product, "name", "name_ko"),
    "source": of_rows(Source, "title", "title_ko"),
    "license": of_rows(License, "name", None),
    "country": of_words(COUNTRIES),
    "openness": of_words({level.value: level.label for level in Openness}),
    "mof_class": of_words({str(entry.value): entry.label for entry in MofClass}),
    "commercial_use": of_words({entry.value: entry.label for entry in Permission}),
    "parameters_status": of_words({entry.value: entry.label for entry in ValueStatus}),
    "missing": of_words({key: entry.label for key, entry in ATTRIBUTES.items()}),
    "released": of_years,
    "parameters": of_bands,
    "has_conflict": of_truth,
}
"""Labels by what the values are."""
