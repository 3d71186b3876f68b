"""Tallies: how many published models hold each value of a column, in one query whatever the number of models."""

from collections.abc import Mapping
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, Count, F, Func, QuerySet, TextField, Value, When
from django.db.models.expressions import Combinable

from catalog.models import Publication


class Unnest(Func):
    """The entries of an array, one row each."""

    function = "unnest"
    output_field = TextField()
    set_returning = True


def tally_array(queryset: QuerySet[Publication], column: str) -> Mapping[str | None, int]:
    """This function will count the models that hold each slug of an array; None counts those that hold none."""
    nothing = Value([None], output_field=ArrayField(TextField(null=True)))
    entries = Case(When(**{column: []}, then=nothing), default=F(column), output_field=ArrayField(TextField()))
    return tally(queryset, Unnest(entries))


def tally(queryset: QuerySet[Publication], value: Combinable) -> Mapping[Any, int]:
    """This function will count the models of each value of an expression; None counts those without one."""
    rows = queryset.order_by().values(tallied=value).annotate(models=Count("pk"))
    return dict(rows.values_list("tallied", "models"))
