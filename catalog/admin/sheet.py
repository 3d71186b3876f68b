"""The sheet: all facts of a page's subject, and of its variants where it is a model, as forms with their evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q

from catalog.admin.citation import CitationForm
from catalog.admin.fact import FactForm
from catalog.admin.labels import Labels
from catalog.curation.correct import NAMES, Subject
from catalog.curation.resolution import resolve_all
from catalog.curation.vocabularies import Vocabularies
from catalog.documents.facts import Resolved
from catalog.models import Claim, FoundationModel, Variant
from catalog.vocabulary import attributes

MAIN = ("parameters", "parameters_active")
"""What a variant is asked for on the page of its model even where nobody claims it."""

MOST_VARIANTS = 10
"""Above this many variants, the model's page shows their parameters only; the rest stands on their own pages."""


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of one subject."""

    subject: Any
    claimed: Sequence[FactForm]
    unclaimed: Sequence[FactForm]
    is_variant: bool = False

    @property
    def facts(self) -> Iterator[FactForm]:
        """Every fact of the subject."""
        yield from self.claimed
        yield from self.unclaimed

    @property
    def has_errors(self) -> bool:
        """Whether one of its facts has to be mended."""
        return any(fact.is_bound and fact.errors for fact in self.facts)

    @property
    def headline(self) -> str:
        """The parameters, by which variants are told apart."""
        return next((fact.shown for fact in self.claimed if fact.entry.key == "parameters"), "")

    @property
    def claim_count(self) -> int:
        """How many claims stand behind the facts that are shown."""
        return sum(len(fact.resolved.claims) for fact in self.claimed)


class Sheet:
    """The facts of one page."""

    def __init__(self, subject: Subject, *, data: Any = None, seen: Mapping[str, str] | None = None) -> None:
        self.subject = subject
        self._data = data
        self._seen = seen or {}
        self._vocabularies = Vocabularies.load()
        self._labels = Labels.load()

    @property
    def blank_citation(self) -> CitationForm:
        """The citation that is unfolded beside a fact once it is touched."""
        return CitationForm()

    @cached_property
    def groups(self) -> list[Group]:
        """The subject's own facts first, then those of a model's variants in their order."""
        variants = list(self.subject.variants.all()) if isinstance(self.subject, FoundationModel) else []
        claims = self._claims(variants)
        own = [claim for claim in claims if getattr(claim, f"{NAMES[type(self.subject)]}_id") == self.subject.pk]
        groups = [self._group(self.subject, own)]
        for variant in variants:
            theirs = [claim for claim in claims if claim.variant_id == variant.pk]
            groups.append(self._variant(variant, theirs, few=len(variants) <= MOST_VARIANTS))
        return groups

    @property
    def facts(self) -> Iterator[FactForm]:
        """Every fact of the page."""
        return (fact for group in self.groups for fact in group.facts)

    @property
    def touched(self) -> list[tuple[Any, FactForm]]:
        """The facts that the curator changes, each with its subject."""
        return [(group.subject, fact) for group in self.groups for fact in group.facts if fact.touched]

    @property
    def marks(self) -> dict[str, str]:
        """The mark of what each fact says now, by the prefix of its form."""
        return {str(fact.prefix): fact.mark for fact in self.facts}

    @property
    def overtaken(self) -> list[tuple[Any, FactForm]]:
        """The facts that somebody changed since the page was opened, whether or not this curator touches them."""
        return [
            (group.subject, fact)
            for group in self.groups
            for fact in group.facts
            if fact.prefix in self._seen and self._seen[str(fact.prefix)] != fact.mark
        ]

    def _claims(self, variants: Sequence[Variant]) -> list[Claim]:
        mine = Q(**{NAMES[type(self.subject)]: self.subject})
        mine |= Q(variant__in=variants) if variants else Q()
        return list(Claim.objects.filter(mine).select_related("source").order_by("pk"))

    def _group(self, subject: Any, claims: Iterable[Claim]) -> Group:
        resolved = resolve_all(claims, self._vocabularies)
        name = NAMES[type(subject)]
        entries = attributes.attributes_of(attributes.Subject(name))
        claimed = [self._fact(subject, resolved[entry.key]) for entry in entries if entry.key in resolved]
        unclaimed = [
            self._fact(subject, Resolved(attribute=entry.key, claims=(), accepted=None, decided_by=""))
            for entry in entries
            if entry.key not in resolved
        ]
        return Group(subject, claimed, unclaimed)

    def _variant(self, variant: Variant, claims: Sequence[Claim], *, few: bool) -> Group:
        resolved = resolve_all(claims, self._vocabularies)
        shown = [key for key in attributes.ATTRIBUTES if key in MAIN[:1] or (few and (key in resolved or key in MAIN))]
        facts = [
            self._fact(variant, resolved.get(key) or Resolved(attribute=key, claims=(), accepted=None, decided_by=""))
            for key in shown
        ]
        return Group(variant, facts, (), is_variant=True)

    def _fact(self, subject: Any, resolved: Resolved) -> FactForm:
        prefix = f"fact-{NAMES[type(subject)]}-{subject.pk}-{resolved.attribute}"
        fact = FactForm(resolved, self._labels, prefix=prefix, data=self._data)
        seen = self._seen.get(prefix)
        if not fact.is_bound or seen is None or seen == fact.mark:
            return fact
        before = FactForm(resolved, self._labels, prefix=prefix, data=self._data, seen=seen)
        if before.left_alone and not before["source"].data:
            return FactForm(resolved, self._labels, prefix=prefix)
        return before
