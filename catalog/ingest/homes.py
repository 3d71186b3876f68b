"""Homes: whether a claim of a row is about the model, one of its variants, or cannot be placed without a guess."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from catalog.ingest.index import KnownModel, KnownVariant
from catalog.ingest.matching import find_variant
from catalog.ingest.normalized import TypedClaim
from catalog.ingest.standing import Standing, text_of
from catalog.values import typed
from catalog.values.count import format_count
from catalog.values.sized_name import may_be, named_size
from catalog.vocabulary.attributes import ATTRIBUTES, SEVERAL, Kind, Subject
from catalog.vocabulary.ranks import Rank
from catalog.vocabulary.statuses import ValueStatus


class NoHome(Exception):
    """A claim that may be about several things; says which."""


@dataclass(slots=True)
class Homes:
    """Places the claims of rows about one model."""

    model: KnownModel
    standing: Sequence[Standing]
    """What the catalog says of it already."""
    add_variant: Callable[[str], KnownVariant]
    """Makes a variant of a name that the model does not have yet."""

    def of(self, claim: TypedClaim, variant: str, own_sources: Iterable[str], numbers: Collection[int]) -> str:
        """This method will return the slug of the variant that a claim is about, empty for the model.

        `variant` is what the row as a whole is about, `numbers` are the parameters that it gives without naming a size.
        Raises NoHome where several sizes fit, or none: a number that belongs to one size is never taken for the
        family's or another's.
        """
        subjects = ATTRIBUTES[claim.attribute].subjects
        if Subject.VARIANT not in subjects:
            return ""
        if claim.variant:
            return self._labelled(claim)
        if variant:
            return variant
        said = [
            entry.variant
            for entry in self.standing
            if entry.is_own and entry.source in own_sources and _is_same(entry, claim)
        ]
        if said:
            return min(said)
        return self._of_the_whole(claim, numbers, on_model=Subject.MODEL in subjects)

    def _labelled(self, claim: TypedClaim) -> str:
        numbers = [claim.value] if claim.attribute == "parameters" and isinstance(claim.value, int) else []
        found = find_variant(self.model, claim.variant, [], numbers)
        if len(found) > 1:
            raise NoHome(f"Several sizes of {self.model.name} may be meant by “{claim.variant}”: {_names(found)}.")
        return found[0].slug if found else self.add_variant(claim.variant).slug

    def _of_the_whole(self, claim: TypedClaim, numbers: Collection[int], *, on_model: bool) -> str:
        """Beside its rivals, where there are some, so that a disagreement shows and a size keeps its own value.

        What is no number is the model's where its rivals are of sizes by name that the row does not speak of: Gemini
        1.5 Flash came out on another day than Gemini 1.5 Flash-8B.
        """
        rivals = [entry for entry in self.standing if entry.attribute == claim.attribute]
        no_rival = claim.attribute in SEVERAL or not rivals or any(not entry.variant for entry in rivals)
        is_number = ATTRIBUTES[claim.attribute].kind in (Kind.COUNT, Kind.MEASURE)
        if is_number and len(self.model.whole) == 1:
            _refuse_another_size(self.model.whole[0], numbers)
        holding = {entry.variant for entry in rivals}
        held = [variant for variant in self.model.whole if variant.slug in holding]
        of_others = not is_number and bool(held) and not any(_may_mean(variant, numbers) for variant in held)
        if on_model and (no_rival or of_others):
            return ""
        if not self.model.whole:
            return self.add_variant("").slug
        candidates = held or self.model.whole
        if len(candidates) == 1:
            _refuse_another_size(candidates[0], numbers)
            return candidates[0].slug
        agreeing = {entry.variant for entry in rivals if _agrees(entry, claim)}
        fitting = [variant for variant in candidates if variant.slug in agreeing]
        if fitting:
            return fitting[0].slug
        raise NoHome(
            f"{self.model.name} has several sizes, and the row does not say of which it speaks: {_names(candidates)}."
        )


def _may_mean(variant: KnownVariant, numbers: Collection[int]) -> bool:
    """A variant without a size in its name may be meant by every row, one with a size by what gives about as many."""
    named = named_size(variant.name)
    return named is None or any(may_be(named, number) for number in numbers)


def _refuse_another_size(variant: KnownVariant, numbers: Collection[int]) -> None:
    if numbers and not _may_mean(variant, numbers):
        given = " and ".join(format_count(number) for number in sorted(numbers))
        raise NoHome(f"The row speaks of {given} parameters, and the only size that may be meant is {variant.name}.")


def _is_same(entry: Standing, claim: TypedClaim) -> bool:
    return (entry.attribute, entry.status, text_of(entry.value)) == (
        claim.attribute,
        claim.status,
        text_of(claim.value),
    )


def _agrees(entry: Standing, claim: TypedClaim) -> bool:
    if entry.rank == Rank.DEPRECATED or claim.status != ValueStatus.KNOWN or entry.status != ValueStatus.KNOWN:
        return False
    return typed.agree(ATTRIBUTES[claim.attribute].kind, entry.value, claim.value)


def _names(variants: Iterable[KnownVariant]) -> str:
    names = [variant.name for variant in variants]
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")  # noqa: PLR2004 - as shown
