"""Identity: two records that turn out to be one model become one, and can be told apart again."""

from collections.abc import Mapping

from catalog.curation.descent import descends
from catalog.curation.edit import Edit
from catalog.curation.moving import Moved, Moving
from catalog.curation.pairing import pair
from catalog.curation.problem import CurationProblem
from catalog.curation.revert import revert_edit
from catalog.models import Change, EditRecord, FormerSlug, FoundationModel
from catalog.vocabulary.actions import Action, ModelState


def merge(
    changes: Edit,
    duplicate: FoundationModel,
    into: FoundationModel,
    variants: Mapping[str, str | None] | None = None,
) -> Moved:
    """This function will make a model part of the one that it duplicates, within an edit, and return what moved.

    Everything that is known of the duplicate moves to the survivor under the keys that it has: claims become rivals,
    variants that are the same become one (`variants` says which, by slugs; None for one that stays its own), names stay
    as aliases. What the survivor says already word by word is not said twice. The duplicate is withdrawn, its address
    leads to the survivor. Raises CurationProblem with code self_merge, not_published, cycle or unknown_variant.
    """
    rows = FoundationModel.objects.select_for_update().filter(pk__in=[duplicate.pk, into.pk]).order_by("pk")
    locked = {row.pk: row for row in rows}
    duplicate, survivor = locked[duplicate.pk], locked[into.pk]
    _check(duplicate, survivor)
    moving = Moving(changes, duplicate, survivor, pair(duplicate, survivor, variants or {}))
    moving.move()
    changes.withdraw(duplicate, Action.MERGED)
    return moving.moved


def unmerge(duplicate: FoundationModel, *, actor: str, reason: str) -> Edit:
    """This function will tell two merged models apart again: every row goes back, both documents are those of before.

    Raises CurationProblem with code not_merged for a model that is not merged, and RevertConflict, naming them, where
    later edits changed the same rows.
    """
    record = merge_of(duplicate)
    if record is None:
        raise CurationProblem(f"“{duplicate.slug}” is not merged into another model.", code="not_merged", field="model")
    return revert_edit(record, actor=actor, reason=reason)


def merged_into(model: FoundationModel) -> FoundationModel | None:
    """This function will return the model that stands for a merged one now, or None for one that is not merged."""
    if model.state != ModelState.WITHDRAWN:
        return None
    former = FormerSlug.objects.filter(slug=model.slug).exclude(model=model).select_related("model").first()
    return former.model if former else None


def merge_of(duplicate: FoundationModel) -> EditRecord | None:
    """This function will return the edit that merged a model into another, or None where none holds."""
    if merged_into(duplicate) is None:
        return None
    merges = Change.objects.filter(model=duplicate, action=Action.MERGED, edit__isnull=False)
    last = merges.select_related("edit").order_by("-sequence").first()
    return last.edit if last else None


def _check(duplicate: FoundationModel, survivor: FoundationModel) -> None:
    if duplicate.pk == survivor.pk:
        raise CurationProblem("A model is not merged into itself.", code="self_merge", field="into")
    for model, field in ((duplicate, "model"), (survivor, "into")):
        if model.state == ModelState.PUBLISHED:
            continue
        other = merged_into(model)
        detail = f"“{model.slug}” was merged into “{other.slug}” already." if other else None
        raise CurationProblem(
            detail or f"“{model.slug}” is not published, so nothing is merged with it.",
            code="merged" if other else "not_published",
            field=field,
            did_you_mean=other.slug if other else None,
        )
    for later, earlier in ((duplicate, survivor), (survivor, duplicate)):
        chain = descends(later, earlier)
        if chain:
            names = " → ".join(model.name for model in chain)
            raise CurationProblem(
                f"One descends from the other ({names}): merged, the model would come from itself. Correct the lineage "
                "first.",
                code="cycle",
                field="into",
            )
