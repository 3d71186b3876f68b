"""Components, lineage and products around a model, each with its citation."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from catalog.documents.claim import CitedSourceSerializer, citation
from catalog.documents.encoding import model_path
from catalog.models import Component, Lineage, ProductModel


class CitationSerializer(serializers.Serializer):
    """What every cited fact shows."""

    source = CitedSourceSerializer(help_text=_("Document that says so."))  # type: ignore[assignment]  # DRF declares fields over its own attributes
    locator = serializers.CharField(allow_null=True, help_text=_("Where in the source it stands."))
    basis = serializers.CharField(help_text=_("stated, derived, estimated or rumored."))
    confidence = serializers.CharField(help_text=_("verified, quoted or unverified."))
    rank = serializers.CharField(help_text=_("preferred, normal or deprecated."))
    note = serializers.CharField(allow_null=True, help_text=_("What a reader has to know about the statement."))
    note_ko = serializers.CharField(allow_null=True, help_text=_("The note in Korean."))


class ComponentSerializer(CitationSerializer):
    """One artifact of the release, in the Model Openness Framework's words."""

    component = serializers.CharField(help_text=_("Which of the seventeen components it is."))
    variant = serializers.CharField(allow_null=True, help_text=_("Slug of the variant it belongs to; null for all."))
    availability = serializers.CharField(help_text=_("open, gated, partial, closed or unknown."))
    licenses = serializers.ListField(child=serializers.CharField(), help_text=_("Slugs of its licenses."))
    url = serializers.CharField(allow_null=True, help_text=_("Where it can be had."))


class LineageEdgeSerializer(CitationSerializer):
    """One edge to or from another model."""

    kind = serializers.CharField(help_text=_("What the later model is to the earlier one: fine-tuned, distilled..."))
    variant = serializers.CharField(allow_null=True, help_text=_("Slug of this model's variant, where one is meant."))
    model = serializers.CharField(help_text=_("Slug of the other model."))
    model_name = serializers.CharField(help_text=_("Name of the other model."))
    model_variant = serializers.CharField(
        allow_null=True, help_text=_("Slug of the other's variant, where one is meant.")
    )
    url = serializers.CharField(help_text=_("Address of the other model."))


class LineageSerializer(serializers.Serializer):
    """The models that this one came from and those that came from it."""

    parents = LineageEdgeSerializer(many=True, help_text=_("Edges to earlier models."))
    children = LineageEdgeSerializer(many=True, help_text=_("Edges from later models."))


class ProductEdgeSerializer(CitationSerializer):
    """One product that runs, hosts or was used to train the model."""

    slug = serializers.CharField(help_text=_("Word by which `product=` names it."))
    name = serializers.CharField(help_text=_("Name of the product."))
    role = serializers.CharField(help_text=_("runs, hosts, trained or announced."))
    variant = serializers.CharField(allow_null=True, help_text=_("Slug of the variant, where one is meant."))


def component_facts(component: Component) -> dict[str, Any]:
    """This function will return a component as documents show it."""
    return {
        "component": component.component,
        "variant": component.variant.slug if component.variant else None,
        "availability": component.availability,
        "licenses": sorted(entry.slug for entry in component.licenses.all()),
        "url": component.url or None,
        **citation(component),
    }


def parent_facts(edge: Lineage) -> dict[str, Any]:
    """This function will return an edge as the later model shows it."""
    return {
        "kind": edge.kind,
        "variant": edge.child_variant.slug if edge.child_variant else None,
        "model": edge.parent.slug,
        "model_name": edge.parent.name,
        "model_variant": edge.parent_variant.slug if edge.parent_variant else None,
        "url": model_path(edge.parent.slug),
        **citation(edge),
    }


def child_facts(edge: Lineage) -> dict[str, Any]:
    """This function will return an edge as the earlier model shows it."""
    return {
        "kind": edge.kind,
        "variant": edge.parent_variant.slug if edge.parent_variant else None,
        "model": edge.child.slug,
        "model_name": edge.child.name,
        "model_variant": edge.child_variant.slug if edge.child_variant else None,
        "url": model_path(edge.child.slug),
        **citation(edge),
    }


def product_edge_facts(edge: ProductModel) -> dict[str, Any]:
    """This function will return a product edge as the model shows it."""
    return {
        "slug": edge.product.slug,
        "name": edge.product.name,
        "role": edge.role,
        "variant": edge.variant.slug if edge.variant else None,
        **citation(edge),
    }
