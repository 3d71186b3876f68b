"""The filter set: one declaration of each parameter, turned into django-filter's filters with strict fields."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import format_lazy

from catalog.api.v1.filters.columns import Column
from catalog.api.v1.filters.kinds import BOOLEAN, Kind
from catalog.api.v1.filters.suffix import MEANINGS, Suffix
from catalog.api.v1.filters.terms import Slugs, missing_terms, slugs_of
from catalog.api.v1.filters.variant import OfVariant, same_variant
from catalog.api.v1.parameter import VALUE_LIMIT, Parameter
from catalog.api.v1.problem import Flaw
from catalog.models import PublishedVariant


@dataclass(frozen=True, kw_only=True)
class Declared:
    """One filter of a list, with all suffixes that apply to it."""

    name: str
    column: Column
    kind: Kind
    description: str | Promise
    example: str
    limit: int = VALUE_LIMIT

    def parameter(self, suffix: Suffix) -> Parameter:
        """This function will return the query parameter for one suffix."""
        kind = BOOLEAN if suffix is Suffix.EMPTY else self.kind
        return Parameter(
            name=f"{self.name}{suffix}",
            parse=kind.parse,
            description=format_lazy("{} {}", self.description, MEANINGS[suffix])
            if not kind.once or suffix is Suffix.EMPTY
            else self.description,
            example="true" if suffix is Suffix.EMPTY else self.example,
            schema=kind.schema,
            repeatable=not kind.once,
            limit=self.limit,
        )


class ValuesWidget(forms.Widget):
    """Hands over every value of a repeated parameter."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:  # noqa: ARG002 - Django's signature
        """This function will return the values in the order in which they came."""
        return list(data.getlist(name))


class ValuesField(forms.Field):
    """Reads the values of one parameter as it declares; each error carries its flaw."""

    widget = ValuesWidget

    def __init__(self, *, parameter: Parameter, **options: Any) -> None:
        super().__init__(**options)
        self.parameter = parameter

    def clean(self, value: list[str]) -> list[Any]:
        """This function will return the values, or raise a ValidationError for all that are wrong."""
        values, flaws = self.parameter.read(value)
        if flaws:
            raise ValidationError(
                [ValidationError(str(flaw.detail), code=flaw.code, params={"flaw": flaw}) for flaw in flaws]
            )
        return values


class DeclaredFilter(django_filters.Filter):
    """One parameter with one suffix."""

    field_class = ValuesField

    def __init__(self, declared: Declared, suffix: Suffix) -> None:
        self.declared = declared
        self.suffix = suffix
        self.parameter = declared.parameter(suffix)
        super().__init__(field_name=declared.name, required=False, parameter=self.parameter)

    def filter(self, qs: QuerySet[Any], value: Sequence[Any]) -> QuerySet[Any]:
        """This function will keep the rows that match by this parameter alone."""
        return qs.filter(self.declared.column.condition(self.suffix, value))


class StrictFilterSet(django_filters.FilterSet):
    """A filter set made of declarations; only the parameters of the request become fields."""

    declarations: ClassVar[tuple[Declared, ...]] = ()
    base_filters: Any
    """The library's own: filters by full name, of the class; of one instance, those that the request asks for."""

    def __init__(self, data: QueryDict, queryset: QuerySet[Any]) -> None:
        # Copying the filters and fields of every parameter would cost more than the query.
        self.base_filters = {name: entry for name in data if (entry := self.base_filters.get(name))}
        super().__init__(data=data, queryset=queryset)
        self._slugs: Slugs = {}

    @classmethod
    def get_filters(cls) -> dict[str, DeclaredFilter]:
        """This function will return the filters of all parameters with all suffixes that apply, by full name."""
        made = [DeclaredFilter(entry, suffix) for entry in cls.declarations for suffix in entry.column.suffixes]
        return {entry.parameter.name: entry for entry in made}

    def flaws(self) -> list[Flaw]:
        """This function will return what is wrong with the filters of the request, in their order."""
        if not self.filters:
            return []
        found = [error.params["flaw"] for errors in self.form.errors.as_data().values() for error in errors]
        terms = {
            name: (entry.declared.kind.noun, self.form.cleaned_data[name])
            for name, entry in self.filters.items()
            if entry.declared.kind.noun and entry.suffix is not Suffix.EMPTY and name in self.form.cleaned_data
        }
        if terms:
            self._slugs = slugs_of(terms.values())
            found.extend(missing_terms(terms, self._slugs))
        return found

    def filter_queryset(self, queryset: QuerySet[Any], *, leave_out: Collection[str] = ()) -> QuerySet[Any]:
        """This function will apply all filters, those on variants together; ask for `flaws` first.

        `leave_out` names parameters, without suffix, that are not applied.
        """
        whole = Q()
        bounds: list[Q] = []
        for name, entry in self.filters.items():
            if entry.declared.name in leave_out:
                continue
            column, values = entry.declared.column, self._values(entry, self.form.cleaned_data[name])
            if isinstance(column, OfVariant) and column.binds(entry.suffix):
                bounds.append(column.bound(entry.suffix, values))
            else:
                whole &= column.condition(entry.suffix, values)
        if bounds:
            whole &= same_variant(bounds)
        return queryset.filter(whole) if whole else queryset

    def variants(self, *, leave_out: Collection[str] = ()) -> QuerySet[PublishedVariant]:
        """This function will return the variants within all bounds, which must hold for the same one."""
        within = Q()
        for name, entry in self.filters.items():
            column = entry.declared.column
            if entry.declared.name not in leave_out and isinstance(column, OfVariant) and column.binds(entry.suffix):
                within &= column.bound(entry.suffix, self.form.cleaned_data[name])
        return PublishedVariant.objects.filter(within)

    def chosen(self, name: str) -> Sequence[Any]:
        """This function will return the values of one filter as columns hold them, none where it was not sent."""
        return self._values(self.filters[name], self.form.cleaned_data[name]) if name in self.filters else ()

    def _values(self, entry: DeclaredFilter, values: Sequence[Any]) -> Sequence[Any]:
        if not entry.declared.kind.noun or entry.suffix is Suffix.EMPTY:
            return values
        return [self._slugs[entry.declared.kind.noun, value] for value in values]

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        """This function will return every parameter that filters, with every suffix that applies."""
        return tuple(entry.parameter for entry in cls.base_filters.values())
