"""Columns of the table of models: stable names in a stable order, one plain value in each cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SEPARATOR = "|"
"""Stands between the entries of a list; no slug, code or attribute holds it."""

SOURCES = ("summary_document", "countries", "training_compute", "missing")
"""Columns of the publication that a row of the table is made from."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how its value is found in a model's summary or in a column of its publication."""

    value: Callable[[Mapping[str, Any]], Any]
    help_text: str | Promise


def _own(key: str) -> Callable[[Mapping[str, Any]], Any]:
    return lambda model: model[key]


COLUMNS: Mapping[str, Column] = {
    "slug": Column(_own("slug"), _("Address of the model.")),
    "name": Column(_own("name"), _("Name by which it is cited.")),
    "name_ko": Column(_own("name_ko"), _("Name in Korean.")),
    "organizations": Column(
        lambda model: [entry["slug"] for entry in model["organizations"]], _("Slugs of who develops or publishes it.")
    ),
    "countries": Column(_own("countries"), _("Countries of its organizations.")),
    "input_modalities": Column(lambda model: model["modalities"]["input"], _("What it takes in.")),
    "output_modalities": Column(lambda model: model["modalities"]["output"], _("What it gives out.")),
    "domains": Column(_own("domains"), _("Fields of application.")),
    "architecture": Column(_own("architecture"), _("Family of architectures.")),
    "parameters": Column(_own("parameters"), _("Of the largest variant; empty unless known, never 0.")),
    "parameters_active": Column(_own("parameters_active"), _("Per token, for mixtures of experts.")),
    "parameters_status": Column(
        _own("parameters_status"), _("known, undisclosed, unknown, not_assessed or not_applicable.")
    ),
    "training_compute": Column(_own("training_compute"), _("FLOP, the largest of its variants; empty unless known.")),
    "openness": Column(_own("openness"), _("Level of access; empty while unknown.")),
    "mof_class": Column(
        _own("mof_class"), _("Model Openness Framework class: 1, 2 or 3; empty where none is reached.")
    ),
    "licenses": Column(_own("licenses"), _("Slugs of licenses of the model.")),
    "release_date": Column(_own("release_date"), _("ISO 8601 date of year, month or day precision.")),
    "has_conflict": Column(_own("has_conflict"), _("Whether its sources disagree.")),
    "source_count": Column(_own("source_count"), _("Number of its sources.")),
    "claim_count": Column(_own("claim_count"), _("Number of its claims.")),
    "missing": Column(_own("missing"), _("Core attributes of which no value is known.")),
    "revision": Column(_own("revision"), _("Number of the published document.")),
    "updated_at": Column(_own("updated_at"), _("When it was published, ISO 8601 in UTC.")),
    "url": Column(_own("url"), _("Path of the model's document, without a host.")),
}
"""Every column by its name, in the order of the table."""
