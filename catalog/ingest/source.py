"""Sources of an import: the catalog as a whole, and rows that are documents of their own."""

import datetime as dt
import re

from catalog.ingest.normalized import NormalizedRecord
from catalog.ingest.plan import PlannedSource
from catalog.ingest.records import Upstream
from catalog.values.date import PartialDate
from catalog.values.name import SLUG_LIMIT, slugify
from catalog.values.problem import ValueProblem
from catalog.vocabulary.sources import TrustTier

_DATE = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}-[01][0-9](?:-[0-3][0-9])?(?![0-9])")
_TABLES = (".csv", ".tsv", ".xlsx", ".json", ".jsonl", ".ndjson")
_TITLE_LIMIT = 500


def source_of(upstream: Upstream, name: str, today: dt.date) -> PlannedSource:
    """This function will return the source that an input's claims cite; `name` is that of the file or folder.

    Its slug stays the same from export to export, so that a newer one takes the place of an older one. A table is a
    data set of its own: its name without the date tells it from the catalog's other tables.
    """
    dataset = ""
    if name.casefold().endswith(_TABLES):
        dataset = _DATE.sub("", name.rpartition(".")[0]).strip(" _-.")
    title = f"{upstream.title} ({dataset.replace('_', ' ')})" if dataset else upstream.title
    return PlannedSource(
        slug=_slug(f"{upstream.name} {dataset}", "import"),
        title=title[:_TITLE_LIMIT],
        kind=upstream.kind,
        tier=TrustTier[upstream.tier.upper()],
        url=upstream.homepage,
        license=upstream.license[:100],
        date=_date(name),
        accessed_date=today.isoformat(),
        version=name[:200],
        note="Read by a program; each claim names the file, the row and the column in which it stands.",
    )


def source_of_row(upstream: Upstream, record: NormalizedRecord, today: dt.date) -> PlannedSource:
    """This function will return the source of a row that is a document of its own, such as a model card."""
    return PlannedSource(
        slug=_slug(f"{upstream.name} {record.record.key}", ""),
        title=f"{upstream.title}: {record.record.key or record.name}"[:_TITLE_LIMIT],
        kind=upstream.kind,
        tier=TrustTier[upstream.tier.upper()],
        url=record.record.url,
        accessed_date=today.isoformat(),
        note="Read by a program.",
    )


def _slug(text: str, ending: str) -> str:
    try:
        slug = slugify(text.replace("_", " "))
    except ValueProblem:
        slug = "catalog"
    return f"{slug[: SLUG_LIMIT - len(ending) - 1].rstrip('-')}-{ending}" if ending else slug


def _date(name: str) -> str:
    found = _DATE.search(name)
    try:
        return str(PartialDate.parse(found[0])) if found else ""
    except ValueProblem:
        return ""
