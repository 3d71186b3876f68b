"""Index: which models go by which names and ids, in the catalog and in a plan that grows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from django.db.models import Q

from catalog.ingest.makers import Makers, free_slug
from catalog.models import Alias, Claim, FormerSlug, FoundationModel, Identifier, Variant
from catalog.values.name import RESERVED_SLUGS, fold, slugify
from catalog.values.problem import ValueProblem
from catalog.vocabulary.actions import ModelState
from catalog.vocabulary.ranks import Rank

Identity = tuple[str, str]
"""Kind of place and id."""


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """A model, or one of its variants, by slug."""

    model: str
    variant: str = ""

    def __str__(self) -> str:
        return f"{self.model}/{self.variant}" if self.variant else self.model


@dataclass(slots=True)
class KnownVariant:
    """A variant of the catalog or of the plan."""

    slug: str
    name: str
    pk: int | None = None
    is_part: bool = False
    keys: set[str] = field(default_factory=set)
    """Its folded names."""
    sizes: set[int] = field(default_factory=set)
    """Every number of parameters that somebody claims of it."""


@dataclass(slots=True)
class KnownModel:
    """A model of the catalog or of the plan."""

    slug: str
    name: str
    pk: int | None = None
    version: int = 0
    state: str = ModelState.DRAFT
    makers: set[str] = field(default_factory=set)
    """Slugs of its organizations."""
    is_ours: bool = False
    """Whether the catalog that is read has said something of it before."""
    variants: dict[str, KnownVariant] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        """Whether the plan creates it."""
        return self.pk is None

    @property
    def whole(self) -> list[KnownVariant]:
        """Its variants that are no part of another."""
        return [variant for variant in self.variants.values() if not variant.is_part]


class Index:
    """What a plan knows of the catalog's models: those alone that its input may be about."""

    def __init__(self, makers: Makers, *, source: str = "") -> None:
        self.makers = makers
        self._source = source
        self.printed: set[str] = set()
        """Folded names of all rows of the input."""
        self.merged: set[tuple[str, str]] = set()
        """Folded names of models that people have merged into others, each with the slug of that other one."""
        self.models: dict[str, KnownModel] = {}
        self.names: dict[str, set[Subject]] = {}
        self.identifiers: dict[Identity, set[Subject]] = {}
        self._taken: set[str] = set()
        self._asked: set[str] = set()

    def load(self, keys: set[str], identifiers: set[Identity], slugs: set[str], models: Iterable[str] = ()) -> None:
        """This method will find every model of the catalog that has one of some folded names, ids or slugs.

        Names of models and variants are folded one by one from a stream, so that memory does not grow with the catalog.
        `slugs` are addresses that the plan may give out, `models` those of models that it is about for sure.
        """
        wanted = set(FoundationModel.objects.filter(slug__in=models).values_list("pk", flat=True))
        for pk, name, name_ko in FoundationModel.objects.values_list("pk", "name", "name_ko").iterator():
            if fold(name) in keys or (name_ko and fold(name_ko) in keys):
                wanted.add(pk)
        for model_id, name, name_ko in Variant.objects.values_list("model_id", "name", "name_ko").iterator():
            if fold(name) in keys or (name_ko and fold(name_ko) in keys):
                wanted.add(model_id)
        for pair in Alias.objects.filter(key__in=keys).values_list("model_id", "variant__model_id"):
            wanted |= {pk for pk in pair if pk}
        by_value = Identifier.objects.filter(value__in={value for _, value in identifiers})
        for kind, value, model_id, variant_model_id in by_value.values_list(
            "kind", "value", "model_id", "variant__model_id"
        ):
            if (kind, value) in identifiers:
                wanted |= {pk for pk in (model_id, variant_model_id) if pk}
        self._gather(wanted)
        self._asked |= slugs
        self._taken |= taken_slugs(slugs)

    def add_model(self, model: KnownModel, names: Iterable[str], identifiers: Iterable[Identity]) -> None:
        """This method will make a model known under its names and ids."""
        self.models[model.slug] = model
        self.call(Subject(model.slug), names, identifiers)

    def add_variant(
        self, model: KnownModel, variant: KnownVariant, names: Iterable[str], identifiers: Iterable[Identity]
    ) -> None:
        """This method will make a variant known under its names and ids."""
        model.variants[variant.slug] = variant
        self.call(Subject(model.slug, variant.slug), [variant.name, *names], identifiers)

    def call(self, subject: Subject, names: Iterable[str], identifiers: Iterable[Identity]) -> None:
        """This method will let names and ids lead to a model or variant."""
        for key in {fold(name) for name in names} - {""}:
            self.names.setdefault(key, set()).add(subject)
            if subject.variant:
                self.models[subject.model].variants[subject.variant].keys.add(key)
        for identity in identifiers:
            self.identifiers.setdefault(identity, set()).add(subject)

    def free_slug(self, name: str, makers: Iterable[str]) -> str | None:
        """This method will return an address for a new model, or None where its name gives none.

        Where the plain slug is taken, that of a maker follows it, and a number at last.
        """
        try:
            slug = slugify(name)
        except ValueProblem:
            return None
        named = (slugify(f"{name} {maker}") for maker in makers)
        numbered = (slugify(f"{slug[:90]} {number}") for number in range(2, 1000))
        choices = chain([slug], named, numbered)  # one at a time: the first is free nearly always
        return next((choice for choice in choices if not self._is_taken(choice)), None)

    def free_variant(self, model: KnownModel, slug: str) -> str:
        """This method will return a slug that no variant of a model has yet, with a number behind it if need be."""
        return free_slug(slug, model.variants)

    def _is_taken(self, slug: str) -> bool:
        if slug in self.models or slug in self._taken or slug in RESERVED_SLUGS:
            return True
        return slug not in self._asked and bool(taken_slugs([slug]))

    def _gather(self, wanted: set[int]) -> None:
        rows = list(
            FoundationModel.objects.filter(pk__in=wanted).prefetch_related("variants", "aliases", "identifiers")
        )
        by_pk: dict[int, KnownModel] = {}
        for row in rows:
            model = KnownModel(row.slug, row.name, row.pk, row.version, row.state)
            by_pk[row.pk] = model
            names = [row.name, row.name_ko, *(alias.name for alias in row.aliases.all())]
            ids = [(identifier.kind, identifier.value) for identifier in row.identifiers.all()]
            self.add_model(model, names, ids)
        self._gather_variants(by_pk)
        self._gather_claims(by_pk)
        self._forget_shells(by_pk)

    def _gather_variants(self, by_pk: Mapping[int, KnownModel]) -> None:
        rows = Variant.objects.filter(model_id__in=by_pk).order_by("position", "pk")
        for row in rows.prefetch_related("aliases", "identifiers"):
            variant = KnownVariant(row.slug, row.name, row.pk, is_part=row.part_of_id is not None)
            names = [row.name_ko, *(alias.name for alias in row.aliases.all())]
            ids = [(identifier.kind, identifier.value) for identifier in row.identifiers.all()]
            self.add_variant(by_pk[row.model_id], variant, names, ids)

    def _gather_claims(self, by_pk: Mapping[int, KnownModel]) -> None:
        standing = Claim.objects.exclude(rank=Rank.DEPRECATED).exclude(value=None)
        for model_id, value in standing.filter(model_id__in=by_pk, attribute="organizations").values_list(
            "model_id", "value"
        ):
            if model_id:
                by_pk[model_id].makers |= set(value or ())
        ours = Claim.objects.filter(source__slug=self._source) if self._source else Claim.objects.none()
        for model_id, whole_id in ours.filter(Q(model_id__in=by_pk) | Q(variant__model_id__in=by_pk)).values_list(
            "model_id", "variant__model_id"
        ):
            by_pk[model_id or whole_id].is_ours = True
        sizes = standing.filter(variant__model_id__in=by_pk, attribute="parameters")
        for model_id, slug, value in sizes.values_list("variant__model_id", "variant__slug", "value"):
            if model_id and value:
                by_pk[model_id].variants[slug].sizes.add(value)

    def _forget_shells(self, by_pk: Mapping[int, KnownModel]) -> None:
        """A withdrawn model of which nothing is left is the trace of an undone import or of a merge, and no model."""
        emptied = [pk for pk, model in by_pk.items() if model.state == ModelState.WITHDRAWN and not model.variants]
        kept = set(Claim.objects.filter(model_id__in=emptied).values_list("model_id", flat=True))
        names = {by_pk[pk].slug: by_pk[pk].name for pk in emptied}
        leads = FormerSlug.objects.filter(slug__in=names) if names else FormerSlug.objects.none()
        self.merged |= {(fold(names[slug]), model) for slug, model in leads.values_list("slug", "model__slug")}
        for pk in emptied:
            if pk not in kept:
                slug = by_pk[pk].slug
                del self.models[slug]
                for subjects in (*self.names.values(), *self.identifiers.values()):
                    subjects.discard(Subject(slug))


def taken_slugs(slugs: Iterable[str]) -> set[str]:
    """This function will return those of some addresses that lead to a model, save shells of undone imports."""
    wanted = list(slugs)
    found = set(FormerSlug.objects.filter(slug__in=wanted).values_list("slug", flat=True))
    standing = FoundationModel.objects.filter(slug__in=wanted).exclude(
        Q(state=ModelState.WITHDRAWN, variants__isnull=True, claims__isnull=True)
    )
    return found | set(standing.values_list("slug", flat=True))
