"""The page of a model, section by section, from its stored document."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.vocabulary.attributes import ATTRIBUTES
from catalog.web import wording
from catalog.web.fact import Evidence, Fact
from catalog.web.names import Names, own_or_korean
from catalog.web.wording import Level, Shown

SECTIONS: tuple[tuple[str, str | Promise, tuple[str, ...]], ...] = (
    (
        "origin",
        _("Who and when"),
        (
            "full_name", "organizations", "release_date", "announced_date", "paper_date", "weights_date", "api_date",
            "card_date", "deployed_date",
        ),
    ),
    (
        "use",
        _("What it takes in, gives out and is used for"),
        ("input_modalities", "output_modalities", "domains", "tasks", "languages", "uses"),
    ),
    (
        "build",
        _("How it is built"),
        (
            "parameters", "parameters_active", "architecture", "architecture_detail", "shape", "hidden_size",
            "vocabulary_size", "context_length",
        ),
    ),
    (
        "training",
        _("How it was trained"),
        (
            "training_data", "training_tokens", "training_words", "training_samples", "training_compute",
            "training_hardware", "training_time", "training_steps", "batch_size", "data_cutoff",
        ),
    ),
    ("openness", _("How open it is"), ("openness", "licenses", "access")),
    ("links", _("Where it is found"), ("paper_url", "repository_url", "weights_url", "homepage_url")),
)  # fmt: skip
"""Sections by id, title and attributes; what stands in none of them is shown in a last one."""

REST = ("more", _("What else sources say"))
SIZE = frozenset({"parameters", "parameters_active"})
"""Attributes of variants that are shown for the model too: those of the largest."""
TERMS = {
    "organization": ("organizations",),
    "modality": ("input_modalities", "output_modalities"),
    "domain": ("domains",),
    "task": ("tasks",),
    "architecture": ("architecture",),
    "license": ("licenses",),
}
"""Which attributes name the words of which noun."""


@dataclass(frozen=True, slots=True)
class Section:
    """Facts under one title."""

    id: str
    title: str
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class Size:
    """A variant, or a part of one, as a line of the table and its facts below it."""

    slug: str
    name: str
    aliases: str
    parameters: Shown
    active: Shown
    compute: Shown
    claims: int
    is_open: bool
    facts: Sequence[Fact]
    parts: Sequence["Size"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the page besides what the document says itself."""

    summary: str
    aliases: Sequence[str]
    """Other names than the name and the full name, which stand above them."""
    level: Level | None
    parameters: Shown
    largest: str
    released: str
    glance: dict[str, list[tuple[str, str]]]
    """Names of organizations, modalities, domains and licenses by slug."""
    sections: Sequence[Section]
    sizes: Sequence[Size]
    shows_sizes: bool
    """False where the only variant is the model itself, whose facts then stand in the sections."""
    open_conflicts: int
    missing: Sequence[str]


def names_in(document: dict[str, Any]) -> Names:
    """This function will fetch the names of all terms and sources of a document, in one query for each noun."""
    wanted: dict[str, set[str]] = {noun: set() for noun in TERMS}
    for noun, attributes in TERMS.items():
        for attribute in attributes:
            for claim in document["evidence"].get(attribute, ()):
                value = claim["value"] or ()
                wanted[noun] |= {value} if isinstance(value, str) else set(value)
    wanted["license"] |= {slug for each in document["components"] for slug in each["licenses"]}
    edges = [*document["lineage"]["parents"], *document["lineage"]["children"]]
    cited = [*document["components"], *document["products"], *edges]
    cited += [claim for claims in document["evidence"].values() for claim in claims]
    wanted["source"] = {fact["source"]["slug"] for fact in cited}
    wanted["product"] = {each["slug"] for each in document["products"]}
    return Names(wanted)


def sheet(document: dict[str, Any], names: Names) -> Sheet:
    """This function will arrange a document for its page."""
    evidence = Evidence(document, names)
    variants = document["variants"]
    largest = _largest(document)
    is_single = len(variants) == 1 and not variants[0]["parts"]
    modalities = document["modalities"]
    return Sheet(
        summary=own_or_korean(document["summary"] or "", document["summary_ko"]),
        aliases=[alias for alias in document["aliases"] if alias not in {document["name"], document["full_name"]}],
        level=wording.level(document["openness"]),
        parameters=wording.count(document["parameters"], document["parameters_status"]),
        largest=largest["name"] if largest and not is_single and document["parameters"] else "",
        released=wording.date(document["release_date"]),
        glance={
            "organizations": names.named("organization", [each["slug"] for each in document["organizations"]]),
            "inputs": names.named("modality", modalities["input"]),
            "outputs": names.named("modality", modalities["output"]),
            "domains": names.named("domain", document["domains"]),
            "licenses": names.named("license", document["licenses"]),
        },
        sections=_sections(evidence, largest, is_single=is_single),
        sizes=[_size(variant, evidence, names) for variant in variants],
        shows_sizes=not is_single,
        open_conflicts=sum(not each["settled"] for each in document["conflicts"]),
        missing=[str(ATTRIBUTES[key].label) for key in document["missing"] if key in ATTRIBUTES],
    )


def _largest(document: dict[str, Any]) -> dict[str, Any] | None:
    variants = document["variants"]
    same = [each for each in variants if each["parameters"] == document["parameters"]]
    return next(iter(same or variants), None)


def _sections(evidence: Evidence, largest: dict[str, Any] | None, *, is_single: bool) -> list[Section]:
    placed = {attribute for _id, _title, attributes in SECTIONS for attribute in attributes}
    rest = tuple(attribute for attribute in ATTRIBUTES if attribute not in placed)
    found = []
    for section, title, attributes in (*SECTIONS, (*REST, rest)):
        facts = []
        for attribute in attributes:
            facts += evidence.facts([attribute])
            if largest and (is_single or attribute in SIZE):
                facts += evidence.facts([attribute], largest["slug"], "" if is_single else largest["name"])
        if facts:
            found.append(Section(section, str(title), facts))
    return found


def _size(variant: dict[str, Any], evidence: Evidence, names: Names) -> Size:
    slug = variant["slug"]
    compute = variant.get("training_compute") or variant["facts"].get("training_compute")
    active = variant.get("parameters_active")
    return Size(
        slug=slug,
        name=own_or_korean(variant["name"], variant.get("name_ko")),
        aliases=", ".join(variant.get("aliases", ())),
        parameters=wording.count(variant["parameters"], variant["parameters_status"]),
        active=wording.count(active, "known") if active else Shown(),
        compute=wording.shown("training_compute", compute, "known", names) if compute else Shown(),
        claims=evidence.count(slug),
        is_open=evidence.is_open(slug),
        facts=evidence.facts(evidence.about(slug), slug),
        parts=[_size(part, evidence, names) for part in variant.get("parts", ())],
    )
