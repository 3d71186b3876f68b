"""Makers: which organization a printed name means, and which of them stand under one roof."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from catalog.models import Organization
from catalog.values.name import SLUG_LIMIT, fold, slugify
from catalog.values.problem import ValueProblem

_NAME_LIMIT = 200
_COMPANY = re.compile(r",? (?:Inc|LLC|Ltd|Corp|Co|GmbH|S\.?A|PLC)\.?$", re.IGNORECASE)
_BETWEEN = re.compile(r", and |, | and ")
_BODY = re.compile(
    r"\b(?:universit\w+|institut\w*|lab\w*|ai|research|academy|school|library|foundation|company|group|team|cent(?:er|re))\b",
    re.IGNORECASE,
)
_WITH_SHORT_FORM = re.compile(r"(?P<long>[^()]+)\((?P<short>[^()]{2,40})\)(?P<rest>[^()]*)")


@dataclass(slots=True)
class Makers:
    """The organizations of the catalog by folded name, and those that a plan adds."""

    by_name: dict[str, str] = field(default_factory=dict)
    """Slug by folded name; names that two organizations share lead nowhere."""
    parents: dict[str, str | None] = field(default_factory=dict)
    """Slug of the wider body, by slug."""
    added: dict[str, str] = field(default_factory=dict)
    """Names of the organizations that the plan creates, by slug."""

    @classmethod
    def load(cls) -> "Makers":
        """This method will read the organizations of the catalog."""
        rows = list(Organization.objects.values_list("slug", "name", "name_ko", "aliases", "parent__slug"))
        keys: dict[str, set[str]] = {}
        for slug, name, name_ko, aliases, _ in rows:
            for key in {fold(text) for text in (slug, name, name_ko, *aliases)} - {""}:
                keys.setdefault(key, set()).add(slug)
        return cls(
            by_name={key: next(iter(slugs)) for key, slugs in keys.items() if len(slugs) == 1},
            parents={slug: parent for slug, _, _, _, parent in rows},
        )

    def find(self, name: str) -> str | None:
        """This method will return the slug of the organization that a name means, or None.

        `Massachusetts Institute of Technology (MIT)` and `Beijing Academy of Artificial Intelligence / BAAI` are found
        by either of their two names, as long as both do not lead to different organizations.
        """
        found = self.by_name.get(fold(name)) or self.by_name.get(fold(_COMPANY.sub("", name)))
        if found:
            return found
        match = _WITH_SHORT_FORM.fullmatch(name)
        names = [match["long"] + match["rest"], match["short"]] if match else name.split(" / ")
        slugs = {self.by_name.get(fold(text)) for text in names} - {None}
        return slugs.pop() if len(slugs) == 1 else None

    def parts(self, name: str) -> list[str]:
        """This method will return the names of several organizations that stand in one text, or the text itself.

        They are told apart only where at least one of them is known and each of the others can be one, so that
        `University of California, San Diego` stays whole.
        """
        if self.find(name):
            return [name]
        found = [part for part in _BETWEEN.split(name) if part.strip()]
        known = [part for part in found if self.find(part)]
        able = [part for part in found if part in known or " " not in part or _BODY.search(part)]
        return found if len(found) > 1 and known and len(able) == len(found) else [name]

    def add(self, name: str) -> str | None:
        """This method will return the slug of an organization, planned now if the catalog does not know it.

        Returns None for a name that cannot be an organization's: one that is too long or has no letters.
        """
        found = self.find(name)
        if found:
            return found
        key = fold(name)
        if not key or len(name) > _NAME_LIMIT:
            return None
        slug = self._free(name)
        if slug is None:
            return None
        self.by_name[key] = slug
        self.parents[slug] = None
        self.added[slug] = name
        return slug

    def widened(self, slugs: Iterable[str]) -> frozenset[str]:
        """This method will return organizations with all bodies that they are a part of."""
        found: set[str] = set()
        waiting = list(slugs)
        while waiting:
            slug = waiting.pop()
            if slug in found:
                continue
            found.add(slug)
            parent = self.parents.get(slug)
            if parent:
                waiting.append(parent)
        return frozenset(found)

    def _free(self, name: str) -> str | None:
        try:
            slug = slugify(name)
        except ValueProblem:
            return None
        return free_slug(slug, self.parents)


def free_slug(slug: str, taken: Mapping[str, object] | Iterable[str]) -> str:
    """This function will return a slug, or the next with a number behind it that is not taken yet."""
    known = taken if isinstance(taken, dict | set | frozenset) else set(taken)
    candidate, number = slug, 1
    while candidate in known:
        number += 1
        ending = f"-{number}"
        candidate = slug[: SLUG_LIMIT - len(ending)].rstrip("-") + ending
    return candidate
