"""What synthetic models share: the fixtures' vocabularies, many more organizations, catalogs and articles, products."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from benchmarks.dataset.words import korean_name, pool
from catalog.curation.vocabularies import Vocabularies
from catalog.models import Organization, Product, Source
from catalog.models.organization import OrganizationKind
from catalog.vocabulary.products import ProductKind
from catalog.vocabulary.sources import SourceKind, TrustTier

ORGANIZATIONS = 2_000
ARTICLES = 600
CATALOGS = 12
PRODUCTS = 120
COUNTRIES = "US US US US US CN CN CN GB FR DE KR KR JP CA IL IN SG CH AE".split()


@dataclass(frozen=True, slots=True)
class Skewed:
    """Words of which the first are drawn far more often than the last, as in every real catalog."""

    words: Sequence[str]
    totals: Sequence[float]

    @classmethod
    def of(cls, words: Sequence[str], steepness: float = 1.0) -> "Skewed":
        """This function will weigh words by their place, 1 / place ** steepness."""
        return cls(words, list(accumulate(1 / place**steepness for place in range(1, len(words) + 1))))

    def draw(self, random: Random, most: int = 1) -> list[str]:
        """This function will return one to `most` different words."""
        count = random.randint(1, most)
        return list(dict.fromkeys(random.choices(self.words, cum_weights=self.totals, k=count)))


@dataclass(frozen=True, slots=True)
class World:
    """Everything that a synthetic model may refer to."""

    names: Sequence[str]
    """Made-up words of which names of models are put together."""
    organizations: Skewed
    terms: Mapping[str, Skewed]
    """For each noun that claims name: its terms."""
    catalogs: Sequence[Source]
    """Curated catalogs and aggregators, each of which says something of thousands of models."""
    articles: Sequence[Source]
    products: Sequence[Product]
    vocabularies: Vocabularies


def make(random: Random) -> World:
    """This function will store what models share and return it; the fixtures are loaded before."""
    names = pool(random, 2_500)
    organizations = _organizations(random, names)
    sources = Source.objects.bulk_create([*_sources(random, names)])
    products = Product.objects.bulk_create(
        Product(slug=f"{word.lower()}-cloud", name=f"{word} Cloud", kind=ProductKind.PLATFORM)
        for word in random.sample(names, PRODUCTS)
    )
    vocabularies = Vocabularies.load()
    order = random.sample
    terms = {
        noun: Skewed.of([first, *order(others := sorted({*slugs} - {first}), len(others))], steepness)
        for noun, first, steepness in (
            ("modality", "text", 1.6),
            ("domain", "general", 1.1),
            ("task", "text-generation", 0.9),
            ("architecture", "transformer-decoder", 1.1),
            ("license", "apache-2.0", 0.8),
        )
        for slugs in (vocabularies.wider[noun],)
    }
    return World(
        names=names,
        organizations=Skewed.of([entry.slug for entry in organizations], 0.9),
        terms=terms,
        catalogs=sources[:CATALOGS],
        articles=sources[CATALOGS:],
        products=products,
        vocabularies=vocabularies,
    )


def _organizations(random: Random, names: Sequence[str]) -> list[Organization]:
    kinds = [entry.value for entry in OrganizationKind]
    rows = Organization.objects.bulk_create(
        Organization(
            slug=f"{word.lower()}-{ending.lower()}",
            name=f"{word} {ending}",
            name_ko=korean_name(random) if random.random() < 0.1 else "",
            kind=random.choice(kinds),
            country=random.choice(COUNTRIES) if random.random() < 0.95 else "",
        )
        for word in random.sample(names, ORGANIZATIONS)
        for ending in (random.choice(("AI", "Labs", "Research", "University", "Institute")),)
    )
    parts = random.sample(rows[100:], 200)
    for part in parts:
        part.parent = random.choice(rows[:100])
    Organization.objects.bulk_update(parts, ["parent"])
    return rows


def _sources(random: Random, names: Sequence[str]) -> list[Source]:
    catalogs = [
        Source(
            slug=f"catalog-{number}",
            title=f"Catalog {number} of foundation models",
            kind=SourceKind.DATASET,
            tier=random.choice((TrustTier.CATALOG, TrustTier.AGGREGATOR)),
            url=f"https://catalog-{number}.example.org/models.csv",
            date="2024-11-02",
        )
        for number in range(CATALOGS)
    ]
    articles = [
        Source(
            slug=f"article-{number}",
            title=f"{random.choice(names)}, {random.choice(names)} and the state of the art",
            kind=random.choice((SourceKind.PRESS, SourceKind.ARTICLE)),
            tier=TrustTier.PRESS,
            url=f"https://press.example.org/{number}",
            date=f"20{random.randint(18, 25)}-{random.randint(1, 12):02}",
        )
        for number in range(ARTICLES)
    ]
    return [*catalogs, *articles]
