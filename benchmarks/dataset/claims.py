"""What sources say of one synthetic model: at least eight claims, about twenty on average, some of them in conflict."""

import math
from random import Random
from typing import Any

from benchmarks.dataset.draft import Draft, say
from benchmarks.dataset.words import FILLERS
from benchmarks.dataset.world import World
from catalog.models import Source, Variant
from catalog.vocabulary.openness import Openness
from catalog.vocabulary.ranks import Rank
from catalog.vocabulary.statuses import ValueStatus

LEVELS = [level.value for level in Openness]
LANGUAGES = ["en", "zh", "ko", "de", "fr", "es", "ja", "ru", "ar", "hi", "pt", "it"]


def claim_all(draft: Draft, random: Random, world: World) -> None:
    """This function will add every claim about a model and its variants."""
    released = f"{random.choices(range(2017, 2026), (1, 2, 4, 6, 9, 14, 22, 25, 12))[0]}"
    month, day = random.randint(1, 12), random.randint(1, 28)
    dates = [released, f"{released}-{month:02}", *[f"{released}-{month:02}-{day:02}"] * 6]
    _core(draft, random, world, random.choice(dates))
    _details(draft, random)
    base = round(10 ** random.gauss(9.3, 0.9))
    for number, variant in enumerate(draft.variants):
        _numbers(draft, random, world, variant, max(1_000_000, round(base * 2.3**number)))


def _own(draft: Draft, random: Random) -> Source:
    return random.choice(draft.own)


def _other(random: Random, world: World) -> Source:
    """A catalog or an article that repeats what the primary document says, or gets it wrong."""
    return random.choice(world.catalogs) if random.random() < 0.7 else random.choice(world.articles)


def _core(draft: Draft, random: Random, world: World, date: str) -> None:
    terms = world.terms
    facts: tuple[tuple[str, Any], ...] = (
        ("organizations", world.organizations.draw(random, 3)),
        ("release_date", date),
        ("input_modalities", terms["modality"].draw(random, 3)),
        ("output_modalities", terms["modality"].draw(random, 2)),
        ("domains", terms["domain"].draw(random, 2)),
        ("tasks", terms["task"].draw(random, 3)),
        ("architecture", terms["architecture"].draw(random)[0]),
    )
    for attribute, value in facts:
        say(draft, random, attribute, value, _own(draft, random))
        if random.random() < 0.15:
            say(draft, random, attribute, value, _other(random, world))
    if random.random() < 0.12:
        say(draft, random, "release_date", f"{int(date[:4]) + random.choice((-1, 0, 1))}-07", _other(random, world))
    if random.random() < 0.9:
        level = random.choices(LEVELS, (12, 6, 16, 14, 16, 36))[0]
        say(draft, random, "openness", level, _other(random, world))
    if random.random() < 0.7:
        say(draft, random, "licenses", terms["license"].draw(random), _own(draft, random))


def _details(draft: Draft, random: Random) -> None:
    address = f"https://example.org/{draft.model.slug}"
    facts: tuple[tuple[float, str, Any], ...] = (
        (0.5, "training_data", random.choice(FILLERS["data"]).capitalize()),
        (0.3, "training_hardware", f"{random.choice((8, 64, 512, 4096))} accelerators"),
        (0.4, "training_tokens", round(10 ** random.gauss(11.6, 0.7))),
        (0.4, "context_length", random.choice((512, 2048, 4096, 8192, 32_768, 131_072))),
        (0.4, "languages", sorted(random.sample(LANGUAGES, random.randint(1, 6)))),
        (0.6, "paper_url", f"{address}/paper"),
        (0.4, "repository_url", f"{address}/code"),
        (0.5, "weights_url", f"{address}/weights"),
        (0.3, "uses", f"Used in {random.choice(FILLERS['use'])}."),
    )
    for share, attribute, value in facts:
        if random.random() < share:
            say(draft, random, attribute, value, _own(draft, random))


def _numbers(draft: Draft, random: Random, world: World, variant: Variant, size: int) -> None:
    if random.random() < 0.07:
        say(
            draft, random, "parameters", None, _own(draft, random),
            variant=variant, status=random.choice((ValueStatus.UNDISCLOSED, ValueStatus.UNKNOWN)),
        )  # fmt: skip
    else:
        say(draft, random, "parameters", size, _own(draft, random), variant=variant)
        if random.random() < 0.2:
            wrong = random.random() < 0.15
            say(
                draft, random, "parameters", size * 10 if wrong else size, _other(random, world),
                variant=variant, rank=Rank.DEPRECATED if wrong else Rank.NORMAL,
            )  # fmt: skip
        if random.random() < 0.06:
            say(draft, random, "parameters_active", max(1, size // 6), _own(draft, random), variant=variant)
    if random.random() < 0.25:
        compute = float(f"{6 * size * 10 ** random.gauss(11.4, 0.5):.2e}")
        say(draft, random, "training_compute", compute, random.choice(world.catalogs), variant=variant)
    if random.random() < 0.3:
        width = 128 * max(1, round(math.sqrt(size) / 4000))
        say(draft, random, "hidden_size", width, _own(draft, random), variant=variant)
