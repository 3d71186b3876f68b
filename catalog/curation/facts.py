"""Facts: a model's rows gathered and resolved, ready to be given their shape."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection

from catalog.curation.headline import headline
from catalog.curation.openness import mof
from catalog.curation.resolution import resolve_all
from catalog.curation.vocabularies import Vocabularies
from catalog.documents.facts import ModelFacts, VariantFacts
from catalog.models import FoundationModel, Variant
from catalog.models.foundation_model import EVIDENCE

PRESENT = """
    SELECT
        EXISTS (SELECT FROM catalog_alias WHERE model_id = ANY(%(models)s)) AS aliases,
        EXISTS (SELECT FROM catalog_identifier WHERE model_id = ANY(%(models)s)) AS identifiers,
        EXISTS (
            SELECT FROM catalog_alias JOIN catalog_variant ON catalog_variant.id = variant_id
            WHERE catalog_variant.model_id = ANY(%(models)s)
        ) AS variants__aliases,
        EXISTS (
            SELECT FROM catalog_identifier JOIN catalog_variant ON catalog_variant.id = variant_id
            WHERE catalog_variant.model_id = ANY(%(models)s)
        ) AS variants__identifiers,
        EXISTS (SELECT FROM catalog_component WHERE model_id = ANY(%(models)s)) AS components,
        EXISTS (SELECT FROM catalog_lineage WHERE child_id = ANY(%(models)s)) AS parents,
        EXISTS (SELECT FROM catalog_lineage WHERE parent_id = ANY(%(models)s)) AS children,
        EXISTS (SELECT FROM catalog_productmodel WHERE model_id = ANY(%(models)s)) AS product_edges
"""
"""Which rows any of some models have. Most have none of most of them, and to fetch nothing costs a query each."""


def fetch(model_ids: Collection[int]) -> list[FoundationModel]:
    """This function will fetch models with all that `gather` needs, in the order of their keys."""
    with connection.cursor() as cursor:
        cursor.execute(PRESENT, {"models": list(model_ids)})
        present = zip((column.name for column in cursor.description), cursor.fetchone(), strict=True)
    absent = [path for path, is_there in present if not is_there]
    paths = [path for path in EVIDENCE if not path.startswith(tuple(absent))]
    models = list(FoundationModel.objects.prefetch_related(*paths).filter(pk__in=model_ids).order_by("pk"))
    for path in absent:
        whole, _, part = path.rpartition("__")
        for model in models:
            _leave_empty(getattr(model, whole).all() if whole else [model], part)
    return models


def _leave_empty(rows: Iterable[Any], name: str) -> None:
    """Let rows have none of some others, as if that had been fetched: a Prefetch of nothing is as dear as a query."""
    for row in rows:
        row._prefetched_objects_cache[name] = getattr(row, name).none()  # noqa: SLF001 - where Django keeps it


def gather(model: FoundationModel, vocabularies: Vocabularies) -> ModelFacts:
    """This function will resolve every claim of a model fetched with its evidence, without further queries."""
    rows = sorted(model.variants.all(), key=lambda variant: (variant.position, variant.pk))
    variants = [_variant_facts(row, rows, vocabularies) for row in rows if row.part_of_id is None]
    resolved = resolve_all(model.claims.all(), vocabularies)
    values = headline(model, resolved, variants)
    return ModelFacts(
        model=model,
        resolved=resolved,
        variants=variants,
        headline=values,
        organizations=[
            vocabularies.organizations[slug] for slug in values["organizations"] if slug in vocabularies.organizations
        ],
        mof=mof(model.components.all()),
    )


def _variant_facts(variant: Variant, rows: list[Variant], vocabularies: Vocabularies) -> VariantFacts:
    return VariantFacts(
        variant=variant,
        resolved=resolve_all(variant.claims.all(), vocabularies),
        parts=[_variant_facts(row, rows, vocabularies) for row in rows if row.part_of_id == variant.pk],
    )
