"""Operations of a proposal at the desk: what each asks for in words, and inputs by which a reviewer amends it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.admin.columns import label
from catalog.admin.told import CITED, NAMES
from catalog.admin.typed import as_typed
from catalog.curation.problem import CurationProblem
from catalog.models import Claim
from catalog.vocabulary.bases import Basis
from catalog.vocabulary.confidences import Confidence
from catalog.vocabulary.ranks import Rank
from catalog.vocabulary.statuses import ValueStatus

VERBS: Mapping[str, str | Promise] = {
    "create": gettext_lazy("New model"),
    "edit": gettext_lazy("Names and summaries"),
    "claim": gettext_lazy("New claim"),
    "correct": gettext_lazy("Corrected value"),
    "accept": gettext_lazy("Accept another claim"),
    "rank": gettext_lazy("Rank of a claim"),
    "withdraw": gettext_lazy("Withdraw"),
    "merge": gettext_lazy("Merge into another model"),
}

FIXED = frozenset({"model", "variant", "attribute", "claim", "into", "draft"})
"""What an operation is about: another one is another proposal."""

FIELDS: Mapping[str, str | Promise] = {
    "value": gettext_lazy("value"),
    "status": gettext_lazy("value status"),
    "source": gettext_lazy("source"),
    **NAMES,
    **{name: word for name, (word, _read) in CITED.items()},
}

CHOICES: Mapping[str, Sequence[tuple[str, str | Promise]]] = {
    "rank": Rank.choices,
    "basis": Basis.choices,
    "confidence": Confidence.choices,
    "status": ValueStatus.choices,
}
"""Fields that hold a word of a closed list."""


@dataclass(frozen=True, slots=True)
class Input:
    """One field of an operation."""

    name: str
    label: str | Promise
    text: str
    is_long: bool
    choices: Sequence[tuple[str, str | Promise]]
    """Words that may stand there, where not any may."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One operation as a reviewer sees it."""

    title: str
    keep: str
    """Name of the box that is unticked to leave the operation out."""
    kept: bool
    inputs: Sequence[Input]


def asked(operations: Sequence[Mapping[str, Any]], sent: QueryDict | None = None) -> list[Asked]:
    """This function will return what each operation asks for, as it is or as a reviewer has typed it."""
    found = []
    for place, operation in enumerate(operations):
        verb, fields = next(iter(operation.items()))
        inputs = [
            Input(
                name=_name(place, name),
                label=FIELDS.get(name, name),
                text=sent.get(_name(place, name), "") if sent else _text(fields, name),
                is_long=name.startswith(("summary", "note")) or _is_nested(fields[name]),
                choices=CHOICES.get(name, ()),
            )
            for name in fields
            if name not in FIXED
        ]
        keep = f"operation-{place}-keep"
        found.append(Asked(_title(verb, fields), keep, sent is None or keep in sent, inputs))
    return found


def amended(operations: Sequence[Mapping[str, Any]], sent: QueryDict) -> list[Mapping[str, Any]]:
    """This function will return the operations with what a reviewer has typed in place of what was proposed.

    What was left alone stays as it is. Raises CurationProblem where a nested field is no JSON, or nothing is left.
    """
    found: list[Mapping[str, Any]] = []
    for place, operation in enumerate(operations):
        verb, fields = next(iter(operation.items()))
        if f"operation-{place}-keep" not in sent:
            continue
        typed = {name: sent.get(_name(place, name)) for name in fields if name not in FIXED}
        changed = {
            name: _read(fields[name], text, _name(place, name))
            for name, text in typed.items()
            if text is not None and text.replace("\r\n", "\n") != _text(fields, name)
        }
        found.append({verb: {**fields, **changed}})
    if not found:
        raise CurationProblem(_("Nothing is left of the proposal: reject it instead."), code="nothing_left")
    return found


def _name(place: int, name: str) -> str:
    return f"operation-{place}-{name}"


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields[name]
    if _is_nested(value):
        return json.dumps(value, ensure_ascii=False, indent=1)
    if name == "value" and not isinstance(value, str):
        return as_typed(str(fields.get("attribute", "")), value)
    return ", ".join(str(entry) for entry in value) if isinstance(value, list) else str("" if value is None else value)


def _is_nested(value: Any) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, list) and any(isinstance(e, Mapping) for e in value))


def _read(former: Any, text: str, name: str) -> Any:
    """What was typed, in the shape that was proposed; curation reads single values as people write them."""
    if _is_nested(former):
        try:
            return json.loads(text)
        except ValueError as error:
            raise CurationProblem(_("It is not written as JSON."), code="not_json", field=name) from error
    if isinstance(former, list):
        return [entry.strip() for entry in text.split(",") if entry.strip()]
    if isinstance(former, bool):
        return text.strip().lower() == "true"
    return text.strip() or None


def _title(verb: str, fields: Mapping[str, Any]) -> str:
    about = [fields.get("model") or fields.get("slug") or "", fields.get("variant") or ""]
    if fields.get("attribute"):
        about.append(label(str(fields["attribute"])))
    if "claim" in fields:
        claim = Claim.objects.select_related("model", "variant__model", "source").filter(pk=fields["claim"]).first()
        if claim:
            subject = claim.variant.model if claim.variant else claim.model
            about += [str(subject), str(claim.variant or ""), label(claim.attribute)]
            about.append(_("%(value)s by %(source)s") % {"value": claim, "source": claim.source})
    if "into" in fields:
        about.append(f"→ {fields['into']}")
    return f"{VERBS.get(verb, verb)}: {' · '.join(str(part) for part in about if part)}"
