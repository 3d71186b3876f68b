"""Facts as the page of a model shows them: what is accepted, who agrees, who disagrees and what was deprecated."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.vocabulary.attributes import ATTRIBUTES, SEVERAL
from catalog.vocabulary.ranks import Rank
from catalog.web.names import Names
from catalog.web.statement import Statement, statement

Key = tuple[str, str | None]
"""An attribute and the slug of a variant, or None for the model as a whole."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One attribute of one subject with everything that sources say of it."""

    attribute: str
    label: str
    explanation: str
    subject: str
    """Name of the variant where the fact stands among those of the model; empty otherwise."""
    accepted: Statement | None
    others: Sequence[Statement]
    """Claims that contradict nothing: the same value, a less precise one, or another truth beside it."""
    rivals: Sequence[Statement]
    deprecated: Sequence[Statement]
    is_open: bool
    """Whether sources disagree and no curator has settled it."""
    spread: str
    """How many times the largest number is the smallest, where they disagree."""
    is_several: bool
    """Whether all claims are shown alike, since several may be true at once and none is disputed."""


class Evidence:
    """The claims of a document by attribute and subject."""

    def __init__(self, document: dict[str, Any], names: Names) -> None:
        self._names = names
        self._claims: dict[Key, list[dict[str, Any]]] = {}
        for attribute, claims in document["evidence"].items():
            for claim in claims:
                self._claims.setdefault((attribute, claim["variant"]), []).append(claim)
        self._conflicts = {(each["attribute"], each["variant"]): each for each in document["conflicts"]}

    def facts(self, attributes: Iterable[str], variant: str | None = None, subject: str = "") -> list[Fact]:
        """This function will return the facts of one subject, of those attributes that somebody claims."""
        return [
            self._fact(attribute, variant, subject) for attribute in attributes if (attribute, variant) in self._claims
        ]

    def about(self, variant: str | None) -> list[str]:
        """This function will return the attributes that somebody claims of one subject, in reading order."""
        return [attribute for attribute in ATTRIBUTES if (attribute, variant) in self._claims]

    def count(self, variant: str) -> int:
        """This function will return the number of claims about a variant."""
        return sum(len(claims) for (_, subject), claims in self._claims.items() if subject == variant)

    def is_open(self, variant: str) -> bool:
        """This function will say whether sources disagree about a variant and no curator has settled it."""
        return any(subject == variant and not each["settled"] for (_, subject), each in self._conflicts.items())

    def _fact(self, attribute: str, variant: str | None, subject: str) -> Fact:
        claims = self._claims[attribute, variant]
        conflict = self._conflicts.get((attribute, variant))
        sides = conflict["values"][1:] if conflict else []
        opposed = {number for side in sides for number in side["claims"]}
        entry = ATTRIBUTES[attribute]

        def those(wanted: Iterable[dict[str, Any]]) -> list[Statement]:
            return [statement(attribute, claim, self._names) for claim in wanted]

        standing = [claim for claim in claims if claim["rank"] != Rank.DEPRECATED]
        accepted = those(claim for claim in standing if claim["accepted"])
        return Fact(
            attribute=attribute,
            label=str(entry.label),
            explanation=str(entry.help_text),
            subject=subject,
            accepted=accepted[0] if accepted else None,
            others=those(claim for claim in standing if not claim["accepted"] and claim["id"] not in opposed),
            rivals=those(claim for claim in standing if claim["id"] in opposed),
            deprecated=those(claim for claim in claims if claim["rank"] == Rank.DEPRECATED),
            is_open=conflict is not None and not conflict["settled"],
            spread=f"{conflict['spread']:.3g}" if conflict and conflict["spread"] else "",
            is_several=attribute in SEVERAL and not opposed,
        )
