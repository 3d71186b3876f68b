"""One synthetic model, not yet stored: its rows, and the claims that sources make of it."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from benchmarks.dataset.words import FORMS, SENTENCES, SENTENCES_KO, korean_name, prose
from benchmarks.dataset.world import World
from catalog.models import Alias, Claim, Component, FoundationModel, Identifier, ProductModel, Source, Variant
from catalog.values.name import slugify
from catalog.vocabulary.bases import Basis
from catalog.vocabulary.components import Availability, ComponentKind
from catalog.vocabulary.products import ProductRole
from catalog.vocabulary.ranks import Rank
from catalog.vocabulary.sources import SourceKind, TrustTier

ACTOR = "benchmark"
WHO = {"created_by": ACTOR, "changed_by": ACTOR}
RELEASES = [source.value for source in ComponentKind]
AVAILABILITIES = [entry.value for entry in Availability]


@dataclass(slots=True)
class Draft:
    """The rows of one model, in the order in which they are stored."""

    model: FoundationModel
    own: list[Source] = field(default_factory=list)
    variants: list[Variant] = field(default_factory=list)
    aliases: list[Alias] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    components: list[Component] = field(default_factory=list)
    products: list[ProductModel] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


def start(random: Random, world: World, index: int) -> Draft:
    """This function will return a named model with its variants and its own sources, still without claims."""
    form = random.choice(FORMS)
    name = " ".join(filter(None, (random.choice(world.names), random.choice(("", "", "2", "3", "1.5", "XL")), form)))
    slug = f"{slugify(name)}-{index}"
    draft = Draft(
        FoundationModel(
            slug=slug,
            name=name,
            name_ko=korean_name(random) if random.random() < 0.12 else "",
            summary=prose(random, SENTENCES, random.choice(world.names)),
            summary_ko=prose(random, SENTENCES_KO, random.choice(world.names)) if random.random() < 0.3 else "",
        )
    )
    _own_sources(random, draft, name)
    _names(random, draft)
    if random.random() < 0.35:
        _components(random, draft)
    if random.random() < 0.1:
        draft.products.append(
            ProductModel(
                product=random.choice(world.products),
                model=draft.model,
                role=random.choice([entry.value for entry in ProductRole]),
                source=random.choice(draft.own),
                **WHO,
            )
        )
    return draft


def say(draft: Draft, random: Random, attribute: str, value: Any, source: Source, **more: Any) -> None:
    """This function will add a claim about the model, or about the variant in `more`."""
    subject = {} if "variant" in more else {"model": draft.model}
    rank = more.pop("rank", Rank.NORMAL)
    noted = rank != Rank.NORMAL or random.random() < 0.2
    draft.claims.append(
        Claim(
            **subject,
            attribute=attribute,
            value=value,
            source=source,
            locator=f"section {random.randint(1, 9)}.{random.randint(1, 4)}, table {random.randint(1, 12)}",
            basis=Basis.STATED if random.random() < 0.85 else Basis.ESTIMATED,
            rank=rank,
            note="Counted with the embeddings; the abstract rounds it." if noted else "",
            **more,
            **WHO,
        )
    )


def _own_sources(random: Random, draft: Draft, name: str) -> None:
    slug, year = draft.model.slug, random.randint(2018, 2025)
    kinds = [SourceKind.PAPER] if random.random() < 0.6 else []
    kinds += [SourceKind.MODEL_CARD] if random.random() < 0.7 or not kinds else []
    for kind in kinds:
        draft.own.append(
            Source(
                slug=f"{slug[:85]}-{kind}",
                title=f"{name}: {draft.model.summary[:80]}",
                kind=kind,
                tier=TrustTier.PRIMARY,
                url=f"https://example.org/{slug}/{kind}",
                authors="A. Author, B. Author and C. Author",
                date=f"{year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
            )
        )


def _names(random: Random, draft: Draft) -> None:
    model = draft.model
    sizes = min(8, 1 + int(random.expovariate(0.7)))
    draft.variants = [
        Variant(model=model, slug=f"size-{number}", name=f"{model.name} {number}", position=number)
        for number in range(1, sizes + 1)
    ]
    for number in range(random.choice((0, 0, 1, 2))):
        draft.aliases.append(Alias(model=model, name=f"{model.name.replace(' ', '')}{'-alt' * number}"))
    if random.random() < 0.6:
        draft.identifiers.append(
            Identifier(model=model, kind="huggingface", value=f"example-{random.randint(1, 900)}/{model.slug}")
        )


def _components(random: Random, draft: Draft) -> None:
    for kind in random.sample(RELEASES, random.randint(1, 6)):
        draft.components.append(
            Component(
                model=draft.model,
                component=kind,
                availability=random.choice(AVAILABILITIES),
                url=f"https://example.org/{draft.model.slug}/{kind}",
                source=random.choice(draft.own),
                **WHO,
            )
        )
