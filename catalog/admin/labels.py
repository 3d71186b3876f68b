"""Labels: every term by noun and slug with its key and its name in the curator's language, in one query."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import CharField, F, Value
from django.http import HttpRequest
from django.utils.translation import get_language

from catalog.curation.vocabularies import TERM_TABLES


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of terms."""

    by_slug: Mapping[str, Mapping[str, tuple[int, str]]]
    """For each noun: key and name of each term by its slug."""

    @classmethod
    def load(cls) -> "Labels":
        """This function will read all terms of all vocabularies."""
        korean = get_language() == "ko"
        queries = []
        for noun, table in TERM_TABLES.items():
            name_ko = F("name_ko") if any(field.name == "name_ko" for field in table._meta.fields) else Value("")
            rows = table._default_manager.order_by().annotate(
                noun=Value(noun, output_field=CharField()), korean=_as_text(name_ko)
            )
            queries.append(rows.values_list("noun", "slug", "pk", "name", "korean"))
        found: dict[str, dict[str, tuple[int, str]]] = {noun: {} for noun in TERM_TABLES}
        for noun, slug, pk, name, name_ko in queries[0].union(*queries[1:], all=True):
            found[noun][slug] = (pk, name_ko if korean and name_ko else name)
        return cls(found)

    def key(self, noun: str, slug: str) -> int | None:
        """This function will return the key of a term, or None where its row is gone."""
        return self.by_slug[noun].get(slug, (None, slug))[0]

    def name(self, noun: str, slug: str) -> str:
        """This function will return the name of a term, or its slug where its row is gone."""
        return self.by_slug[noun].get(slug, (None, slug))[1]

    def known(self, noun: str) -> dict[str, str]:
        """This function will return the names of a vocabulary's terms by key, as choices take them."""
        return {str(pk): name for pk, name in self.by_slug[noun].values()}


class LabeledList(admin.ModelAdmin):
    """A list whose rows name terms: it reads all labels once, not those of each row."""

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """This function will return the list with the labels at hand of each of its rows."""
        changelist = super().get_changelist_instance(request)
        labels = Labels.load()
        for row in changelist.result_list:
            row.labels = labels
        return changelist


def _as_text(expression: F | Value) -> F | Value:
    return expression if isinstance(expression, F) else Value("", output_field=CharField())
