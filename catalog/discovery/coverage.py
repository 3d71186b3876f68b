"""Coverage: which facts nobody has, and how long ago somebody looked."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet

from catalog.models import Publication
from catalog.vocabulary.attributes import ATTRIBUTES, CORE

AGES = (30, 90, 180, 365)
"""Days after which models are counted as stale."""

LIST = "/api/v1/models/"
"""Address of the lists in which the counted models stand."""


def coverage(queryset: QuerySet[Publication], *, asked: str = "", ages: Sequence[int] = AGES) -> dict[str, Any]:
    """This function will say what is not known of the models of a queryset, in one query whatever their number.

    `asked` is the query string that the queryset answers; the addresses in the report narrow it, and every count is
    that of the list at the address beside it. Attributes come with the least known first, `ages` are in days.
    """
    today = dt.datetime.now(dt.UTC).date()
    stale = {f"stale_{days}": Q(verified_on__lt=today - dt.timedelta(days=days)) for days in ages}
    totals = queryset.order_by().aggregate(
        models=Count("pk"),
        complete=Count("pk", filter=Q(missing=[])),
        unchecked=Count("pk", filter=Q(verified_on=None)),
        **{f"without_{key}": Count("pk", filter=Q(missing__contains=[key])) for key in CORE},
        **{name: Count("pk", filter=older | Q(verified_on=None)) for name, older in stale.items()},
    )
    models = totals["models"]
    attributes = [
        {
            "attribute": key,
            "label": str(ATTRIBUTES[key].label),
            "known": models - totals[f"without_{key}"],
            "missing": totals[f"without_{key}"],
            "share": round(1 - totals[f"without_{key}"] / models, 4) if models else None,
            "url": _address(asked, f"missing__all={key}"),
        }
        for key in CORE
    ]
    return {
        "models": models,
        "complete": totals["complete"],
        "attributes": sorted(attributes, key=lambda entry: (-entry["missing"], entry["attribute"])),
        "unchecked": totals["unchecked"],
        "stale": [
            {"days": days, "count": totals[f"stale_{days}"], "url": _address(asked, f"stale_for={days}d")}
            for days in ages
        ],
    }


def _address(asked: str, narrower: str) -> str:
    return f"{LIST}?{'&'.join(filter(None, (asked, narrower)))}"
