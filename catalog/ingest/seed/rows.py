"""Rows: where fixtures find each other by noun and slug."""

from typing import Any

from django.db import models

from catalog.ingest.seed.problem import BadFixture


class Rows:
    """The rows of nouns with slugs, found by noun and slug; a dangling slug is a problem with a place."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], models.Model] = {}
        self.changed = False

    def add(self, noun: str, slug: str, row: models.Model) -> None:
        """This function will make a row known."""
        self._rows[noun, slug] = row

    def get(self, noun: str, slug: str, where: str) -> Any:
        """This function will return the row with a slug; raises BadFixture where there is none."""
        row = self._rows.get((noun, slug))
        if row is None:
            raise BadFixture(where, f"no {noun} has the slug “{slug}”.")
        return row
