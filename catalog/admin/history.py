"""A model's history at the desk: each change with what it did, field by field, and ways to take it back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import orjson
from django.core.paginator import Page, Paginator
from django.db.models import CharField, Count, QuerySet, Value
from django.urls import reverse

from catalog.admin.labels import Labels
from catalog.admin.rows import row_lines
from catalog.admin.told import Told, told
from catalog.models import Change, EditRecord, FoundationModel, Revision
from catalog.vocabulary.actions import Action

ON_A_PAGE = 10


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a model."""

    at: Any
    actor: str
    reason: str
    action: str
    """Published, withdrawn, renamed or merged; empty for an edit that readers saw nothing of."""
    revision: Revision | None
    edit: EditRecord | None
    lines: Sequence[Told]
    is_first: bool
    """Whether it is the model's first document, which differs from nothing."""
    others: int
    """How many other models the same edit touched."""
    takes_back: str
    """Query of the page that takes back this model's part in it; empty where that cannot be."""
    takes_all_back: str
    """Query of the page that takes back the whole edit."""
    goes_back: str
    """Query of the page that takes back everything since."""

    def field(self, line: Told) -> str:
        """This function will return the query of the page that takes back one line, or nothing where that cannot be."""
        return f"{self.takes_back}&{urlencode({'field': line.attribute})}" if self._is_single(line) else ""

    @property
    def told(self) -> list[tuple[Told, str]]:
        """Each line with the query of the page that takes it back alone."""
        return [(line, self.field(line)) for line in self.lines]

    @property
    def taken_back(self) -> list[EditRecord]:
        """The edits that took it back, wholly or in part."""
        return list(self.edit.reverted_by.all()) if self.edit else []

    def _is_single(self, line: Told) -> bool:
        several = len({other.attribute for other in self.lines}) > 1
        return bool(line.attribute and several and self.takes_back)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the events of a page are told from."""

    labels: Labels
    before: Mapping[int, int]
    """For each change the number of the document that readers saw before it."""
    documents: Mapping[int, Revision]
    touched: Mapping[int, int]
    """How many models each edit touched."""


def history(model: FoundationModel, page: str | None) -> tuple[Page[Any], list[Event]]:
    """This function will return a page of what happened to a model, newest first, in a constant number of queries."""
    shown = Paginator(_happened(model), ON_A_PAGE).get_page(page)
    listed = list(shown.object_list)
    changes = _changes(model, [key for kind, key, _at in listed if kind == "change"])
    edits = _edits([key for kind, key, _at in listed if kind == "edit"])
    before = _before(model, list(changes.values()))
    known = _Known(
        labels=Labels.load(),
        before=before,
        documents=_documents(model, {*(change.revision for change in changes.values()), *before.values()}),
        touched=_touched([*(change.edit_id for change in changes.values()), *edits]),
    )
    events = [
        _change(model, changes[key], known) if kind == "change" else _unseen(edits[key], known)
        for kind, key, _at in listed
    ]
    return shown, events


def revert_address(model: FoundationModel, query: str = "") -> str:
    """This function will return where something of a model is taken back."""
    return f"{reverse('admin:catalog_foundationmodel_revert', args=[model.pk])}?{query}"


def _happened(model: FoundationModel) -> QuerySet[Any]:
    """Kind, key and time of the model's changes and of the edits of it that made none."""
    kind = CharField()
    changes = Change.objects.filter(model=model).order_by()
    unseen = EditRecord.objects.filter(rows__shown_in=model).exclude(changes__model=model).distinct().order_by()
    rows = changes.values_list(Value("change", output_field=kind), "sequence", "at")
    others = unseen.values_list(Value("edit", output_field=kind), "pk", "created_at")
    # By position: the columns of the two have different names.
    return rows.union(others, all=True).order_by("-at", "-sequence")


def _changes(model: FoundationModel, keys: Iterable[int]) -> dict[int, Change]:
    found = Change.objects.filter(model=model, pk__in=list(keys)).select_related("edit")
    return {change.pk: change for change in found.prefetch_related("edit__reverted_by")}


def _edits(keys: Iterable[int]) -> dict[int, EditRecord]:
    found = EditRecord.objects.filter(pk__in=list(keys)).prefetch_related("rows", "reverted_by")
    return {record.pk: record for record in found}


def _before(model: FoundationModel, changes: Sequence[Change]) -> dict[int, int]:
    if not changes:
        return {}
    newest = max(change.sequence for change in changes)
    numbers = Change.objects.filter(model=model, sequence__lte=newest).order_by("-sequence")
    listed = list(numbers.values_list("sequence", "revision")[: ON_A_PAGE * 3])
    return {sequence: listed[place + 1][1] for place, (sequence, _) in enumerate(listed[:-1])}


def _documents(model: FoundationModel, numbers: Iterable[int]) -> dict[int, Revision]:
    return {revision.number: revision for revision in model.revisions.filter(number__in=list(numbers))}


def _touched(edits: Iterable[int | None]) -> dict[int, int]:
    keys = [key for key in edits if key]
    counted = EditRecord.objects.filter(pk__in=keys).order_by()
    return dict(counted.values_list("pk").annotate(Count("rows__shown_in", distinct=True)))


def _change(model: FoundationModel, change: Change, known: _Known) -> Event:
    revision = known.documents.get(change.revision)
    former = known.documents.get(known.before.get(change.sequence, 0))
    is_document = change.action == Action.PUBLISHED
    lines: list[Told] = []
    if is_document and revision and former and revision != former:
        lines = told(orjson.loads(former.document), orjson.loads(revision.document), known.labels)
    own = bool(change.edit and is_document and revision and revision.edit_id == change.edit_id)
    others = max(known.touched.get(change.edit_id or 0, 1) - 1, 0)
    return Event(
        at=change.at,
        actor=change.actor,
        reason=change.reason,
        action=change.action,
        revision=revision if is_document else None,
        edit=change.edit,
        lines=lines,
        is_first=is_document and former is None,
        others=others,
        takes_back=f"revision={change.revision}" if own else "",
        takes_all_back=f"edit={change.edit_id}" if change.edit and (others or not own) else "",
        goes_back=f"to={change.revision}" if is_document and change.revision < model.revision else "",
    )


def _unseen(record: EditRecord, known: _Known) -> Event:
    return Event(
        at=record.created_at,
        actor=record.actor,
        reason=record.reason,
        action="",
        revision=None,
        edit=record,
        lines=row_lines(record.rows.all()),
        is_first=False,
        others=max(known.touched.get(record.pk, 1) - 1, 0),
        takes_back="",
        takes_all_back=f"edit={record.pk}",
        goes_back="",
    )
