"""Search: weighted full text over names, organizations and summaries, and tolerance for typing errors in names.

People type words, which must all be found, with quotes around words that belong together, `-` before what must not be
found and `OR` between alternatives, as in PostgreSQL's websearch_to_tsquery. Words of Korean are looked up as the pairs
of characters under which they are indexed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any, Final

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramSimilarity
from django.db.models import Case, F, IntegerField, Max, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Round

from catalog.models import Publication, PublishedName
from catalog.models.publication import PublishedNameKind
from catalog.values.hangul import query_bigrams
from catalog.values.name import fold
from catalog.values.problem import ValueProblem, quoted

SEARCH_CONFIG: Final = "english"
"""Text search configuration, the one of the indexed column."""

_TOKEN = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
_SYLLABLE = re.compile("[\u3400-\u9fff\uac00-\ud7a3]")
_EXACT_NAME = 3_000_000
_EXACT_VARIANT = 2_000_000
_RANK_SCALE = 1_000_000
_SIMILARITY_SCALE = 1000


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or several in quotes."""

    text: str
    negated: bool = False
    phrase: bool = False

    def query(self) -> Any:
        """This function will return the text search query for the word, negation aside."""
        if _SYLLABLE.fullmatch(self.text):
            # One character begins pairs in the index: 암 is found in 암진단 by its beginning.
            return SearchQuery(f"'{self.text}':*", config=SEARCH_CONFIG, search_type="raw")
        text = query_bigrams(f'"{self.text}"' if self.phrase else self.text)
        return SearchQuery(text, config=SEARCH_CONFIG, search_type="websearch")


@dataclass(frozen=True, slots=True)
class Search:
    """A parsed search: alternatives, of each of which all words must match."""

    text: str
    alternatives: tuple[tuple[Word, ...], ...]

    @classmethod
    def parse(cls, text: str) -> "Search":
        """This function will read what somebody typed; raises ValueProblem where no word is in it."""
        alternatives: list[list[Word]] = [[]]
        for minus, phrase, word in _TOKEN.findall(text):
            if word == "OR" and not minus:
                alternatives.append([])
                continue
            content = phrase or word
            if fold(content):
                alternatives[-1].append(Word(content, negated=bool(minus), phrase=bool(phrase)))
        kept = tuple(tuple(words) for words in alternatives if words)
        if not kept:
            raise ValueProblem("no_words", f"{quoted(text)} holds no word; allowed are words, in quotes or not.")
        return cls(text=text, alternatives=kept)

    @property
    def name(self) -> str:
        """The search as a folded name, or nothing where it cannot be one."""
        words = self.alternatives[0]
        if len(self.alternatives) > 1 or any(word.negated for word in words):
            return ""
        return fold(" ".join(word.text for word in words))

    def matching(self, publications: QuerySet[Publication]) -> QuerySet[Publication]:
        """This function will keep the publications that match, by their words or by a name that is nearly the same."""
        by_words = Publication.objects.order_by().filter(search=self._query()).values("pk")
        if not self.name:
            return publications.filter(pk__in=by_words)
        return publications.filter(pk__in=by_words.union(self._same(), self._similar()))

    def relevance(self) -> Any:
        """This function will return the expression by which matches are ordered, a whole number, larger is better.

        A name or alias that is the search comes first, then the name of a variant, then the rank of the words, in which
        names weigh more than organizations and those more than summaries, and at last how similar a misspelt name is.
        """
        rank = Coalesce(Cast(Round(self._rank() * _RANK_SCALE), IntegerField()), 0)
        if not self.name:
            return rank
        names = self._same().filter(kind__in=[PublishedNameKind.NAME, PublishedNameKind.ALIAS])
        exact = Case(
            When(pk__in=names, then=_EXACT_NAME),
            When(pk__in=self._same(), then=_EXACT_VARIANT),
            When(pk__in=self._similar(), then=self._similarity()),
            default=0,
            output_field=IntegerField(),
        )
        return rank + exact

    def _query(self) -> Any:
        return _joined(self.alternatives)

    def _rank(self) -> Any:
        positive = [[word for word in words if not word.negated] for words in self.alternatives]
        kept = [words for words in positive if words]
        return SearchRank(F("search"), _joined(kept)) if kept else Value(0.0)

    def _same(self) -> QuerySet[Any, Any]:
        return PublishedName.objects.filter(key=self.name).values("publication_id")

    def _similar(self) -> QuerySet[Any, Any]:
        return PublishedName.objects.filter(key__trigram_similar=self.name).values("publication_id")

    def _similarity(self) -> Any:
        closest = (
            PublishedName.objects.filter(publication=OuterRef("pk"))
            .order_by()
            .values("publication")
            .annotate(closest=Max(TrigramSimilarity("key", self.name)))
            .values("closest")
        )
        return Cast(Round(Subquery(closest) * _SIMILARITY_SCALE), IntegerField())


def _joined(alternatives: Iterable[Iterable[Word]]) -> Any:
    """This function will return one text search query for alternatives of which each needs all its words."""
    return reduce(or_, (reduce(and_, (_signed(word) for word in words)) for words in alternatives))


def _signed(word: Word) -> Any:
    return ~word.query() if word.negated else word.query()
