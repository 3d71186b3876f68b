"""Filters beside lists, each choice with its count from one query for each filter."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Count, F, Func, QuerySet, TextField
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from catalog.admin.found import among
from catalog.models import Claim, Domain, Modality
from catalog.vocabulary.openness import LEVELS


class GroupedFilter(SimpleListFilter):
    """A filter whose counts come from one grouped query, whatever the number of its choices."""

    column: str
    """Path of the column that is compared."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """This function will keep the rows that hold the chosen value."""
        return queryset.filter(**{self.column: self.value()}) if self.value() else queryset

    def get_facet_queryset(self, changelist: Any) -> dict[str, int]:
        """This function will return the count of each choice under the names that Django's filter expects."""
        others = changelist.get_queryset(self.request, exclude_parameters=self.expected_parameters())
        grouped = others.order_by().values_list(self.grouping()).annotate(Count("pk", distinct=True))
        counted = {str(value): number for value, number in grouped}
        return {f"{place}__c": counted.get(str(value), 0) for place, (value, _label) in enumerate(self.lookup_choices)}

    def grouping(self) -> Any:
        """This function will return what rows are grouped by."""
        return F(self.column)


class OpennessFilter(GroupedFilter):
    """Models by their level of access."""

    title = _("openness")
    parameter_name = "openness"
    column = "publication__openness"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """This function will return the six levels, the least open first."""
        return [(str(position), level.label) for level, position in LEVELS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """This function will keep the models of one level; a position that is none keeps nothing."""
        value = self.value()
        if value is None:
            return queryset
        return (
            queryset.filter(publication__openness=value) if value.isdecimal() and len(value) == 1 else queryset.none()
        )


class ListedFilter(GroupedFilter):
    """Models whose publication lists one of a vocabulary's terms or a narrower one."""

    table: Any

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """This function will return the terms by name, in the curator's language where they have one."""
        korean = get_language() == "ko"
        rows = self.table.objects.values_list("slug", "name", "name_ko").order_by("slug")
        return [(slug, name_ko if korean and name_ko else name) for slug, name, name_ko in rows]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """This function will keep the models that list the term."""
        return queryset.filter(**{f"{self.column}__contains": [self.value()]}) if self.value() else queryset

    def grouping(self) -> Any:
        """This function will return each listed term on its own."""
        return Func(F(self.column), function="unnest", output_field=TextField())

    def choices(self, changelist: Any) -> Iterator[Any]:
        """This function will leave out terms that no model lists, unless one is chosen."""
        for choice in super().choices(changelist):
            if choice["selected"] or not str(choice["display"]).endswith("(0)"):
                yield choice


class ModalityFilter(ListedFilter):
    """Models by what they take in or give out."""

    title = _("modality")
    parameter_name = "modality"
    column = "publication__modalities"
    table = Modality


class DomainFilter(ListedFilter):
    """Models by field of application."""

    title = _("domain")
    parameter_name = "domain"
    column = "publication__domains"
    table = Domain


class WorkFilter(SimpleListFilter):
    """Claims that wait for a curator, by what is to be done."""

    title = _("to do")
    parameter_name = "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """This function will return the worklists of claims."""
        return [("unchecked", _("find a source")), ("outdated", _("check again"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """This function will keep what is on the chosen worklist; a word that is none keeps nothing."""
        if self.value() is None:
            return queryset
        chosen = WORK.get(self.value() or "")
        return queryset.filter(among(request, chosen, chosen)) if chosen else queryset.none()


def unchecked_claims() -> QuerySet[Claim]:
    """This function will return what readers see on a word that nobody has checked."""
    return Claim.objects.on_no_checked_word().visible()


def outdated_claims() -> QuerySet[Claim]:
    """This function will return what readers see that has to be checked again by now."""
    return Claim.objects.past_freshness(timezone.now().date()).visible()


WORK: Mapping[str, Callable[[], QuerySet[Claim]]] = {"unchecked": unchecked_claims, "outdated": outdated_claims}
"""The claims on each worklist."""


class ConflictFilter(GroupedFilter):
    """Models whose sources disagree."""

    title = _("sources disagree")
    parameter_name = "conflict"
    column = "publication__has_conflict"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """This function will return yes and no."""
        return [("True", _("yes")), ("False", _("no"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """This function will keep the models of one side."""
        if self.value() not in {"True", "False"}:
            return queryset
        return queryset.filter(publication__has_conflict=self.value() == "True")
