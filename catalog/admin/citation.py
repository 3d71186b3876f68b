"""The citation of a change: whose word it is, where it stands, on what basis, how sure."""

from collections.abc import Sequence
from functools import cache

from django import forms
from django.contrib import admin
from django.db.models import Choices
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalog.admin.widgets import KnownSelect
from catalog.models import Component, Source
from catalog.vocabulary.bases import Basis
from catalog.vocabulary.confidences import Confidence

PLACEHOLDER = "__fact__"
"""Stands in the names of a blank citation for the prefix of the fact that it is copied to."""


CITATION = ("source", "locator", "basis", "confidence", "note")
"""The names of a citation's fields."""


def brief(words: type[Choices]) -> Sequence[tuple[str, str]]:
    """This function will return choices by their first words: what follows the colon explains them elsewhere."""
    return _brief(words, get_language())


@cache
def _brief(words: type[Choices], _language: str | None) -> Sequence[tuple[str, str]]:
    return tuple((value, str(label).split(":")[0]) for value, label in words.choices)


def citation_fields() -> dict[str, forms.Field]:
    """This function will return the fields of a citation, none of them required until something is stated."""
    source = KnownSelect(Component._meta.get_field("source"), admin.site)
    hints = {"placeholder": _("Table 2, row 3"), "autocomplete": "off"}
    return {
        "source": forms.ModelChoiceField(Source.objects.all(), required=False, label=_("Source"), widget=source),
        "locator": forms.CharField(
            max_length=500, required=False, label=_("Locator"), widget=forms.TextInput(attrs=hints)
        ),
        "basis": forms.ChoiceField(choices=Basis.choices, required=False, label=_("Basis")),
        "confidence": forms.ChoiceField(choices=brief(Confidence), required=False, label=_("Confidence")),
        "note": forms.CharField(
            required=False, label=_("Note"), widget=forms.Textarea(attrs={"rows": 1, "class": "text"})
        ),
    }


class CitationForm(forms.Form):
    """A blank citation, to be copied to the fact that is touched."""

    def __init__(self) -> None:
        super().__init__(prefix=PLACEHOLDER)
        self.fields = citation_fields()
