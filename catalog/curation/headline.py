"""Headline: the values by which a model as a whole is listed and filtered, from its own claims and its variants'."""

from collections.abc import Mapping, Sequence
from typing import Any

from catalog.documents.facts import Resolved, VariantFacts, accepted_status, accepted_value
from catalog.models import FoundationModel
from catalog.vocabulary.attributes import ATTRIBUTES, CORE, Kind, Subject
from catalog.vocabulary.openness import LEVELS, Openness
from catalog.vocabulary.statuses import ValueStatus

TELLING = (
    ValueStatus.KNOWN,
    ValueStatus.UNDISCLOSED,
    ValueStatus.NOT_APPLICABLE,
    ValueStatus.UNKNOWN,
    ValueStatus.NOT_ASSESSED,
)
"""Value statuses from the one that says most."""


def headline(
    model: FoundationModel, resolved: Mapping[str, Resolved], variants: Sequence[VariantFacts]
) -> dict[str, Any]:
    """This function will return one value for each attribute, the source and claim counts, and what is missing."""
    values: dict[str, Any] = {
        key: _value(key, resolved, variants) for key, entry in ATTRIBUTES.items() if Subject.MODEL in entry.subjects
    }
    values |= _size(variants)
    values["missing"] = [
        key for key in CORE if not values[key] and all(variant.value(key) is None for variant in variants)
    ]
    sources = {fact.source.slug for fact in cited_facts(model)}
    values["sources"] = sorted(sources)
    values["source_count"] = len(sources)
    values["claim_count"] = sum(
        len(entry.claims) for subject in _subjects(resolved, variants) for entry in subject.values()
    )
    return values


def cited_facts(model: FoundationModel) -> list[Any]:
    """This function will return every fact of a model that names a source: claims, components and edges."""
    facts: list[Any] = [*model.claims.all(), *model.components.all(), *model.parents.all(), *model.product_edges.all()]
    for variant in model.variants.all():
        facts.extend(variant.claims.all())
    return facts


def _subjects(resolved: Mapping[str, Resolved], variants: Sequence[VariantFacts]) -> list[Mapping[str, Resolved]]:
    return [
        resolved,
        *(variant.resolved for variant in variants),
        *(part.resolved for variant in variants for part in variant.parts),
    ]


def _value(key: str, resolved: Mapping[str, Resolved], variants: Sequence[VariantFacts]) -> Any:
    """The model's own accepted value; where nobody claims one, what its variants say together."""
    kind = ATTRIBUTES[key].kind
    several = kind in {Kind.TERMS, Kind.LANGUAGES}
    if accepted_status(resolved, key) != ValueStatus.NOT_ASSESSED:
        value = accepted_value(resolved, key)
        return (value or []) if several else value
    known = [value for variant in variants if (value := variant.value(key)) is not None]
    if several:
        return sorted({item for value in known for item in value})
    if not known:
        return None
    return _together(kind, known)


def _together(kind: Kind, known: list[Any]) -> Any:
    if kind is Kind.DATE:
        return min(known)
    if kind in {Kind.COUNT, Kind.MEASURE}:
        return max(known)
    if kind is Kind.LEVEL:
        return max(known, key=lambda level: LEVELS[Openness(level)])
    # Texts and terms: true of the whole only where all variants say the same.
    return known[0] if all(value == known[0] for value in known) else None


def _size(variants: Sequence[VariantFacts]) -> dict[str, Any]:
    sized = [variant for variant in variants if variant.value("parameters") is not None]
    if sized:
        largest = max(sized, key=lambda variant: variant.value("parameters"))
        return {
            "parameters": largest.value("parameters"),
            "parameters_active": largest.value("parameters_active"),
            "parameters_status": ValueStatus.KNOWN.value,
        }
    statuses = {variant.status("parameters") for variant in variants} or {ValueStatus.NOT_ASSESSED}
    status = next(status for status in TELLING if status in statuses)
    return {"parameters": None, "parameters_active": None, "parameters_status": status.value}
