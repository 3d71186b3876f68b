"""Reports: what an import did or would do, in numbers that scripts read."""

from collections.abc import Mapping
from typing import Any

from catalog.ingest.plan import COUNTED, Plan
from catalog.models import Batch


def report_of(plan: Plan, *, seconds: float, batch: Batch | None = None) -> dict[str, Any]:
    """This function will return the counts of a plan, by file and together, with what they belong to."""
    return {
        "reader": plan.reader,
        "input": plan.input,
        "digest": plan.digest,
        "source": plan.source.slug,
        "batch": batch.pk if batch else plan.applied_as or None,
        "applied": batch is not None,
        **_counts(plan.counts),
        "replaced": plan.counts.get("replaced", 0),
        "organizations": len(plan.organizations),
        "models": len(plan.models),
        "variants": len(plan.variants),
        "seconds": round(seconds, 3),
        "files": {name: _counts(counts) for name, counts in plan.files.items()},
        "notices": list(plan.notices),
    }


def _counts(found: Mapping[str, int]) -> dict[str, int]:
    return {name: found.get(name, 0) for name in COUNTED}
