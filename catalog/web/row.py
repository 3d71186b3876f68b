"""Models as the table of the front page shows them, from their stored summaries."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.web import wording
from catalog.web.names import Names
from catalog.web.wording import Level, Shown


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    name_ko: str
    """Empty where it is the same."""
    href: str
    organizations: list[tuple[str, str]]
    inputs: list[str]
    outputs: list[str]
    parameters: Shown
    openness: Level | None
    released: str
    sources: int
    has_conflict: bool


def rows(documents: Sequence[str], modalities: dict[str, str]) -> list[Row]:
    """This function will return the lines for some summaries; names of organizations take one query for all."""
    summaries = [json.loads(document) for document in documents]
    organizations = Names({"organization": {entry["slug"] for each in summaries for entry in each["organizations"]}})
    return [_row(summary, modalities, organizations) for summary in summaries]


def _row(summary: dict[str, Any], modalities: dict[str, str], organizations: Names) -> Row:
    def called(slugs: Iterable[str]) -> list[str]:
        return [modalities.get(slug, slug) for slug in slugs]

    name_ko = summary["name_ko"] or ""
    return Row(
        name=summary["name"],
        name_ko=name_ko if name_ko != summary["name"] else "",
        href=summary["html_url"],
        organizations=organizations.named("organization", [entry["slug"] for entry in summary["organizations"]]),
        inputs=called(summary["modalities"]["input"]),
        outputs=called(summary["modalities"]["output"]),
        parameters=wording.count(summary["parameters"], summary["parameters_status"]),
        openness=wording.level(summary["openness"]),
        released=summary["release_date"] or "",
        sources=summary["source_count"],
        has_conflict=summary["has_conflict"],
    )
