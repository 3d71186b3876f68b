"""What the address of the front page asks for: a search, filters, an order and a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from catalog.discovery.search import Search
from catalog.values.problem import ValueProblem
from catalog.vocabulary.openness import Openness
from catalog.web.names import names_of, similar_slugs
from catalog.web.problem import MOST_PROBLEMS, BadParameters, Problem, only_value, unknown_value

TERMS = {
    "modality": "modality",
    "input_modality": "modality",
    "output_modality": "modality",
    "domain": "domain",
    "task": "task",
    "architecture": "architecture",
    "license": "license",
    "organization": "organization",
    "source": "source",
    "product": "product",
}
"""Parameters that filter by the words of a noun; the names are the API's."""

ORDERS = ("name", "parameters", "openness", "released", "source_count")
ORDERINGS = tuple(f"{sign}{key}" for key in ORDERS for sign in ("", "-"))
DEFAULT_ORDERING = "-source_count"
PARAMETERS = ("search", "openness", *TERMS, "has_conflict", "ordering", "page")
LARGEST_PAGE = 1_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A valid question to the front page."""

    search: Search | None = None
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Slugs by parameter, where at least one is given; each parameter asks for any of them."""
    openness: tuple[str, ...] = ()
    has_conflict: bool | None = None
    ordering: str = ""
    """Empty where the address names none: then the best match stands first, or the best documented model."""
    page: int = 1

    @classmethod
    def read(cls, query: QueryDict) -> "Asked":
        """This method will return what a query asks for, or raise BadParameters with all that is wrong in it.

        A parameter without a value asks for nothing, since that is what a form sends for a field left empty.
        """
        problems: list[Problem] = []

        def one(name: str, allowed: tuple[str, ...] | None = None) -> str:
            try:
                value = only_value(query, name)
            except BadParameters as bad:
                problems.extend(bad.problems)
                return ""
            if value and allowed is not None and value not in allowed:
                problems.append(unknown_value(name, value, allowed))
            return value

        openness = _given(query, "openness")
        strange = [value for value in openness if value not in Openness][:MOST_PROBLEMS]
        problems += [unknown_value("openness", value, Openness.values) for value in strange]
        terms = {name: values for name in TERMS if (values := _given(query, name))}
        problems += [problem for name, slugs in terms.items() for problem in _unknown_terms(name, slugs)]
        text, ordering = one("search").strip(), one("ordering", ORDERINGS)
        search = None
        if text:
            try:
                search = Search.parse(text)
            except ValueProblem:
                problems.append(Problem("search", _("It holds no word to search for.")))
        conflict, page = one("has_conflict", ("true", "false")), one("page")
        if page and not _is_page(page):
            problems.append(Problem("page", _("It is a whole number from 1.")))
        if problems:
            raise BadParameters(problems)
        return cls(
            search=search,
            terms=terms,
            openness=openness,
            has_conflict=None if not conflict else conflict == "true",
            ordering=ordering,
            page=int(page or 1),
        )

    def query(self, **changes: Any) -> str:
        """This method will return the query string that asks for the same with some things changed, `?` included.

        The page starts again at 1 unless the changes name one; `terms` is changed as a whole.
        """
        values: dict[str, Any] = {
            "search": self.search.text if self.search else "",
            "openness": self.openness,
            **self.terms,
            "has_conflict": "" if self.has_conflict is None else str(self.has_conflict).lower(),
            "ordering": self.ordering,
            **changes,
        }
        result = QueryDict(mutable=True)
        for name in PARAMETERS:
            value = values.get(name, "")
            listed = [value] if isinstance(value, str | int) else value
            result.setlist(name, [str(each) for each in listed if each not in {"", None}])
        encoded = result.urlencode()
        return f"?{encoded}" if encoded else "."

    def without(self, name: str, value: str) -> str:
        """This method will return the query string that no longer asks for one value of a filter."""
        kept = self.openness if name == "openness" else self.terms.get(name, ())
        return self.query(**{name: tuple(each for each in kept if each != value)})


def _given(query: QueryDict, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in query.getlist(name) if value))


def _unknown_terms(name: str, slugs: tuple[str, ...]) -> list[Problem]:
    noun = TERMS[name]
    known = names_of(noun, slugs)
    unknown = [slug for slug in slugs if slug not in known][:MOST_PROBLEMS]
    return [unknown_value(name, slug, similar_slugs(noun, slug)) for slug in unknown]


def _is_page(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < len(str(LARGEST_PAGE)) and int(text) >= 1
