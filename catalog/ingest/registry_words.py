"""The words of this registry, as the normalizer needs them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from catalog.ingest.words import Words
from catalog.models import Architecture, Domain, License, Modality, Task


def registry_words() -> Words:
    """This function will read the names of every license, modality, domain, task and architecture."""
    return Words.build(
        licenses=_named(License, "name", "spdx"),
        modalities=_named(Modality, "name", "name_ko"),
        domains=_named(Domain, "name", "name_ko"),
        tasks=_named(Task, "name", "name_ko"),
        architectures=_named(Architecture, "name", "name_ko"),
    )


def _named(table: type[models.Model], *columns: str) -> Mapping[str, Iterable[str]]:
    rows: Iterable[tuple[Any, ...]] = table._default_manager.values_list("slug", *columns)
    return {slug: [name for name in names if name] for slug, *names in rows}
