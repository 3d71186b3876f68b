"""Training compute that does not fit the size and the tokens."""

from collections.abc import Iterator

from catalog.ingest.rules import Case, Verdict, rule
from catalog.values.count import format_count
from catalog.values.measure import format_measure

PER_PARAMETER_AND_TOKEN = 6
"""Operations of a dense Transformer in training. Source: Kaplan et al., arXiv:2001.08361, section 2.1."""

FACTOR = 30
"""How far apart the two may be: several epochs, other architectures and frozen parts explain less than that."""


@rule
def compute_against_size(case: Case) -> Iterator[Verdict]:
    """This function will hold compute back that is more than 30 times off 6 x parameters x tokens, either way."""
    for compute in case.known("training_compute"):
        active = case.alone("parameters_active", compute.variant) or case.alone("parameters", compute.variant)
        tokens = case.alone("training_tokens", compute.variant)
        if not active or not tokens:
            continue
        expected = PER_PARAMETER_AND_TOKEN * active.value * tokens.value
        apart = max(expected / compute.value, compute.value / expected)
        if apart > FACTOR:
            sizes = f"{format_count(active.value)} parameters x {format_count(tokens.value)} tokens"
            given, due = format_measure(compute.value, "FLOP"), format_measure(expected, "FLOP")
            yield compute, f"{given} is {apart:,.0f} times off 6 x {sizes} = {due}."
