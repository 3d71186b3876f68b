"""Columns: what filters, orderings and search compare, taken from a model's facts."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.search import SearchVector
from django.db.models import Value
from django.db.models.expressions import Combinable

from catalog.curation.freshness import verified_on
from catalog.curation.vocabularies import Vocabularies
from catalog.documents.encoding import encode
from catalog.documents.facts import ModelFacts, VariantFacts
from catalog.documents.foundation_model import conflicts
from catalog.models import PublishedConflict, PublishedName, PublishedVariant
from catalog.models.publication import PublishedNameKind
from catalog.values.date import PartialDate
from catalog.values.hangul import bigrams
from catalog.values.name import fold
from catalog.vocabulary.openness import LEVELS, Openness

SEARCH_CONFIG = "english"
"""Text search configuration on both sides of a match: stems English, leaves Hangul bigrams as they are."""


def columns(facts: ModelFacts, vocabularies: Vocabularies) -> dict[str, Any]:
    """This function will return the columns of a publication other than its documents and numbers."""
    headline, model = facts.headline, facts.model
    released = PartialDate.parse(str(headline["release_date"])) if headline["release_date"] else None
    inputs = vocabularies.widen("modality", _slugs(headline["input_modalities"]))
    outputs = vocabularies.widen("modality", _slugs(headline["output_modalities"]))
    architecture = headline["architecture"]
    organizations = _slugs(headline["organizations"])
    licenses = _slugs(headline["licenses"])
    compute = [value for variant in facts.variants if (value := variant.value("training_compute")) is not None]
    return {
        "slug": model.slug,
        "name": model.name,
        "name_key": model.name.casefold()[:200],
        "parameters": headline["parameters"],
        "parameters_active": headline["parameters_active"],
        "parameters_status": headline["parameters_status"],
        "training_compute": headline["training_compute"] or max(compute, default=None),
        "openness": LEVELS[Openness(str(headline["openness"]))] if headline["openness"] else None,
        "mof_class": facts.mof.get("mof_class"),
        "architecture": architecture,
        "architectures": vocabularies.widen("architecture", [str(architecture)] if architecture else []),
        "release_first": released.first if released else None,
        "release_last": released.last if released else None,
        "modalities": sorted({*inputs, *outputs}),
        "input_modalities": inputs,
        "output_modalities": outputs,
        "domains": vocabularies.widen("domain", _slugs(headline["domains"])),
        "tasks": vocabularies.widen("task", _slugs(headline["tasks"])),
        "licenses": licenses,
        "commercial_use": sorted({vocabularies.commercial_use[slug] for slug in licenses}),
        "organizations": vocabularies.widen("organization", organizations),
        "countries": sorted(
            {country for slug in organizations if (country := vocabularies.organizations[slug]["country"])}
        ),
        "sources": headline["sources"],
        "products": sorted({edge.product.slug for edge in model.product_edges.all()}),
        "missing": headline["missing"],
        "source_count": headline["source_count"],
        "claim_count": headline["claim_count"],
        "verified_on": verified_on(model),
        "search": _search(facts, vocabularies),
    }


def published_variants(facts: ModelFacts) -> Iterable[PublishedVariant]:
    """This function will return the rows by which filters bind all bounds to the same variant.

    Training compute that is known of the model as a whole only counts for its largest variant.
    """
    compute = {variant.variant.pk: variant.value("training_compute") for variant in facts.variants}
    if compute and all(value is None for value in compute.values()):
        largest = max(facts.variants, key=lambda variant: variant.value("parameters") or 0)
        compute[largest.variant.pk] = facts.headline["training_compute"]
    for variant in facts.variants:
        yield PublishedVariant(
            publication_id=facts.model.pk,
            slug=variant.variant.slug,
            parameters=variant.value("parameters"),
            parameters_active=variant.value("parameters_active"),
            parameters_status=variant.status("parameters"),
            training_compute=compute[variant.variant.pk],
        )


def published_names(facts: ModelFacts) -> Iterable[PublishedName]:
    """This function will return every name and id that leads to the model, each once."""
    seen: set[tuple[str, str]] = set()
    for kind, name, variant in _names(facts):
        key = name.casefold() if kind == PublishedNameKind.IDENTIFIER else fold(name)
        if key and (key, variant) not in seen:
            seen.add((key, variant))
            yield PublishedName(publication_id=facts.model.pk, kind=kind, name=name, key=key, variant=variant)


def published_conflicts(facts: ModelFacts) -> Iterable[PublishedConflict]:
    """This function will return the disagreements that the model's document lists, as rows of their own."""
    for position, conflict in enumerate(conflicts(facts), 1):
        yield PublishedConflict(
            publication_id=facts.model.pk,
            slug=facts.model.slug,
            position=position,
            attribute=conflict["attribute"],
            variant=conflict["variant"],
            settled=conflict["settled"],
            spread=conflict["spread"],
            sources=sorted({source for side in conflict["values"] for source in side["sources"]}),
            document=encode(conflict),
        )


def _names(facts: ModelFacts) -> Iterable[tuple[str, str, str]]:
    model = facts.model
    yield PublishedNameKind.NAME, model.name, ""
    yield PublishedNameKind.ALIAS, model.slug, ""
    if model.name_ko:
        yield PublishedNameKind.NAME, model.name_ko, ""
    full_name = facts.headline["full_name"]
    if full_name:
        yield PublishedNameKind.ALIAS, str(full_name)[:500], ""
    for alias in model.aliases.all():
        yield PublishedNameKind.ALIAS, alias.name, ""
    for identifier in model.identifiers.all():
        yield PublishedNameKind.IDENTIFIER, identifier.value, ""
    for variant in facts.variants:
        yield from _variant_names(variant)


def _variant_names(facts: VariantFacts) -> Iterable[tuple[str, str, str]]:
    variant = facts.variant
    yield PublishedNameKind.VARIANT, variant.name, variant.slug
    for alias in variant.aliases.all():
        yield PublishedNameKind.VARIANT, alias.name, variant.slug
    for identifier in variant.identifiers.all():
        yield PublishedNameKind.IDENTIFIER, identifier.value, variant.slug


def _search(facts: ModelFacts, vocabularies: Vocabularies) -> Combinable:
    model = facts.model
    names = [name for kind, name, _ in _names(facts) if kind != PublishedNameKind.IDENTIFIER]
    organizations = [
        name
        for slug in vocabularies.widen("organization", _slugs(facts.headline["organizations"]))
        for name in vocabularies.organization_names[slug]
    ]
    return _vector(names, "A") + _vector(organizations, "B") + _vector([model.summary, model.summary_ko], "C")


def _vector(texts: Iterable[str], weight: str) -> SearchVector:
    return SearchVector(Value(bigrams("\n".join(texts))), config=SEARCH_CONFIG, weight=weight)


def _slugs(value: object) -> list[str]:
    return [str(slug) for slug in value] if isinstance(value, list | tuple) else []
