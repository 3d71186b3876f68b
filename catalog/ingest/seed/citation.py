"""Citations: the fields that every claim, component and edge of a fixture has."""

from collections.abc import Mapping
from typing import Any

from catalog.ingest.seed.problem import BadFixture
from catalog.ingest.seed.reading import Fields
from catalog.ingest.seed.records import CitedRecord
from catalog.values.date import PartialDate
from catalog.vocabulary.attributes import ATTRIBUTES
from catalog.vocabulary.bases import Basis
from catalog.vocabulary.confidences import Confidence
from catalog.vocabulary.ranks import Rank
from catalog.vocabulary.statuses import ValueStatus

ABSENT = [status.value for status in ValueStatus if status is not ValueStatus.KNOWN]


def cited(fields: Fields, own: Mapping[str, Any]) -> CitedRecord:
    """This function will read a citation around some fields of a fact's own, and refuse what is left."""
    record = CitedRecord(
        where=fields.where,
        source=fields.slug("source"),
        fields={
            **own,
            "locator": fields.text("locator", limit=500),
            "basis": fields.word("basis", Basis.values, Basis.STATED),
            "confidence": fields.word("confidence", Confidence.values, Confidence.VERIFIED),
            "rank": fields.word("rank", Rank.values, Rank.NORMAL),
            "note": fields.text("note"),
            "note_ko": fields.text("note_ko"),
        },
    )
    if record.fields["rank"] == Rank.DEPRECATED and not record.fields["note"]:
        raise BadFixture(fields.at("note"), "is required: a deprecated statement says why it is.")
    fields.done()
    return record


def claims(fields: Fields) -> list[CitedRecord]:
    """This function will read the claims of a subject, by attribute."""
    found: list[CitedRecord] = []
    for attribute, _ in fields.items("claims"):
        if attribute not in ATTRIBUTES:
            Fields(fields.at("claims"), {"attribute": attribute}).word("attribute", ATTRIBUTES)
        listed = Fields(fields.at("claims"), {attribute: fields.raw("claims")[attribute]})
        found.extend(_claim(claim, attribute) for claim in listed.each(attribute))
    return found


def _claim(fields: Fields, attribute: str) -> CitedRecord:
    if fields.has("value") == fields.has("status"):
        raise BadFixture(fields.where, "has either a value or a status that says why there is none.")
    return cited(
        fields,
        {
            "attribute": attribute,
            "value": fields.raw("value"),
            "status": fields.word("status", ABSENT) if fields.has("status") else ValueStatus.KNOWN.value,
            "disputed": fields.flag("disputed"),
            "as_of": date(fields, "as_of"),
            "verified_date": date(fields, "verified_date"),
        },
    )


def date(fields: Fields, key: str) -> str:
    """This function will return a field that is a date of any precision, or an empty text."""
    return str(fields.parsed(key, PartialDate.parse)) if fields.text(key) else ""
