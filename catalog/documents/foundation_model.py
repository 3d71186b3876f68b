"""A model as readers see it: in a list (summary) and in full."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from catalog.documents.claim import ConflictSerializer, EvidenceSerializer, conflict_facts, evidence
from catalog.documents.edge import (
    ComponentSerializer,
    LineageSerializer,
    ProductEdgeSerializer,
    child_facts,
    component_facts,
    parent_facts,
    product_edge_facts,
)
from catalog.documents.encoding import model_page, model_path
from catalog.documents.facts import ModelFacts, Resolved
from catalog.documents.groups import DatesSerializer, LinksSerializer, TrainingSerializer
from catalog.documents.variant import VariantSerializer, identifiers, variant_facts
from catalog.models import FoundationModel
from catalog.vocabulary.actions import ModelState
from catalog.vocabulary.attributes import ATTRIBUTES

TRAINING = {
    "compute_flop": "training_compute",
    "tokens": "training_tokens",
    "words": "training_words",
    "samples": "training_samples",
    "data": "training_data",
    "hardware": "training_hardware",
    "time": "training_time",
    "steps": "training_steps",
    "batch_size": "batch_size",
    "data_cutoff": "data_cutoff",
}
"""Keys of `training` and the attributes that they show."""

LINKS = {"paper": "paper_url", "repository": "repository_url", "weights": "weights_url", "homepage": "homepage_url"}
"""Keys of `links` and the attributes that they show."""

DATES = {
    "announced": "announced_date",
    "paper": "paper_date",
    "weights": "weights_date",
    "api": "api_date",
    "model_card": "card_date",
    "deployed": "deployed_date",
}
"""Keys of `dates` and the attributes that they show."""


class OrganizationReferenceSerializer(serializers.Serializer):
    """An organization in a model."""

    slug = serializers.CharField(help_text=_("Word by which `organization=` names it."))
    name = serializers.CharField(help_text=_("Name in English."))
    country = serializers.CharField(allow_null=True, help_text=_("ISO 3166-1 alpha-2 code; null if international."))


class ModalitiesSerializer(serializers.Serializer):
    """What a model takes in and gives out."""

    input = serializers.ListField(child=serializers.CharField(), help_text=_("Slugs of input modalities."))
    output = serializers.ListField(child=serializers.CharField(), help_text=_("Slugs of output modalities."))


class SummarySerializer(serializers.Serializer):
    """A model in a list."""

    slug = serializers.CharField(help_text=_("Address of the model."))
    name = serializers.CharField(help_text=_("Name by which it is cited."))
    name_ko = serializers.CharField(allow_null=True, help_text=_("Name in Korean."))
    url = serializers.CharField(help_text=_("Path of the model's document, without a host."))
    html_url = serializers.CharField(help_text=_("Path of the model's page for people, without a host."))
    organizations = OrganizationReferenceSerializer(many=True, help_text=_("Who develops or publishes it."))
    modalities = ModalitiesSerializer(help_text=_("What it takes in and gives out."))
    domains = serializers.ListField(child=serializers.CharField(), help_text=_("Slugs of fields of application."))
    architecture = serializers.CharField(allow_null=True, help_text=_("Slug of its family of architectures."))
    parameters = serializers.IntegerField(
        allow_null=True, help_text=_("Of the largest variant, as a plain integer; null unless known, never 0.")
    )
    parameters_active = serializers.IntegerField(allow_null=True, help_text=_("Per token, for mixtures of experts."))
    parameters_status = serializers.CharField(
        help_text=_("known, undisclosed, unknown, not_assessed or not_applicable.")
    )
    openness = serializers.CharField(
        allow_null=True,
        help_text=_(
            "closed < hosted < api < open-weights-noncommercial < open-weights-restricted < open-weights; "
            "null while unknown."
        ),
    )
    mof_class = serializers.IntegerField(
        allow_null=True, help_text=_("Model Openness Framework class: 1, 2 or 3; null where none is reached.")
    )
    licenses = serializers.ListField(child=serializers.CharField(), help_text=_("Slugs of licenses of the model."))
    release_date = serializers.CharField(
        allow_null=True, help_text=_("ISO 8601 date of year, month or day precision; null while unknown.")
    )
    has_conflict = serializers.BooleanField(help_text=_("Whether its sources disagree."))
    source_count = serializers.IntegerField(help_text=_("Number of its sources."))
    claim_count = serializers.IntegerField(help_text=_("Number of its claims."))
    revision = serializers.IntegerField(help_text=_("Number of this document, counted from 1."))
    updated_at = serializers.CharField(help_text=_("When this document was published, ISO 8601 in UTC."))


@extend_schema_serializer(component_name="Model")
class DocumentSerializer(SummarySerializer):
    """A model in full, with the evidence for everything."""

    summary = serializers.CharField(allow_null=True, help_text=_("What it is, in English."))
    summary_ko = serializers.CharField(allow_null=True, help_text=_("What it is, in Korean."))
    full_name = serializers.CharField(allow_null=True, help_text=_("The name written out."))
    aliases = serializers.ListField(child=serializers.CharField(), help_text=_("Other names it goes by."))
    identifiers = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()), help_text=_("Ids elsewhere, by place.")
    )
    tasks = serializers.ListField(child=serializers.CharField(), help_text=_("Slugs of what it does."))
    languages = serializers.ListField(child=serializers.CharField(), help_text=_("BCP-47 tags of natural languages."))
    variants = VariantSerializer(many=True, help_text=_("Released sizes and versions."))
    components = ComponentSerializer(many=True, help_text=_("Artifacts of the release and their availability."))
    mof = serializers.DictField(help_text=_("How the MOF class was computed and what the next class lacks."))
    training = TrainingSerializer(help_text=_("How it was trained."))
    dates = DatesSerializer(help_text=_("Dates other than the release date, by event."))
    lineage = LineageSerializer(help_text=_("Models it came from and models that came from it."))
    products = ProductEdgeSerializer(many=True, help_text=_("Products that run, host or trained it."))
    links = LinksSerializer(help_text=_("Where it is found."))
    missing = serializers.ListField(
        child=serializers.CharField(), help_text=_("Core attributes of which no value is known.")
    )
    evidence = serializers.DictField(
        child=EvidenceSerializer(many=True), help_text=_("Every claim by attribute, best first.")
    )
    conflicts = ConflictSerializer(many=True, help_text=_("What its sources disagree on."))


def summary_facts(facts: ModelFacts, revision: int, updated_at: str) -> dict[str, Any]:
    """This function will return a model as lists show it."""
    model, headline = facts.model, facts.headline
    return {
        "slug": model.slug,
        "name": model.name,
        "name_ko": model.name_ko or None,
        "url": model_path(model.slug),
        "html_url": model_page(model.slug),
        "organizations": list(facts.organizations),
        "modalities": {"input": headline["input_modalities"], "output": headline["output_modalities"]},
        "domains": headline["domains"],
        "architecture": headline["architecture"],
        "parameters": headline["parameters"],
        "parameters_active": headline["parameters_active"],
        "parameters_status": headline["parameters_status"],
        "openness": headline["openness"],
        "mof_class": facts.mof.get("mof_class"),
        "licenses": headline["licenses"],
        "release_date": headline["release_date"],
        "has_conflict": bool(conflicts(facts)),
        "source_count": headline["source_count"],
        "claim_count": headline["claim_count"],
        "revision": revision,
        "updated_at": updated_at,
    }


def document_facts(facts: ModelFacts, revision: int, updated_at: str) -> dict[str, Any]:
    """This function will return a model in full."""
    model, headline = facts.model, facts.headline
    return {
        **summary_facts(facts, revision, updated_at),
        "summary": model.summary or None,
        "summary_ko": model.summary_ko or None,
        "full_name": headline["full_name"],
        "aliases": [alias.name for alias in model.aliases.all()],
        "identifiers": identifiers(model),
        "tasks": headline["tasks"],
        "languages": headline["languages"],
        "variants": [variant_facts(variant) for variant in facts.variants],
        "components": [component_facts(component) for component in model.components.all()],
        "mof": dict(facts.mof),
        "training": {key: headline[attribute] for key, attribute in TRAINING.items()},
        "dates": {key: headline[attribute] for key, attribute in DATES.items()},
        "lineage": lineage_facts(model),
        "products": [product_edge_facts(edge) for edge in model.product_edges.all()],
        "links": {key: headline[attribute] for key, attribute in LINKS.items()},
        "missing": headline["missing"],
        "evidence": _evidence(facts),
        "conflicts": conflicts(facts),
    }


def conflicts(facts: ModelFacts) -> list[dict[str, Any]]:
    """This function will return what sources disagree on, in the order of attributes and then of variants."""
    subjects = _subjects(facts)
    return [
        conflict_facts(attribute, conflict, variant, resolved[attribute].accepted)
        for attribute in ATTRIBUTES
        for variant, resolved in subjects
        if attribute in resolved and (conflict := resolved[attribute].conflict)
    ]


def lineage_facts(model: FoundationModel) -> dict[str, Any]:
    """This function will return the edges of a model to others that readers can see."""
    visible = ModelState.PUBLISHED
    return {
        "parents": [parent_facts(edge) for edge in model.parents.all() if edge.parent.state == visible],
        "children": [child_facts(edge) for edge in model.children.all() if edge.child.state == visible],
    }


def _subjects(facts: ModelFacts) -> list[tuple[str | None, dict[str, Resolved]]]:
    subjects: list[tuple[str | None, Any]] = [(None, facts.resolved)]
    for variant in facts.variants:
        subjects.append((variant.variant.slug, variant.resolved))
        subjects.extend((part.variant.slug, part.resolved) for part in variant.parts)
    return subjects


def _evidence(facts: ModelFacts) -> dict[str, Any]:
    found: dict[str, Any] = {}
    subjects = _subjects(facts)
    for attribute in ATTRIBUTES:
        claims = [
            entry
            for variant, resolved in subjects
            if attribute in resolved
            for entry in evidence(resolved[attribute], variant)
        ]
        if claims:
            found[attribute] = claims
    return found
