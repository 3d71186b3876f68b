"""Rules across fields: each holds a claim back with a reason, where its row contradicts itself or its kin.

One rule, one file, which registers itself with `@rule`; a file in this folder is a rule as soon as it does.
"""

import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from catalog.ingest.normalized import NormalizedRecord, TypedClaim
from catalog.vocabulary.statuses import ValueStatus


@dataclass(frozen=True, slots=True)
class Known:
    """A claim that has a value, which is of its attribute's kind."""

    claim: TypedClaim
    value: Any
    variant: str
    note: str
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """A row with what has to be known of its kin to judge it."""

    record: NormalizedRecord
    siblings: Sequence[int] = field(default_factory=tuple)
    """Numbers of parameters of the other sizes of the model, of the catalog and of the input."""
    commercial_use: Mapping[str, str] = field(default_factory=dict)
    """For each license: whether it permits commercial use."""

    def known(self, *attributes: str) -> Iterator[Known]:
        """This method will yield the row's claims on some attributes that have a value."""
        for claim in self.record.claims:
            if claim.attribute in attributes and claim.status == ValueStatus.KNOWN:
                yield Known(claim, claim.value, claim.variant, claim.note, claim.text)

    def alone(self, attribute: str, variant: str) -> Known | None:
        """This method will return the row's one known claim on an attribute of a size, None for none or several."""
        found = [claim for claim in self.known(attribute) if claim.variant == variant]
        return found[0] if len(found) == 1 else None


Verdict = tuple[Known, str]
"""A claim and why it is held back, as a sentence for people."""

Rule = Callable[[Case], Iterator[Verdict]]

RULES: dict[str, Rule] = {}
"""Every rule by its name."""


def rule(found: Rule) -> Rule:
    """This function will register a rule under the name of its function."""
    RULES[found.__name__] = found
    return found


def judge(case: Case) -> dict[int, tuple[str, str]]:
    """This function will return, by the position of a claim in its row, the rule that holds it back and the reason."""
    position = {id(claim): at for at, claim in enumerate(case.record.claims)}
    held: dict[int, tuple[str, str]] = {}
    for name, found in RULES.items():
        for known, reason in found(case):
            held.setdefault(position[id(known.claim)], (name, reason))
    return held


for _module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
    import_module(f"{__name__}.{_module}")
