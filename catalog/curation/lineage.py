"""Lineage: no model descends from itself."""

from catalog.curation.problem import CurationProblem
from catalog.models import Lineage


def check_no_cycle(edge: Lineage) -> None:
    """This function will refuse an edge that closes a loop or names variants of other models."""
    if edge.child_id == edge.parent_id:
        raise CurationProblem("A model does not come from itself.", code="cycle", field="parent")
    for variant, model_id, field in (
        (edge.child_variant, edge.child_id, "child_variant"),
        (edge.parent_variant, edge.parent_id, "parent_variant"),
    ):
        if variant and variant.model_id != model_id:
            raise CurationProblem("The variant belongs to another model.", code="foreign_variant", field=field)
    seen: set[int] = set()
    waiting = {edge.parent_id}
    while waiting:
        if edge.child_id in waiting:
            raise CurationProblem(
                "The earlier model already descends from the later one.", code="cycle", field="parent"
            )
        seen |= waiting
        above = Lineage.objects.filter(child_id__in=waiting).exclude(pk=edge.pk).values_list("parent_id", flat=True)
        waiting = set(above) - seen
