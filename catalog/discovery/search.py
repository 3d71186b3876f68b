"""Search: weighted full text over names, organizations and summaries, and tolerance for typing errors in names.

People type words, which must all be found, with quotes around words that belong together, `-` before what must not be
found and `OR` between alternatives, as in PostgreSQL's websearch_to_tsquery. Words of Korean are looked up as the pairs
of characters under which they are indexed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, reduce
from operator import and_, or_
from typing import Any, Final

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramSimilarity
from django.db.models import BigIntegerField, Case, Exists, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce

from catalog.models import Publication, PublishedName
from catalog.models.publication import PublishedNameKind
from catalog.values.hangul import query_bigrams
from catalog.values.name import fold
from catalog.values.problem import ValueProblem, quoted

SEARCH_CONFIG: Final = "english"
"""Text search configuration, the one of the indexed column."""

_TOKEN = re.compile(r'(-*)(?:"([^"]*)"?|([^\s"]+))')
_SYLLABLE = re.compile("[\u3400-\u9fff\uac00-\ud7a3]")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_NUMBERS = re.compile("[0-9]+")
_BEFORE_NUMBER = re.compile("-(?=[0-9])")
_HAS_TRIGRAMS = re.compile("[a-z0-9]{3}")
_RANK_SCALE = 1_000_000
EXACT_NAME = 3_000_000
EXACT_VARIANT = 2_000_000
SIMILARITY_SCALE = 1000
NEAR_NAMES = 20
"""How many names that are nearly the search are looked at."""
PREFIX = 3
"""Letters with which a name begins like a misspelt one; trigrams alone miss one slip in a short name."""
CLOSE = 0.8
"""Share of letters in the same order from which a name that begins alike is taken for the one that was meant."""
OWN_NAMES = frozenset({PublishedNameKind.NAME, PublishedNameKind.ALIAS})


def _words(text: str) -> SearchQuery:
    return SearchQuery(text, config=SEARCH_CONFIG, search_type="websearch")


def _raw(text: str) -> SearchQuery:
    return SearchQuery(text, config=SEARCH_CONFIG, search_type="raw")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or several in quotes."""

    text: str
    negated: bool = False
    phrase: bool = False

    def found(self) -> Any:
        """This function will return the text search query for the word, negation aside."""
        return reduce(or_, self._spellings())

    def wanted(self) -> Any:
        """This function will return the text search query for the word, or for its absence if it is negated."""
        return reduce(and_, (~spelling for spelling in self._spellings())) if self.negated else self.found()

    def _spellings(self) -> list[SearchQuery]:
        if _SYLLABLE.fullmatch(self.text):
            # One character begins pairs in the index: 암 is found in 암진단 by its beginning.
            return [_raw(f"'{self.text}':*")]
        text = query_bigrams(f'"{self.text}"' if self.phrase else self.text)
        if self.phrase:
            return [_words(text)]
        if _NUMBER.fullmatch(text):
            # PostgreSQL takes the number in GPT-3 for -3, so that it would not be found by GPT 3.
            return [_words(text), _raw(f"'-{text}'")]
        return [_words(spelling) for spelling in dict.fromkeys([text, _BEFORE_NUMBER.sub(" ", text)])]


@dataclass(frozen=True)
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
        if len(self.alternatives) > 1:
            return ""
        return fold(" ".join(word.text for word in self.alternatives[0] if not word.negated))

    def matching(self, publications: QuerySet[Publication]) -> QuerySet[Publication]:
        """This function will keep the publications that match, by their words or by a name that is nearly the same."""
        found = Q(search=self._joined())
        if self._near:
            near = Q(pk__in=sorted(self._near))
            unwanted = [word for words in self.alternatives for word in words if word.negated]
            for word in unwanted:
                near &= ~Q(search=word.found())
            found |= near
        return publications.filter(found)

    def relevance(self) -> Any:
        """This function will return the expression by which matches are ordered, a whole number, larger is better.

        A name or alias that is the search comes first, then the name of a variant, then the rank of the words, in which
        names weigh more than organizations and those more than summaries, and at last how similar a misspelt name is.
        """
        rank = Cast(Coalesce(self._rank(), 0.0) * _RANK_SCALE, BigIntegerField())
        by_score: dict[int, list[int]] = {}
        for pk, score in self._near.items():
            by_score.setdefault(score, []).append(pk)
        named = [When(pk__in=sorted(pks), then=score) for score, pks in sorted(by_score.items(), reverse=True)]
        return rank + Case(*named, default=0, output_field=BigIntegerField()) if named else rank

    def _joined(self) -> Any:
        return _any_of(_all_of(words) for words in self.alternatives)

    def _rank(self) -> Any:
        positive = [[word for word in words if not word.negated] for words in self.alternatives]
        kept = [_all_of(words) for words in positive if words]
        return SearchRank(F("search"), _any_of(kept)) if kept else Value(0.0)

    @cached_property
    def _near(self) -> dict[int, int]:
        """Models with a name that is the search, or nearly, and how near; one query, on first use.

        They are few and come as literals, so that the database can take the words from their index and add these.
        """
        if not self.name:
            return {}
        names = PublishedName.objects.order_by().values_list("publication_id", "kind", "key")
        rows = names.filter(key=self.name).annotate(similar=Value(True))[:NEAR_NAMES]
        if _HAS_TRIGRAMS.search(self.name):
            rows = rows.union(self._misspelt(names), all=True)
        found: dict[int, int] = {}
        for pk, kind, key, similar in rows:
            found[pk] = max(found.get(pk, 0), self._score(kind, key, similar=similar))
        return {pk: score for pk, score in found.items() if score}

    def _misspelt(self, names: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        """This function will return the names that are most like the search, none where its words are found as typed.

        A frequent word is like too many names to compare them all.
        """
        found = Publication.objects.order_by().filter(search=self._joined())
        close = Q(key__trigram_similar=self.name)
        alike = names.filter(close | Q(key__startswith=self.name[:PREFIX]), ~Exists(found)).exclude(key=self.name)
        return alike.annotate(similar=close).order_by(TrigramSimilarity("key", self.name).desc(), "pk")[:NEAR_NAMES]

    def _score(self, kind: str, key: str, *, similar: bool) -> int:
        """This function will return how near a name is to the search; 0 for one that is not meant."""
        if key == self.name:
            return EXACT_NAME if kind in OWN_NAMES else EXACT_VARIANT
        if not set(_NUMBERS.findall(self.name)) <= set(_NUMBERS.findall(key)):
            return 0  # another number is another version, and no slip of the finger
        ratio = SequenceMatcher(None, self.name, key, autojunk=False).ratio()
        return round(ratio * SIMILARITY_SCALE) if similar or ratio >= CLOSE else 0


def _any_of(queries: Iterable[Any]) -> Any:
    return reduce(or_, queries)


def _all_of(words: Iterable[Word]) -> Any:
    return reduce(and_, (word.wanted() for word in words))
