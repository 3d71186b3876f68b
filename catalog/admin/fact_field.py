"""Fact fields: for each kind of value the input that fits it, and what such an input holds."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models

from catalog.admin.labels import Labels
from catalog.admin.typed import as_typed
from catalog.admin.widgets import KnownSelect, KnownSelectMultiple, PlainInput, PlainSelect, PlainTextarea
from catalog.curation.vocabularies import TERM_TABLES
from catalog.models import Architecture, Component, Domain, Modality, Product, Task
from catalog.vocabulary.attributes import Attribute, Kind
from catalog.vocabulary.openness import Openness

RELATIONS: dict[str, "models.Field[Any, Any]"] = {
    "organization": Product._meta.get_field("organizations"),
    "modality": Modality._meta.get_field("parent"),
    "domain": Domain._meta.get_field("parent"),
    "task": Task._meta.get_field("parent"),
    "architecture": Architecture._meta.get_field("parent"),
    "license": Component._meta.get_field("licenses"),
}
"""For each vocabulary a relation that leads to it: Django's autocompletion asks by relation, not by table."""

_LONG_TEXT = 90
_EXAMPLES = {
    Kind.COUNT: "8.9B",
    Kind.MEASURE: "3.14e23",
    Kind.DATE: "2020-05-28",
    Kind.URL: "https://",
    Kind.LANGUAGES: "en, ko",
}


def fact_field(entry: Attribute, labels: Labels, value: Any) -> forms.Field:
    """This function will return the field in which the value of an attribute is typed; it is never required."""
    match entry.kind:
        case Kind.TERM:
            return forms.ModelChoiceField(_rows(entry), required=False, widget=_choice(KnownSelect, entry, labels))
        case Kind.TERMS:
            widget = _choice(KnownSelectMultiple, entry, labels)
            return forms.ModelMultipleChoiceField(_rows(entry), required=False, widget=widget)
        case Kind.LEVEL:
            return forms.ChoiceField(choices=[("", "—"), *Openness.choices], required=False, widget=PlainSelect)
        case Kind.TEXT:
            long = len(str(value or "")) > _LONG_TEXT
            widget = PlainTextarea(attrs={"rows": 3 if long else 1, "class": "text"})
            return forms.CharField(required=False, widget=widget)
    attrs = {"class": str(entry.kind), "placeholder": _EXAMPLES[entry.kind], "autocomplete": "off"}
    return forms.CharField(required=False, widget=PlainInput(attrs=attrs))


def held(entry: Attribute, labels: Labels, value: Any) -> Any:
    """This function will return what the input of an attribute holds when its claim has this value."""
    if value is None:
        return [] if entry.kind is Kind.TERMS else ""
    match entry.kind:
        case Kind.TERM:
            return labels.key(entry.terms, value)
        case Kind.TERMS:
            return [key for slug in value if (key := labels.key(entry.terms, slug)) is not None]
    return as_typed(entry.key, value)


def claimed_value(entry: Attribute, cleaned: Any) -> Any:
    """This function will return what a claim says when its input held this, or None where it was left empty."""
    match entry.kind:
        case Kind.TERM:
            return cleaned.slug if cleaned else None
        case Kind.TERMS:
            return sorted(row.slug for row in cleaned) or None
    return cleaned or None


def _rows(entry: Attribute) -> models.QuerySet[Any]:
    return TERM_TABLES[entry.terms]._default_manager.all()


def _choice(widget: Any, entry: Attribute, labels: Labels) -> Any:
    choice = widget(RELATIONS[entry.terms], admin.site)
    choice.known = labels.known(entry.terms)
    return choice
