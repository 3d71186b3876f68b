"""Emptied models: the addresses that undone imports and merges leave, hidden from the list unless asked for."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from catalog.models import FoundationModel
from catalog.vocabulary.actions import ModelState


class EmptiedFilter(SimpleListFilter):
    """Hides withdrawn models of which nothing is left: the addresses of undone imports and of merged duplicates."""

    title = _("emptied by an undo or a merge")
    parameter_name = "emptied"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """This function will return what may be asked for beside the models that say something."""
        return [("only", _("only those")), ("all", _("all"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """This function will keep the models that say something unless the others are asked for."""
        emptied = Q(state=ModelState.WITHDRAWN, variants__isnull=True, claims__isnull=True)
        if self.value() == "all":
            return queryset
        keys = FoundationModel.objects.filter(emptied).values("pk")
        return queryset.filter(pk__in=keys) if self.value() == "only" else queryset.exclude(pk__in=keys)

    def choices(self, changelist: Any) -> Iterator[Any]:
        """This function will call the choice of no filter what it does."""
        choices = list(super().choices(changelist))
        return iter([{**choices[0], "display": _("hidden")}, *choices[1:]])
