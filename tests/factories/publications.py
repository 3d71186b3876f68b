"""Builders of published rows as readers find them, for tests of reading that need many or odd ones."""

import datetime as dt
import json

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from catalog.models import FoundationModel, Publication, PublishedName, PublishedVariant
from catalog.values.name import fold

NOW = dt.datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=dt.UTC)


def make_publication(slug, *, variants=(), aliases=(), text="", **columns):
    """One published model; `variants` are dictionaries of their numbers, `text` is what a search finds beside names."""
    name = columns.setdefault("name", slug)
    model = FoundationModel.objects.create(slug=slug, name=name, state="published", revision=1)
    summary = {"slug": slug, "name": name, "parameters": columns.get("parameters")}
    defaults = {
        "slug": slug,
        "name_key": name.casefold(),
        "revision": 1,
        "sequence": 1,
        "updated_at": NOW,
        "parameters_status": "known" if columns.get("parameters") else "unknown",
        "search": SearchVector(Value(f"{name} {text}"), config="english", weight="A"),
        "summary_document": json.dumps(summary),
        "document": json.dumps({**summary, "summary": text, "links": {"paper": None}, "lineage": {}}),
    }
    row = Publication.objects.create(model=model, **{**defaults, **columns})
    numbers = ("parameters", "parameters_active", "training_compute")
    rows = variants or [{column: columns[column] for column in numbers if column in columns}]
    for position, found in enumerate(rows):
        status = "known" if found.get("parameters") else "unknown"
        PublishedVariant.objects.create(publication=row, slug=f"v{position}", parameters_status=status, **found)
    for kind, entry in [("name", name), *(("alias", alias) for alias in aliases)]:
        PublishedName.objects.create(publication=row, kind=kind, name=entry, key=fold(entry))
    return row
