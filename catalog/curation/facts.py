"""Facts: a model's rows gathered and resolved, ready to be given their shape."""

from catalog.curation.headline import headline
from catalog.curation.openness import mof
from catalog.curation.resolution import resolve_all
from catalog.curation.vocabularies import Vocabularies
from catalog.documents.facts import ModelFacts, VariantFacts
from catalog.models import FoundationModel, Variant


def gather(model: FoundationModel, vocabularies: Vocabularies) -> ModelFacts:
    """This function will resolve every claim of a model fetched `with_evidence`, without further queries."""
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
