"""What stands around a model: release artifacts, relatives and products, as its page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalog.documents.encoding import model_page
from catalog.vocabulary.components import Availability, ComponentKind
from catalog.vocabulary.lineage import LineageKind
from catalog.vocabulary.openness import MofClass
from catalog.vocabulary.products import ProductRole
from catalog.vocabulary.ranks import Rank
from catalog.web import wording
from catalog.web.names import Names, own_or_korean
from catalog.web.statement import Citation, citation

FOLLOWED_BY = {
    LineageKind.FINE_TUNED: _("fine-tuned into"),
    LineageKind.DISTILLED: _("distilled into"),
    LineageKind.MERGED: _("merged into"),
    LineageKind.QUANTIZED: _("quantized into"),
    LineageKind.ADAPTED: _("adapted into"),
    LineageKind.COMPONENT_OF: _("is a component of"),
    LineageKind.SUCCESSOR_OF: _("was followed by"),
    LineageKind.TRAINED_ON_OUTPUTS_OF: _("its outputs trained"),
}
"""What the earlier model is to the later one; the vocabulary's labels say it the other way round."""

PRODUCT_ROLES = {
    ProductRole.RUNS: _("runs in"),
    ProductRole.HOSTS: _("is hosted by"),
    ProductRole.TRAINED: _("was trained with"),
    ProductRole.ANNOUNCED: _("was announced for"),
}
"""What the model is to the product."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One component of the release."""

    label: str
    availability: str
    availability_label: str
    variant: str
    licenses: list[tuple[str, str]]
    href: str
    note: str
    is_deprecated: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class Relation:
    """One edge to another model or to a product."""

    kind: str
    name: str
    href: str
    variant: str
    """Which variant of this model is meant, if one is."""
    other_variant: str
    note: str
    is_deprecated: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class Completeness:
    """How complete the release is by the Model Openness Framework."""

    reached: str
    """Name of the class that it reaches; empty where it reaches none."""
    following: str
    """Name of the next class; empty where it reaches the highest."""
    lacks: Sequence[str]
    """Artifacts that the next class asks for."""


@dataclass(frozen=True, slots=True)
class Around:
    """Everything around a model."""

    artifacts: Sequence[Artifact]
    completeness: Completeness | None
    """None where the document does not assess it."""
    parents: Sequence[Relation]
    children: Sequence[Relation]
    products: Sequence[Relation]


def around(document: dict[str, Any], names: Names) -> Around:
    """This function will arrange what stands around a model, in the order of its document."""
    lineage = document["lineage"]
    return Around(
        artifacts=[_artifact(entry, names) for entry in document["components"]],
        completeness=_completeness(document["mof"]),
        parents=[_relative(edge, str(LineageKind(edge["kind"]).label), names) for edge in lineage["parents"]],
        children=[_relative(edge, str(FOLLOWED_BY[LineageKind(edge["kind"])]), names) for edge in lineage["children"]],
        products=[_product(edge, names) for edge in document["products"]],
    )


def _completeness(mof: dict[str, Any]) -> Completeness | None:
    if not mof:
        return None
    reached, following = mof["mof_class"], mof["next_class"]
    return Completeness(
        reached=str(MofClass(reached).label) if reached else "",
        following=str(MofClass(following).label) if following else "",
        lacks=[
            gettext(" or ").join(str(ComponentKind(kind).label) for kind in entry.split(" or "))
            for entry in mof["missing_for_next"]
        ],
    )


def _artifact(entry: dict[str, Any], names: Names) -> Artifact:
    return Artifact(
        label=str(ComponentKind(entry["component"]).label),
        availability=entry["availability"],
        availability_label=str(Availability(entry["availability"]).label),
        variant=entry["variant"] or "",
        licenses=names.named("license", entry["licenses"]),
        href=wording.safe_href(entry["url"]),
        **_cited(entry, names),
    )


def _relative(edge: dict[str, Any], kind: str, names: Names) -> Relation:
    return Relation(
        kind=kind,
        name=edge["model_name"],
        href=model_page(edge["model"]),
        variant=edge["variant"] or "",
        other_variant=edge["model_variant"] or "",
        **_cited(edge, names),
    )


def _product(edge: dict[str, Any], names: Names) -> Relation:
    name = names.name("product", edge["slug"])
    return Relation(
        kind=str(PRODUCT_ROLES[ProductRole(edge["role"])]),
        name=edge["name"] if name == edge["slug"] else name,
        href=f"/?product={edge['slug']}",
        variant=edge["variant"] or "",
        other_variant="",
        **_cited(edge, names),
    )


def _cited(fact: dict[str, Any], names: Names) -> dict[str, Any]:
    return {
        "note": own_or_korean(fact["note"] or "", fact["note_ko"]),
        "is_deprecated": fact["rank"] == Rank.DEPRECATED,
        "citation": citation(fact, names),
    }
