"""Evidence at the desk: the claims behind a fact, which of them is accepted and why, and which contradict it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from catalog.admin.labels import Labels
from catalog.documents.facts import Resolved
from catalog.models import Claim
from catalog.values import typed
from catalog.values.count import exact_count
from catalog.vocabulary.attributes import ATTRIBUTES, Kind
from catalog.vocabulary.confidences import Confidence
from catalog.vocabulary.openness import Openness
from catalog.vocabulary.statuses import ValueStatus

RULES: Mapping[str, str | Promise] = {
    "only claim": _("the only claim"),
    "rank": _("decided by rank"),
    "says something": _("decided because it says something"),
    "source tier": _("decided by the source's trust tier"),
    "basis": _("decided by its basis"),
    "confidence": _("decided by its confidence"),
    "newer source": _("decided because its source is newer"),
    "entered first": _("decided because it was entered first"),
}
"""Why a claim is accepted, in words, by the name of the rule that set it above the next one."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim as the desk shows it below its fact."""

    claim: Claim
    shown: str
    exact: str
    accepted: bool
    checked: bool
    """Whether it is the one that the curator picks."""
    decided: str | Promise
    contradicts: bool
    """Whether it says something else than the accepted one."""

    @property
    def confidence(self) -> str:
        """How sure the registry is, in a word."""
        return str(Confidence(self.claim.confidence).label).split(":")[0]


def evidence(resolved: Resolved, labels: Labels, picked: int | None = None) -> list[Evidence]:
    """This function will return the claims on one attribute of one subject, best first."""
    rivals = resolved.conflict.groups[1:] if resolved.conflict else ()
    contradicting = {claim.pk for group in rivals for claim in group}
    chosen = picked or (resolved.accepted.pk if resolved.accepted else None)
    return [
        Evidence(
            claim=claim,
            shown=as_read(claim, labels),
            exact=_exact(claim),
            accepted=claim is resolved.accepted,
            checked=claim.pk == chosen,
            decided=RULES.get(resolved.decided_by, resolved.decided_by) if claim is resolved.accepted else "",
            contradicts=claim.pk in contradicting,
        )
        for claim in resolved.claims
    ]


def as_read(claim: Claim, labels: Labels) -> str:
    """This function will return what a claim says as people read it, in the curator's language."""
    return said(claim.attribute, claim.status, claim.value, labels)


def said(attribute: str, status: str, value: Any, labels: Labels) -> str:
    """This function will return a value, or why there is none, as people read it, in the curator's language."""
    if status != ValueStatus.KNOWN or value is None:
        return str(ValueStatus(status).label).split(":")[0]
    entry = ATTRIBUTES[attribute]
    match entry.kind:
        case Kind.TERM:
            return labels.name(entry.terms, value)
        case Kind.TERMS:
            return ", ".join(labels.name(entry.terms, slug) for slug in value)
        case Kind.LEVEL:
            return str(Openness(value).label)
        case Kind.COUNT:
            return typed.show(entry.kind, int(value), entry.unit, get_language() or "en")
    return typed.show(entry.kind, value, entry.unit, get_language() or "en")


def _exact(claim: Claim) -> str:
    if claim.value is None or ATTRIBUTES[claim.attribute].kind is not Kind.COUNT:
        return ""
    return exact_count(int(claim.value))
