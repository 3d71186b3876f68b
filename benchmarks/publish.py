"""Publishing: what one correction costs, from the claim to the document that readers get."""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.curation.record import save
from catalog.models import Claim

ROUNDS = 30
WHO = {"actor": "benchmark", "reason": "Measured."}


def measure(say: Callable[[str], None]) -> dict[str, Any]:
    """This function will correct one claim of each of several models, which publishes each of them anew."""
    say("Publishing")
    claims = list(
        Claim.objects.filter(attribute="parameters", variant__model__slug__endswith="7", status="known")
        .select_related("source", "variant")
        .order_by("pk")[: ROUNDS + 1]
    )
    taken = [_correct(claim) for claim in claims][1:]
    with CaptureQueriesContext(connection) as captured:
        _correct(claims[0])
    return {"milliseconds": sorted(taken), "statements": len(captured)}


def _correct(claim: Claim) -> float:
    """This function will return the milliseconds of one correction, committed."""
    claim.note = f"Measured at {time.monotonic_ns()}."
    begun = time.perf_counter()
    made = save(claim, **WHO)
    if not made:
        raise SystemExit("A corrected claim published nothing.")
    return 1000 * (time.perf_counter() - begun)
