"""Comparison: what several models say of each attribute, side by side, with the claims behind each value."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from django.utils.translation import gettext as _

from catalog.documents.claim_record import shown
from catalog.documents.encoding import BASE
from catalog.documents.foundation_model import DATES, LINKS, TRAINING
from catalog.models import Publication
from catalog.vocabulary.attributes import ATTRIBUTES, Attribute
from catalog.vocabulary.statuses import ValueStatus

LEAST, MOST = 2, 10
"""How many models one comparison takes."""

PLACES: Mapping[str, tuple[str, ...]] = {
    "input_modalities": ("modalities", "input"),
    "output_modalities": ("modalities", "output"),
    **{attribute: ("training", key) for key, attribute in TRAINING.items()},
    **{attribute: ("dates", key) for key, attribute in DATES.items()},
    **{attribute: ("links", key) for key, attribute in LINKS.items()},
}
"""Where a document holds the value of an attribute that does not stand under its own name."""


def documents(slugs: Sequence[str]) -> dict[str, dict[str, Any]]:
    """This function will return the published documents of some models, in one query; unknown slugs are missing."""
    rows = Publication.objects.filter(slug__in=slugs).values_list("slug", "document")
    found = {slug: orjson.loads(document) for slug, document in rows}
    return {slug: found[slug] for slug in slugs if slug in found}


def compare(compared: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """This function will set documents side by side: every attribute claimed of any, and whether they differ in it."""
    return {
        "models": [
            {key: document[key] for key in ("slug", "name", "name_ko", "url", "html_url", "revision")}
            for document in compared.values()
        ],
        "attributes": [
            _row(entry, compared)
            for key, entry in ATTRIBUTES.items()
            if any(key in document["evidence"] for document in compared.values())
        ],
    }


def _row(entry: Attribute, compared: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    values = [_value(entry.key, slug, document) for slug, document in compared.items()]
    return {
        "attribute": entry.key,
        "attribute_label": str(entry.label),
        "unit": entry.unit or None,
        "differs": any(_said(value) != _said(values[0]) for value in values[1:]),
        "values": values,
    }


def _said(value: Mapping[str, Any]) -> Any:
    """What two models are compared by: the value of the whole, or what their variants say where the whole has none."""
    if value["value"] is None and value["variants"]:
        return sorted(map(str, value["variants"].values()))
    return value["status"], value["value"]


def _value(key: str, slug: str, document: Mapping[str, Any]) -> dict[str, Any]:
    accepted = [claim for claim in document["evidence"].get(key, ()) if claim["accepted"]]
    variants = {
        claim["variant"]: claim["value"] for claim in accepted if claim["variant"] and claim["value"] is not None
    }
    value = _headline(key, document, accepted)
    status = _status(key, document, accepted, known=value is not None or bool(variants))
    return {
        "slug": slug,
        "value": value,
        "status": status,
        "shown": _("differs between its variants") if value is None and variants else shown(key, status, value),
        "variants": variants,
        "has_conflict": any(conflict["attribute"] == key for conflict in document["conflicts"]),
        "claims": [claim["id"] for claim in accepted],
        "claims_url": f"{BASE}claims/?model={slug}&attribute={key}",
    }


def _headline(key: str, document: Mapping[str, Any], accepted: Sequence[Mapping[str, Any]]) -> Any:
    """The value of the model as a whole, as its document gives it; records as their slugs, None for an empty list."""
    if key in PLACES:
        group, name = PLACES[key]
        found = document[group][name]
    elif key in document and key != "evidence":
        found = document[key]
    else:
        found = next((claim["value"] for claim in accepted if claim["variant"] is None), None)
    if isinstance(found, list):
        return [item["slug"] if isinstance(item, dict) else item for item in found] or None
    return found


def _status(key: str, document: Mapping[str, Any], accepted: Sequence[Mapping[str, Any]], *, known: bool) -> str:
    if known:
        return ValueStatus.KNOWN.value
    if key == "parameters":
        return str(document["parameters_status"])
    own = [claim["status"] for claim in accepted if claim["variant"] is None]
    return own[0] if own else ValueStatus.NOT_ASSESSED.value
