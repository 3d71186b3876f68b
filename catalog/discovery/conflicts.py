"""Conflicts: every disagreement of sources on a published model, read from the stored documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.db import connection

_FROM = """
    FROM catalog_publication AS publication
    CROSS JOIN LATERAL json_array_elements(publication.document::json -> 'conflicts')
        WITH ORDINALITY AS conflict (entry, position)
    WHERE publication.has_conflict
"""

_CONDITIONS: Mapping[str, str] = {
    "model": "publication.slug = ANY(%(model)s)",
    "model__n": "publication.slug <> ALL(%(model__n)s)",
    "attribute": "conflict.entry ->> 'attribute' = ANY(%(attribute)s)",
    "attribute__n": "conflict.entry ->> 'attribute' <> ALL(%(attribute__n)s)",
    "settled": "(conflict.entry ->> 'settled')::boolean = %(settled)s",
    "source": "publication.sources && %(source)s::varchar[] AND conflict.entry::jsonb @? %(source_path)s::jsonpath",
    "spread__gte": "(conflict.entry ->> 'spread')::float >= %(spread__gte)s",
}
"""What each filter asks of a disagreement."""


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One disagreement and the model that it is about."""

    slug: str
    name: str
    position: int
    entry: Mapping[str, Any]
    """As the model's document holds it."""


@dataclass(frozen=True)
class Conflicts:
    """Disagreements in the order of their models' slugs and, for each model, of its document."""

    asked: Mapping[str, Any] = field(default_factory=dict)
    """Values by filter; filters that are left out keep everything."""

    def beyond(self, place: Sequence[Any] | None, *, backward: bool, limit: int) -> list[ConflictRow]:
        """This method will return the disagreements after (before, the nearest first, if backward) a place."""
        sign, direction = ("<", "DESC") if backward else (">", "ASC")
        behind = f"AND (publication.slug, conflict.position) {sign} (%(slug)s, %(position)s)" if place else ""
        sql = (
            f"SELECT publication.slug, publication.name, conflict.position, conflict.entry::text {self._where()}"
            f" {behind} ORDER BY publication.slug {direction}, conflict.position {direction} LIMIT %(limit)s"
        )
        after, position = place or ("", 0)
        rows = self._fetch(sql, {"slug": after, "position": position, "limit": limit})
        return [ConflictRow(slug, name, number, orjson.loads(entry)) for slug, name, number, entry in rows]

    def place(self, row: ConflictRow) -> Sequence[Any]:
        """This method will return where a disagreement stands."""
        return [row.slug, row.position]

    def load(self, values: Sequence[Any]) -> Sequence[Any]:
        """This method will read a place from JSON; raises ValueError or TypeError for anything else."""
        slug, position = values
        if not isinstance(slug, str) or not isinstance(position, int):
            raise TypeError(values)
        return [slug, position]

    def count(self, limit: int | None = None) -> int:
        """This method will count the disagreements, up to a limit."""
        found = f"SELECT 1 {self._where()} LIMIT %(limit)s"  # a limit of null is none
        ((counted,),) = self._fetch(f"SELECT count(*) FROM ({found}) AS found", {"limit": limit})  # noqa: S608 - all values are parameters
        return int(counted)

    def _where(self) -> str:
        return " AND ".join([_FROM, *(_CONDITIONS[name] for name in self.asked)])

    def _fetch(self, sql: str, own: Mapping[str, Any]) -> list[Any]:
        sources = [f"@ == {orjson.dumps(slug).decode()}" for slug in self.asked.get("source", ())]
        path = {"source_path": f"$.values[*].sources[*] ? ({' || '.join(sources)})"} if sources else {}
        with connection.cursor() as cursor:
            cursor.execute(sql, {**self.asked, **path, **own})
            rows: list[Any] = cursor.fetchall()
        return rows
