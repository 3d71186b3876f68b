"""Merging: bringing rows to what a file says without undoing what a person changed since the file was last read.

For rows with names it is a three-way merge, field by field: what the file said last time, what it says now, what stands
in the table. For cited facts the row itself says who changed it last.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from catalog.curation.problem import CurationProblem
from catalog.models import SeededRecord
from catalog.models.cited import Cited

Fact = TypeVar("Fact", bound=Cited)
Named = TypeVar("Named", bound=models.Model)

CITATION = ("basis", "confidence", "rank", "note", "note_ko")
"""Fields of a fact that a file may correct without making it another fact."""


class Merge:
    """One run: who runs it, what it counts, and what files said last time."""

    def __init__(self, actor: str) -> None:
        self.actor = actor
        self.counts: Counter[str] = Counter()
        self._said: list[SeededRecord] = []
        self._last = {(row.noun, row.slug): row for row in SeededRecord.objects.all()}

    def named(
        self, table: type[Named], noun: str, slug: str, lookup: Mapping[str, Any], fields: Mapping[str, Any]
    ) -> tuple[Named, bool]:
        """This function will create or update the row that a lookup finds, and say whether it changed anything.

        A field keeps a person's value where the table no longer holds what the file said last. Raises CurationProblem,
        with the field where one is to blame, for what the table refuses.
        """
        last = self._last.get((noun, slug))
        row = table._default_manager.filter(**lookup).first()
        changed = row is None
        if row is None:
            row = table(**lookup, **fields)
            _insert(row)
        else:
            updated = self._update(row, fields, last.content if last else {})
            if updated:
                _check_fields(row)
                row.save(update_fields=updated)
                changed = True
        self._remember(noun, slug, fields, last)
        self.counts["changed" if changed else "unchanged"] += 1
        return row, changed

    def finish(self) -> None:
        """This function will keep what the files said, for the next run to compare with."""
        SeededRecord.objects.bulk_create(
            self._said, update_conflicts=True, unique_fields=["noun", "slug"], update_fields=["content"]
        )
        self._said.clear()

    def facts(
        self,
        existing: Iterable[Fact],
        wanted: Sequence[Fact],
        key: Callable[[Fact], Any],
        extra: Sequence[str] = (),
    ) -> bool:
        """This function will create, correct and delete facts until those of this actor are the wanted ones.

        `key` tells facts apart; `extra` names fields beyond the citation that may be corrected. Facts that others
        entered or changed are left alone. Returns whether anything changed.
        """
        table = {key(fact): fact for fact in existing}
        fresh: dict[Any, Fact] = {}
        changed = False
        for fact in wanted:
            identity = key(fact)
            if identity in fresh:
                raise CurationProblem("The same statement by the same source in the same place stands twice.")
            fresh[identity] = fact
            old = table.get(identity)
            if old is None:
                continue
            changed |= self._correct(old, fact, (*CITATION, *extra))
        new = [fact for identity, fact in fresh.items() if identity not in table]
        for fact in new:
            fact.created_by = fact.changed_by = self.actor
        if new:
            type(new[0])._default_manager.bulk_create(new)
        gone = [fact.pk for identity, fact in table.items() if identity not in fresh and self._is_own(fact)]
        if gone:
            type(next(iter(table.values())))._default_manager.filter(pk__in=gone).delete()
        self.counts["facts"] += len(fresh)
        self.counts["facts_created"] += len(new)
        self.counts["facts_deleted"] += len(gone)
        return changed or bool(new) or bool(gone)

    def _correct(self, old: Fact, fact: Fact, fields: Sequence[str]) -> bool:
        differing = [name for name in fields if getattr(old, name) != getattr(fact, name)]
        if not differing:
            return False
        if not self._is_own(old):
            self.counts["kept"] += 1
            return False
        for name in differing:
            setattr(old, name, getattr(fact, name))
        old.save(update_fields=[*differing, "changed_at"])
        self.counts["facts_changed"] += 1
        return True

    def _is_own(self, fact: Cited) -> bool:
        return fact.created_by == self.actor and fact.changed_by == self.actor

    def _update(self, row: models.Model, fields: Mapping[str, Any], last: Mapping[str, Any]) -> list[str]:
        updated = []
        for name, value in fields.items():
            current = getattr(row, name)
            if current == value:
                continue
            if name in last and last[name] == value:
                self.counts["kept"] += 1  # a person changed it and the file says nothing new
                continue
            if name in last and last[name] != current:
                self.counts["kept"] += 1  # both changed it: the person's word stands
                continue
            setattr(row, name, value)
            updated.append(name)
        return updated

    def _remember(self, noun: str, slug: str, fields: Mapping[str, Any], last: SeededRecord | None) -> None:
        content = {name: value.pk if isinstance(value, models.Model) else value for name, value in fields.items()}
        if last is None or last.content != content:
            self._said.append(SeededRecord(noun=noun, slug=slug, content=content))


def _insert(row: models.Model) -> None:
    _check_fields(row)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise CurationProblem(f"It breaks a rule of its table: {str(error).splitlines()[0]}.") from error


def _check_fields(row: models.Model) -> None:
    try:
        row.clean_fields()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise CurationProblem(" ".join(messages), field=field) from error
