"""Open weights that nobody can get."""

from collections.abc import Iterator

from catalog.ingest.rules import Case, Verdict, rule
from catalog.vocabulary.components import Availability, ComponentKind
from catalog.vocabulary.openness import LEVELS, Openness
from catalog.vocabulary.statuses import ValueStatus


@rule
def open_without_artifact(case: Case) -> Iterator[Verdict]:
    """This function will hold openness back where the row calls the weights open and says that they cannot be had."""
    closed = [
        component
        for component in case.record.components
        if component.component == ComponentKind.MODEL_PARAMETERS_FINAL and component.availability == Availability.CLOSED
    ]
    nowhere = any(
        claim.attribute == "weights_url" and claim.status != ValueStatus.KNOWN for claim in case.record.claims
    )
    if not closed and not nowhere:
        return
    said = "that the weights are not available" if closed else "that there is no place where the weights are found"
    for openness in case.known("openness"):
        if LEVELS[Openness(openness.value)] >= LEVELS[Openness.OPEN_WEIGHTS_NONCOMMERCIAL]:
            yield openness, f"The row says “{openness.text}”, and also {said}."
