"""Variants: a part belongs to a whole variant of the same model."""

from catalog.curation.problem import CurationProblem
from catalog.models import Variant


def check_part(variant: Variant) -> None:
    """This function will refuse a part of another model's variant, or of a variant that is a part itself."""
    whole = variant.part_of
    if whole is None:
        return
    if whole.model_id != variant.model_id:
        raise CurationProblem("The whole belongs to another model.", code="foreign_variant", field="part_of")
    if whole.part_of_id is not None or whole.pk == variant.pk:
        raise CurationProblem("A part has no parts of its own.", code="nested_part", field="part_of")
