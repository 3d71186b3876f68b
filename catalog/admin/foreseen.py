"""What a verb would do, seen before it is done: each model that readers would get differently, and each row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import orjson
from django.urls import reverse

from catalog.admin.labels import Labels
from catalog.admin.rows import row_lines
from catalog.admin.told import Told, told
from catalog.curation.edit import Edit
from catalog.curation.revert import rehearsal
from catalog.models import Change, Publication
from catalog.vocabulary.actions import Action


@dataclass(frozen=True, slots=True)
class Effect:
    """What would happen to one model as readers see it."""

    key: int
    slug: str
    address: str
    appears: bool
    """Whether readers do not see it yet."""
    vanishes: bool
    """Whether readers would no longer see it."""
    lines: Sequence[Told]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would happen in all."""

    effects: Sequence[Effect]
    rows: Sequence[Told]
    """What would happen to rows, where no reader would notice."""

    @property
    def is_nothing(self) -> bool:
        """Whether everything is so already."""
        return not self.effects and not self.rows

    def own(self, key: int) -> Effect | None:
        """This function will return the effect on one model, if there is one."""
        return next((effect for effect in self.effects if effect.key == key), None)

    def others(self, key: int) -> list[Effect]:
        """This function will return the effects on all other models."""
        return [effect for effect in self.effects if effect.key != key]


def foresee(act: Callable[[], Edit]) -> Foreseen:
    """This function will let a verb do what it would, tell it and undo it; raises what the verb raises."""
    with rehearsal():
        changes = act()
        happened = list(Change.objects.filter(edit=changes.record.pk).order_by("sequence")) if changes.record.pk else []
        documents = {revision.model_id: revision.document for revision in changes.revisions}
        rows = row_lines(changes.touched)
    newest = {change.model_id: change for change in happened if change.model_id}
    published = dict(Publication.objects.filter(pk__in=newest).values_list("pk", "document"))
    labels = Labels.load()
    effects = [
        Effect(
            key=key,
            slug=change.slug,
            address=reverse("admin:catalog_foundationmodel_change", args=[key]),
            appears=key not in published,
            vanishes=change.action in {Action.WITHDRAWN, Action.MERGED},
            lines=_lines(published.get(key), documents.get(key), labels)
            if change.action in {Action.PUBLISHED, Action.RENAMED}
            else (),
        )
        for key, change in newest.items()
    ]
    return Foreseen(effects, () if effects else rows)


def _lines(before: str | None, after: str | None, labels: Labels) -> list[Told]:
    return told(orjson.loads(before or "{}"), orjson.loads(after or "{}"), labels)
