"""By what organizations, terms, licenses, sources and products can be ordered."""

from collections.abc import Mapping

from django.db.models import CharField
from django.db.models.functions import Collate, Lower

from catalog.api.v1.ordering import Key, number, text


def name(column: str) -> Key:
    """This function will return a key for names in any case, ordered by code point on every server."""
    return Key(Collate(Lower(column), "C"), CharField())


COMMON: Mapping[str, Key] = {"slug": text("slug", unique=True), "model_count": number("model_count")}

TERM = {**COMMON, "name": name("name")}
LICENSE = {**TERM, "commercial_use": text("commercial_use")}
ORGANIZATION = {**TERM, "kind": text("kind"), "country": text("country")}
PRODUCT = {**TERM, "kind": text("kind")}
SOURCE = {
    **COMMON,
    "title": name("title"),
    "kind": text("kind"),
    "tier": number("tier"),
    "date": text("date"),
    "claim_count": number("claim_count"),
}
