"""What a plan would do, as the desk shows it: counts by file, then every sort of change row by row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from catalog.admin.columns import label
from catalog.admin.counts import tally
from catalog.documents.claim_record import shown
from catalog.ingest.matching import Action
from catalog.ingest.plan import Plan, PlannedClaim

MOST = 200
"""Rows shown of each sort; the counts say how many there are."""


@dataclass(slots=True)
class Section:
    """One sort of change."""

    title: str
    columns: list[str]
    rows: list[tuple[str, ...]]
    total: int
    is_open: bool = False
    more: int = field(init=False)

    def __post_init__(self) -> None:
        self.more = max(self.total - len(self.rows), 0)


def shown_plan(plan: Plan) -> dict[str, Any]:
    """This function will return what a plan's page shows."""
    return {
        **tally(plan.counts, plan.files),
        "sections": [section for section in _sections(plan) if section.total],
    }


def _sections(plan: Plan) -> Iterator[Section]:
    claims = [claim for record in plan.records for claim in record.claims]
    held = [(record, item) for record in plan.records for item in record.held]
    against = [claim for claim in claims if claim.against]
    yield _section(
        _("Contradictions that it brings"),
        [_("about"), _("attribute"), _("it says"), _("others say")],
        ((claim.subject, label(claim.attribute), _value(claim), _rivals(claim)) for claim in against),
        len(against),
        is_open=True,
    )
    queued = [record for record in plan.records if record.action is Action.QUEUE]
    yield _section(
        _("Rows that will wait for a person"),
        [_("row"), _("name"), _("why")],
        ((record.row, record.name, record.why) for record in queued),
        len(queued),
        is_open=True,
    )
    yield _section(
        _("Cells that will be held back"),
        [_("about"), _("attribute"), _("printed"), _("why")],
        ((item.claim.subject if item.claim else record.subject or record.name, label(item.attribute), item.text[:300],
          item.reason) for record, item in held),
        len(held),
    )  # fmt: skip
    left_out = [record for record in plan.records if record.action is Action.QUARANTINE]
    yield _section(
        _("Rows that will be left out"),
        [_("row"), _("name"), _("why")],
        ((f"{record.file}, {record.row}", record.name, record.why) for record in left_out),
        len(left_out),
    )
    yield _section(
        _("New models"),
        [_("address"), _("name")],
        ((model.slug, model.name) for model in plan.models),
        len(plan.models),
    )
    yield _section(
        _("New claims"),
        [_("about"), _("attribute"), _("value"), _("place")],
        ((claim.subject, label(claim.attribute), _value(claim), claim.place) for claim in claims),
        len(claims),
    )
    yield _section(
        _("Claims of an older export that it takes the place of"),
        [_("about"), _("it said")],
        ((replaced.subject, replaced.says) for replaced in plan.replaced),
        len(plan.replaced),
    )


def _section(
    title: str, columns: list[str], rows: Iterable[tuple[str, ...]], total: int, *, is_open: bool = False
) -> Section:
    return Section(title, columns, list(islice(rows, MOST)), total, is_open)


def _value(claim: PlannedClaim) -> str:
    return _shown(claim.attribute, claim.status, claim.value)


def _rivals(claim: PlannedClaim) -> str:
    said = (f"{_shown(claim.attribute, rival.status, rival.value)} ({rival.source})" for rival in claim.against)
    return "; ".join(said)


def _shown(attribute: str, status: str, value: Any) -> str:
    if isinstance(value, str) and attribute == "organizations":
        return value
    return shown(attribute, status, value)
