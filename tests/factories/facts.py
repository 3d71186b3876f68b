"""Builders of facts, through the verbs by which everything is written."""

from catalog.curation.edit import edit
from catalog.curation.record import save
from catalog.models import Alias, Claim, FoundationModel, License, Organization, Source, Variant

WHO = {"actor": "test", "reason": "For a test."}


def make_term(table, slug, *, parent=None, name=None, name_ko=""):
    """A word of a vocabulary: a modality, a domain, a task or an architecture."""
    row = table(slug=slug, name=name or slug.title(), name_ko=name_ko, parent=parent)
    save(row, **WHO)
    return row


def make_source(slug="paper", **fields):
    """A document to cite."""
    row = Source(**{"slug": slug, "title": slug.title(), "kind": "paper", "tier": 1, **fields})
    save(row, **WHO)
    return row


def make_organization(slug, **fields):
    """A body that develops models."""
    row = Organization(**{"slug": slug, "name": slug.title(), "country": "US", **fields})
    save(row, **WHO)
    return row


def make_license(slug, **fields):
    """Terms of use."""
    row = License(**{"slug": slug, "name": slug.title(), "commercial_use": "yes", **fields})
    save(row, **WHO)
    return row


def make_model(slug, *, source=None, claims=None, variants=None, aliases=(), published=True, **fields):
    """A model with its claims, all by one source; `variants` maps slugs to their claims.

    Unless some are given it has one variant, named like itself, as every model has.
    """
    source = source or Source.objects.filter(slug="paper").first() or make_source()
    model = FoundationModel(**{"slug": slug, "name": slug, **fields})
    with edit(**WHO) as changes:
        changes.save(model)
        for attribute, value in (claims or {}).items():
            changes.save(claim(source, attribute, value, model=model))
        for position, (name, found) in enumerate((variants or {slug: {}}).items()):
            variant = Variant(model=model, slug=name, name=name, position=position)
            changes.save(variant)
            for attribute, value in found.items():
                changes.save(claim(source, attribute, value, variant=variant))
        for alias in aliases:
            changes.save(Alias(model=model, name=alias))
        if published:
            changes.publish(model)
    return model


def claim(source, attribute, value, **fields):
    """One statement, not stored yet; None is a value that the source says is not disclosed."""
    status = "undisclosed" if value is None else "known"
    return Claim(**{"source": source, "attribute": attribute, "value": value, "status": status, **fields})


def make_claim(source, attribute, value, **fields):
    """One statement."""
    row = claim(source, attribute, value, **fields)
    save(row, **WHO)
    return row
