"""Descent: how one model comes from another, step by step."""

from catalog.models import FoundationModel, Lineage


def descends(later: FoundationModel, earlier: FoundationModel) -> list[FoundationModel]:
    """This function will return the models from a later one up to an earlier one that it comes from, or nothing."""
    came_from: dict[int, int | None] = {later.pk: None}
    waiting = {later.pk}
    while waiting and earlier.pk not in came_from:
        edges = Lineage.objects.filter(child_id__in=waiting).order_by("pk").values_list("child_id", "parent_id")
        waiting = set()
        for child, parent in edges:
            if parent not in came_from:
                came_from[parent] = child
                waiting.add(parent)
    if earlier.pk not in came_from:
        return []
    steps: list[int] = []
    step: int | None = earlier.pk
    while step is not None:
        steps.insert(0, step)
        step = came_from[step]
    found = FoundationModel.objects.in_bulk(steps)
    return [found[key] for key in steps]
