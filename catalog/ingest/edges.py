"""Edges: which model a row says its own came from, if one and only one goes by that name."""

from collections.abc import Iterable

from catalog.ingest.index import Index, Subject
from catalog.ingest.matching import find_variant
from catalog.ingest.pending import Pending
from catalog.ingest.plan import HeldBack, PlannedEdge
from catalog.ingest.records import LineageStatement
from catalog.ingest.settling import LOCATOR_LIMIT, Row
from catalog.ingest.standing import Edge, Stock
from catalog.models import Lineage
from catalog.values.identifier import parse_identifier
from catalog.values.name import fold
from catalog.values.problem import ValueProblem
from catalog.values.sized_name import size_in_name, without_size

LINEAGE = "lineage"
"""What is held back where an edge is."""


class Descent:
    """Which model descends from which, in the catalog and in a plan, so that no loop is closed."""

    def __init__(self) -> None:
        self._parents: dict[str, set[str]] = {}
        for child, parent in Lineage.objects.values_list("child__slug", "parent__slug").iterator():
            self._parents.setdefault(child, set()).add(parent)

    def add(self, child: str, parent: str) -> None:
        """This method will make an edge known."""
        self._parents.setdefault(child, set()).add(parent)

    def closes_loop(self, child: str, parent: str) -> bool:
        """This method will say whether the parent descends from the child already."""
        seen: set[str] = set()
        waiting = {parent}
        while waiting:
            if child in waiting:
                return True
            seen |= waiting
            waiting = {above for one in waiting for above in self._parents.get(one, ())} - seen
        return False


def draw(row: Row, index: Index, stock: Stock, descent: Descent, pending: Pending) -> None:
    """This function will plan the edges that a row states, and hold back those whose parent is not sure."""
    seen: set[Edge] = set()
    for stated in row.record.lineage:
        found = sorted(_meant(stated.parent, index))
        models = {subject.model for subject in found}
        waits = pending.cell(stated.place, LINEAGE, stated.parent)
        reason = waits[1] if waits else _doubt(stated, models, row, descent)
        if reason:
            row.planned.held.append(_held(stated, reason))
            continue
        parent = Subject(found[0].model) if Subject(found[0].model) in found or len(found) > 1 else found[0]
        says = (row.variant, stated.kind, parent.model, parent.variant, row.source)
        if says in seen or _stands(says, stock.edges - seen):
            row.planned.unchanged += 1
            continue
        seen.add(says)
        stock.edges.add(says)
        descent.add(row.model, parent.model)
        row.planned.lineage.append(
            PlannedEdge(
                child=row.planned.subject,
                kind=stated.kind,
                parent=str(parent),
                place=str(stated.place)[:LOCATOR_LIMIT],
                note=stated.note,
            )
        )


def _stands(says: Edge, edges: Iterable[Edge]) -> bool:
    """Whether an edge was drawn before: one to the model as a whole stays that when a size of that name comes later."""
    *same, variant, source = says
    known = {edge[3] for edge in edges if [*edge[:3]] == same and edge[4] == source}
    return variant in known or bool(known and (not variant or "" in known))


def _meant(name: str, index: Index) -> set[Subject]:
    """The models and variants that a name may mean: by id, by name, or as a size of a family."""
    try:
        by_id = index.identifiers.get(("huggingface", parse_identifier("huggingface", name)), set())
    except ValueProblem:
        by_id = set()
    found = by_id or index.names.get(fold(name), set())
    if found:
        return set(found)
    family = without_size(name)
    if family == name:
        return set()
    whole = {subject for subject in index.names.get(fold(family), ()) if not subject.variant}
    return {Subject(one.model, _size(name, index, one.model)) for one in whole}


def _size(name: str, index: Index, slug: str) -> str:
    try:
        size = size_in_name(name)
    except ValueProblem:
        size = None
    numbers = [size.parameters] if size and size.parameters else []
    found = find_variant(index.models[slug], name, [], numbers)
    return found[0].slug if len(found) == 1 else ""


def _doubt(stated: LineageStatement, models: set[str], row: Row, descent: Descent) -> str:
    if not models:
        return f"No model goes by the name “{stated.parent}”."
    if len(models) > 1:
        return f"Several models go by the name “{stated.parent}”: {', '.join(sorted(models))}."
    parent = next(iter(models))
    if parent == row.model:
        return f"“{stated.parent}” is the model itself, or a size of it."
    if descent.closes_loop(row.model, parent):
        return f"{parent} descends from this model already, and no model descends from itself."
    return ""


def _held(stated: LineageStatement, reason: str) -> HeldBack:
    place = stated.place
    return HeldBack(place.file, place.row, "identity", reason, place.column, LINEAGE, stated.parent)
