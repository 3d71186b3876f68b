"""A license that opens what cannot be had."""

from collections.abc import Iterator

from catalog.ingest.rules import Case, Verdict, rule
from catalog.vocabulary.licenses import Permission
from catalog.vocabulary.openness import LEVELS, Openness


@rule
def open_license_closed_access(case: Case) -> Iterator[Verdict]:
    """This function will hold licenses back that let anybody use a model which the same row calls closed."""
    closed = [claim for claim in case.known("openness") if LEVELS[Openness(claim.value)] < LEVELS[Openness.API]]
    if not closed:
        return
    for licenses in case.known("licenses"):
        opening = [slug for slug in licenses.value if case.commercial_use.get(slug) == Permission.YES]
        if opening and licenses.variant in {claim.variant for claim in closed}:
            yield (
                licenses,
                f"The license {', '.join(opening)} lets anybody use it, but the row says “{closed[0].text}” of access.",
            )
