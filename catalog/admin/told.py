"""What differs between two documents of a model, as a person reads it: what, before, after, and on whose word."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.admin.columns import label
from catalog.admin.evidence import said
from catalog.admin.labels import Labels
from catalog.vocabulary.attributes import ATTRIBUTES
from catalog.vocabulary.bases import Basis
from catalog.vocabulary.components import Availability, ComponentKind
from catalog.vocabulary.confidences import Confidence
from catalog.vocabulary.lineage import LineageKind
from catalog.vocabulary.openness import MofClass
from catalog.vocabulary.products import ProductRole
from catalog.vocabulary.ranks import Rank

NAMES: Mapping[str, str | Promise] = {
    "name": gettext_lazy("name"),
    "name_ko": gettext_lazy("Korean name"),
    "summary": gettext_lazy("summary"),
    "summary_ko": gettext_lazy("Korean summary"),
    "aliases": gettext_lazy("aliases"),
    "identifiers": gettext_lazy("identifiers"),
    "slug": gettext_lazy("slug"),
}
"""Fields of a document that no claim stands behind, and the column that each of them is."""

CITED: Mapping[str, tuple[str | Promise, Callable[[Any], str]]] = {
    "rank": (gettext_lazy("rank"), lambda value: str(Rank(value).label)),
    "basis": (gettext_lazy("basis"), lambda value: str(Basis(value).label)),
    "confidence": (gettext_lazy("confidence"), lambda value: str(Confidence(value).label).split(":")[0]),
    "locator": (gettext_lazy("locator"), str),
    "note": (gettext_lazy("note"), str),
    "note_ko": (gettext_lazy("Korean note"), str),
    "as_of": (gettext_lazy("as of"), str),
    "verified_date": (gettext_lazy("verified"), str),
    "disputed": (gettext_lazy("disputed"), lambda value: _("yes") if value else _("no")),
}
"""What a citation says beside its value, each with how people read it."""


@dataclass(frozen=True, slots=True)
class Told:
    """One difference."""

    what: str
    before: str = ""
    """Empty where there was nothing."""
    after: str = ""
    """Empty where there is nothing any more."""
    before_source: Mapping[str, Any] | None = None
    """The cited fact that said so before, as the document holds it."""
    after_source: Mapping[str, Any] | None = None
    attribute: str = ""
    """By which it can be taken back alone; empty where it cannot."""
    published: bool = True
    """Whether readers get another value; otherwise only the evidence behind it changed."""


def told(before: Mapping[str, Any], after: Mapping[str, Any], labels: Labels) -> list[Told]:
    """This function will return what differs, what readers notice first; an empty document was not there at all."""
    found = [*_names(before, after), *_facts(before, after, labels), *_organizations(before, after)]
    found += _variants(before, after)
    found += [*_components(before, after, labels), *_edges(before, after), *_class(before, after)]
    return sorted(found, key=lambda entry: not entry.published)


def _names(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Told]:
    for name, what in NAMES.items():
        one, other = _text(before.get(name)), _text(after.get(name))
        if one != other:
            yield Told(str(what), one, other, attribute=name if name.startswith(("name", "summary")) else "")


def _facts(before: Mapping[str, Any], after: Mapping[str, Any], labels: Labels) -> Iterator[Told]:
    names = {variant: name for document in (before, after) for variant, name in _variant_names(document).items()}
    claims = [_by_subject(document) for document in (before, after)]
    keys = dict.fromkeys((*claims[1], *claims[0]))
    for key in sorted(keys, key=lambda key: list(ATTRIBUTES).index(key[0])):
        one, other = (side.get(key, {}) for side in claims)
        if one != other:
            attribute, variant = key
            what = f"{names.get(variant, variant)} · {label(attribute)}" if variant else label(attribute)
            yield from _fact(attribute, what, one, other, labels)


def _fact(
    attribute: str, what: str, before: Mapping[int, Any], after: Mapping[int, Any], labels: Labels
) -> Iterator[Told]:
    def value(claim: Mapping[str, Any] | None) -> str:
        return said(attribute, claim["status"], claim["value"], labels) if claim else ""

    one, other = _accepted(before), _accepted(after)
    changed = (one and one["id"]) != (other and other["id"]) or value(one) != value(other)
    if changed:
        differs = value(one) != value(other)
        yield Told(what, value(one), value(other), one, other, attribute, published=differs)
    shown = {claim["id"] for claim in (one, other) if claim} if changed else set()
    for number in dict.fromkeys((*after, *before)):
        left, right = before.get(number), after.get(number)
        if left and right:
            yield from _citation(attribute, what, left, right, value)
        elif number not in shown:
            evidence = _("%(fact)s, one of several claims") % {"fact": what}
            yield Told(evidence, value(left), value(right), left, right, attribute, published=False)


def _citation(
    attribute: str, what: str, left: Mapping[str, Any], right: Mapping[str, Any], value: Callable[[Any], str]
) -> Iterator[Told]:
    if value(left) != value(right) and not right["accepted"]:
        yield Told(what, value(left), value(right), left, right, attribute, published=False)
    for name, (word, read) in CITED.items():
        if left.get(name) != right.get(name):
            one, other = (read(side[name]) if side.get(name) not in {None, ""} else "" for side in (left, right))
            yield Told(f"{what}, {value(right)}: {word}", one, other, left, right, attribute, published=False)
    if left["source"]["slug"] != right["source"]["slug"]:
        titles = (left["source"]["title"], right["source"]["title"])
        yield Told(f"{what}: {_('source')}", *titles, attribute=attribute, published=False)


def _organizations(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Told]:
    """Names and countries; which organizations they are is a fact."""
    sides = [{entry["slug"]: entry for entry in document.get("organizations", ())} for document in (before, after)]
    for slug in sides[0].keys() & sides[1].keys():
        one, other = (f"{side[slug]['name']} ({side[slug]['country'] or '?'})" for side in sides)
        if one != other:
            yield Told(_("organization"), one, other)


def _variants(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Told]:
    one, other = _variant_names(before), _variant_names(after)
    for slug in dict.fromkeys((*other, *one)):
        if one.get(slug) != other.get(slug):
            yield Told(_("variant"), one.get(slug, ""), other.get(slug, ""))


def _components(before: Mapping[str, Any], after: Mapping[str, Any], labels: Labels) -> Iterator[Told]:
    def text(entry: Mapping[str, Any]) -> str:
        licenses = ", ".join(labels.name("license", slug) for slug in entry["licenses"])
        parts = (str(Availability(entry["availability"]).label), licenses, entry["url"] or "")
        return ", ".join(part for part in parts if part)

    def key(entry: Mapping[str, Any]) -> str:
        kind = str(ComponentKind(entry["component"]).label)
        return f"{entry['variant']} · {kind}" if entry["variant"] else kind

    yield from _listed(before.get("components", ()), after.get("components", ()), key, text)


def _edges(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Told]:
    for side, what in (("parents", _("comes from")), ("children", _("came from it"))):
        one, other = (_titled(document.get("lineage", {}).get(side, ()), what) for document in (before, after))
        yield from _listed(
            one, other, lambda entry: entry["title"], lambda entry: str(LineageKind(entry["kind"]).label)
        )
    yield from _listed(
        before.get("products", ()),
        after.get("products", ()),
        lambda entry: _("product: %(name)s") % {"name": entry["name"]},
        lambda entry: str(ProductRole(entry["role"]).label),
    )


def _titled(edges: Any, what: str) -> list[Mapping[str, Any]]:
    return [{**edge, "title": f"{what}: {edge['model_name']}"} for edge in edges]


def _class(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Told]:
    one, other = (str(MofClass(value).label) if (value := side.get("mof_class")) else "" for side in (before, after))
    if one != other:
        yield Told(_("class in the Model Openness Framework"), one, other)


def _listed(
    before: Any, after: Any, key: Callable[[Mapping[str, Any]], str], text: Callable[[Mapping[str, Any]], str]
) -> Iterator[Told]:
    """Entries of a list that are told apart by what they are about; several of one key by their text."""
    sides = [{(key(entry), text(entry), entry["source"]["slug"]): entry for entry in side} for side in (before, after)]
    gone = {place: entry for place, entry in sides[0].items() if place not in sides[1]}
    for place, entry in sides[1].items():
        if place in sides[0]:
            continue
        former = next((old for old in gone if old[0] == place[0]), None)
        left = gone.pop(former) if former else None
        yield Told(place[0], former[1] if former else "", place[1], left, entry)
    for place, entry in gone.items():
        yield Told(place[0], place[1], "", entry)


def _by_subject(document: Mapping[str, Any]) -> dict[tuple[str, str | None], dict[int, Any]]:
    """The claims of a document by attribute and variant, each by its number, without what follows from the others."""
    found: dict[tuple[str, str | None], dict[int, Any]] = {}
    for attribute, claims in document.get("evidence", {}).items():
        for claim in claims:
            found.setdefault((attribute, claim["variant"]), {})[claim["id"]] = {**claim, "decided_by": None}
    return found


def _accepted(claims: Mapping[int, Any]) -> Mapping[str, Any] | None:
    return next((claim for claim in claims.values() if claim["accepted"]), None)


def _variant_names(document: Mapping[str, Any]) -> dict[str, str]:
    entries = [part for entry in document.get("variants", ()) for part in (entry, *entry.get("parts", ()))]
    return {entry["slug"]: entry["name"] for entry in entries}


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{kind}: {', '.join(entries)}" for kind, entries in value.items())
    return ", ".join(value) if isinstance(value, list) else str(value or "")
