"""One fact at the desk: the accepted value in its input, whose word a change is, and the claims behind it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalog.admin.citation import CITATION, brief, citation_fields
from catalog.admin.evidence import as_read, evidence
from catalog.admin.fact_field import claimed_value, fact_field, held
from catalog.admin.forms import overtaken
from catalog.admin.freshness import digest
from catalog.admin.labels import Labels
from catalog.admin.problems import as_error
from catalog.admin.widgets import PlainSelect
from catalog.curation.claim import read_value
from catalog.curation.correct import Statement
from catalog.curation.problem import CurationProblem
from catalog.documents.facts import Resolved
from catalog.values.count import exact_count
from catalog.vocabulary.attributes import ATTRIBUTES, Kind
from catalog.vocabulary.bases import Basis
from catalog.vocabulary.confidences import Confidence
from catalog.vocabulary.statuses import ValueStatus

VALUES = ("value", "status")


class FactForm(forms.Form):
    """The form of one attribute of one subject. Left alone, it does nothing.

    Its citation is asked for only where it is touched: a page with many facts would else be mostly empty inputs.
    """

    def __init__(self, resolved: Resolved, labels: Labels, *, prefix: str, data: Any = None, seen: str = "") -> None:
        self.resolved = resolved
        self.entry = ATTRIBUTES[resolved.attribute]
        self.labels = labels
        self._seen = seen
        accepted = resolved.accepted
        value = accepted.value if accepted else None
        initial = {
            "value": held(self.entry, labels, value),
            "status": accepted.status if accepted else ValueStatus.KNOWN.value,
        }
        sent = data if data is not None and f"{prefix}-status" in data else None
        super().__init__(sent, prefix=prefix, initial=initial)
        self.fields["value"] = fact_field(self.entry, labels, value)
        self.fields["value"].label = str(self.entry.label)
        said = PlainSelect(attrs={"aria-label": f"{self.entry.label}: {_('status')}"})
        self.fields["status"] = forms.ChoiceField(choices=brief(ValueStatus), required=False, widget=said)
        if self.is_bound:
            self.fields |= {"accept": forms.CharField(required=False), "was": forms.CharField(required=False)}
            self.fields |= citation_fields()
        self.statement: Statement | None = None

    @property
    def shown(self) -> str:
        """The accepted value as people read it."""
        accepted = self.resolved.accepted
        return as_read(accepted, self.labels) if accepted else ""

    @property
    def exact(self) -> str:
        """All digits of an accepted count, with its unit."""
        accepted = self.resolved.accepted
        if not accepted or accepted.value is None or self.entry.kind is not Kind.COUNT:
            return ""
        digits = exact_count(int(accepted.value))
        return f"{digits} ({self.shown})" if get_language() == "ko" else f"{digits} {self.entry.unit}".strip()

    def face(self) -> dict[str, Any]:
        """This function will return what the page shows of the fact: templates look into a mapping at little cost."""
        citation = self if self.is_open else None
        return {
            "prefix": self.prefix,
            "attribute": self.entry.key,
            "label": self.entry.label,
            "help": self.entry.help_text,
            "wrong": self.is_bound and bool(self.errors),
            "errors": [self.non_field_errors(), self["value"].errors, self["status"].errors] if self.is_bound else (),
            "input": self["value"],
            "status": self["status"],
            "shown": self.shown,
            "exact": self.exact,
            "citation": citation,
            "citation_errors": [self[name].errors for name in CITATION] if citation else (),
            "accepted": self.resolved.accepted,
            "conflict": self.resolved.conflict,
            "evidence": evidence(self.resolved, self.labels, self.picked),
        }

    @property
    def mark(self) -> str:
        """The digest of the accepted value and its status."""
        return digest([_text(self.initial[name]) for name in VALUES])

    @property
    def left_alone(self) -> bool:
        """Whether the curator changed neither value nor status of what the page showed."""
        return digest([_text(self[name].data) for name in VALUES]) == (self._seen or self.mark)

    @property
    def picked(self) -> int | None:
        """The number of the claim that the curator accepts in place of the one that the page showed as accepted."""
        if not self.is_bound:
            return None
        chosen = str(self["accept"].data or "")
        known = {str(claim.pk): claim.pk for claim in self.resolved.claims}
        return known.get(chosen) if chosen != str(self["was"].data or "") else None

    @property
    def touched(self) -> bool:
        """Whether the curator states or accepts anything."""
        return self.is_bound and bool(not self.left_alone or self["source"].data or self.picked)

    @property
    def is_open(self) -> bool:
        """Whether the citation of a change is unfolded."""
        return self.is_bound and bool(self.touched or self.errors)

    def clean(self) -> dict[str, Any]:
        """This function will read what is stated, or say on which field it cannot be."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.touched:
            return cleaned
        if self._seen:
            self.add_error("value", overtaken(self.shown))
        if self.left_alone and self.picked and not cleaned.get("source"):
            return cleaned
        if self.picked:
            self.add_error(None, ValidationError(_("Either accept a claim or state a value; not both at once.")))
        status, value = self._stated(cleaned)
        if not cleaned.get("source") and "source" not in self.errors:
            self.add_error("source", ValidationError(_("Name the source of this change."), code="required"))
        self.statement = Statement(
            source=cleaned.get("source"),
            status=status,
            value=value,
            locator=cleaned.get("locator") or "",
            basis=cleaned.get("basis") or Basis.STATED,
            confidence=cleaned.get("confidence") or Confidence.VERIFIED,
            note=cleaned.get("note") or "",
        )
        return cleaned

    def refuse(self, problem: CurationProblem) -> None:
        """This function will show what curation says against the statement."""
        self.add_error(problem.field if problem.field in self.fields else None, as_error(problem))

    def _stated(self, cleaned: Mapping[str, Any]) -> tuple[str, Any]:
        """The status and the value that are meant: a value that is typed in is known, one that is struck out is not."""
        value = claimed_value(self.entry, cleaned.get("value"))
        status = cleaned.get("status") or ValueStatus.KNOWN.value
        retyped = _text(self["value"].data) != _text(self.initial["value"])
        if retyped and value is not None and status == self.initial["status"]:
            status = ValueStatus.KNOWN.value
        if status != ValueStatus.KNOWN:
            if retyped and value is not None:
                problem = CurationProblem(
                    "A value is given only where the status is known.", code="status_excludes_value"
                )
                self.add_error("value", as_error(problem))
            return status, None
        if "value" in self.errors:
            return status, None
        try:
            return status, value if self.entry.terms and value else read_value(self.entry, value)
        except CurationProblem as problem:
            self.add_error("value", as_error(problem))
            return status, None


def _text(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [str(item) for item in value]
    return "" if value is None else str(value)
