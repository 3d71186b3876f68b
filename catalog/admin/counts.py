"""Counts: how many rows an import read and what became of them, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy

from catalog.ingest.plan import COUNTED

COUNT_LABELS = {
    "read": gettext_lazy("read"),
    "created": gettext_lazy("new models"),
    "matched": gettext_lazy("known models"),
    "queued": gettext_lazy("queued"),
    "quarantined": gettext_lazy("left out"),
    "unchanged": gettext_lazy("unchanged"),
    "claims": gettext_lazy("claims"),
    "conflicts": gettext_lazy("contradictions"),
    "held": gettext_lazy("held back"),
    "replaced": gettext_lazy("replaced"),
    "published": gettext_lazy("documents published"),
}
"""What the counts of an import are called."""

MOST_FILES = 50
"""Files whose counts are shown one by one."""


def counted(counts: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """This function will return the counts of an import that people know by name, in their order."""
    return [(str(label), counts[name]) for name, label in COUNT_LABELS.items() if name in counts]


def tally(counts: Mapping[str, Any], files: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
    """This function will return the counts of an import, together and by file, as its pages show them."""
    shown = list(files.items())[:MOST_FILES]
    return {
        "counts": counted(counts),
        "columns": [COUNT_LABELS[name] for name in COUNTED],
        "files": [(name, [found.get(key, 0) for key in COUNTED]) for name, found in shown],
        "more_files": max(len(files) - MOST_FILES, 0),
    }
