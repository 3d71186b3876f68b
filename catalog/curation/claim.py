"""Claims: what a claim must be before it is stored, whichever door it comes through."""

from collections.abc import Collection
from typing import Any

from catalog.curation.problem import CurationProblem
from catalog.curation.vocabularies import TERM_TABLES, Vocabularies
from catalog.models import Claim
from catalog.values import typed
from catalog.values.date import PartialDate
from catalog.values.name import nearest
from catalog.values.problem import ValueProblem
from catalog.values.text import clean_text
from catalog.vocabulary.attributes import ATTRIBUTES, Attribute, Kind, Subject, attributes_of
from catalog.vocabulary.openness import Openness
from catalog.vocabulary.ranks import Rank
from catalog.vocabulary.statuses import ValueStatus


def subject_of(claim: Claim) -> Subject:
    """This function will return what a claim is about; raises CurationProblem unless it is about just one thing."""
    subjects = [subject for subject in Subject if getattr(claim, f"{subject}_id") is not None]
    if len(subjects) != 1:
        raise CurationProblem(
            "A claim is about one model, variant, product or organization.", code="one_subject", field="subject"
        )
    return subjects[0]


def check(claim: Claim, vocabularies: Vocabularies | None = None) -> None:
    """This function will bring a claim's value into its attribute's type, or raise CurationProblem.

    Terms are looked up in `vocabularies` where many claims are checked, in the database otherwise.

    The problem's field is the claim's own: attribute, value, status, source_id, note, as_of or verified_date.
    """
    attribute = _attribute(claim)
    if claim.source_id is None:
        raise CurationProblem("A claim names its source.", code="required", field="source")
    if claim.rank == Rank.DEPRECATED and not claim.note.strip():
        raise CurationProblem("A deprecated claim says why, in its note.", code="required", field="note")
    if claim.status == ValueStatus.KNOWN:
        claim.value = read_value(attribute, claim.value, vocabularies)
    elif claim.value is not None:
        raise CurationProblem(
            f"A value that is {claim.status} is left empty; choose the status known to give one.",
            code="status_excludes_value",
            field="value",
        )
    for field in ("as_of", "verified_date"):
        setattr(claim, field, _date(getattr(claim, field), field))


def read_value(attribute: Attribute, raw: Any, vocabularies: Vocabularies | None = None) -> Any:
    """This function will return a raw value in an attribute's type; raises CurationProblem on the field value."""
    if raw is None or raw == "":
        raise CurationProblem(
            "A known value is given; choose another status where there is none.", code="required", field="value"
        )
    try:
        return typed.parse(attribute.kind, raw, allowed=allowed_values(attribute, vocabularies))
    except ValueProblem as problem:
        raise CurationProblem(
            problem.detail,
            code=problem.code,
            field="value",
            allowed=problem.allowed,
            did_you_mean=problem.did_you_mean,
        ) from problem


def allowed_values(attribute: Attribute, vocabularies: Vocabularies | None = None) -> Collection[str] | None:
    """This function will return the words that may stand as an attribute's value, or None where any may."""
    if attribute.kind is Kind.LEVEL:
        return list(Openness.values)
    if attribute.terms and vocabularies:
        return vocabularies.wider[attribute.terms].keys()
    if attribute.terms:
        return list(TERM_TABLES[attribute.terms]._default_manager.values_list("slug", flat=True))
    return None


def _attribute(claim: Claim) -> Attribute:
    subject = subject_of(claim)
    attribute = ATTRIBUTES.get(claim.attribute)
    if attribute is None or subject not in attribute.subjects:
        allowed = tuple(entry.key for entry in attributes_of(subject))
        raise CurationProblem(
            f"“{claim.attribute}” is no attribute of a {subject}.",
            code="unknown_attribute",
            field="attribute",
            allowed=allowed,
            did_you_mean=nearest(claim.attribute, allowed),
        )
    return attribute


def _date(text: str, field: str) -> str:
    if not text:
        return ""
    try:
        return str(PartialDate.parse(clean_text(text, limit=10)))
    except ValueProblem as problem:
        raise CurationProblem(problem.detail, code=problem.code, field=field) from problem
