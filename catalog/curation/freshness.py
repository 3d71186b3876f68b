"""Freshness: the newest day on which somebody checked a fact of a model, or read the source of one."""

import datetime as dt
from collections.abc import Collection

from django.db import connection

from catalog.curation.headline import cited_facts
from catalog.curation.log import note_refresh
from catalog.models import FoundationModel
from catalog.values.date import PartialDate
from catalog.vocabulary.ranks import Rank


def verified_on(model: FoundationModel) -> dt.date | None:
    """This function will return a model's newest day of a check; None where no fact of it names one.

    Of a month or a year that is its first day: nobody knows that the check was later.
    """
    days = {
        day
        for fact in cited_facts(model)
        if fact.rank != Rank.DEPRECATED
        for day in (getattr(fact, "verified_date", ""), fact.source.accessed_date)
        if day
    }
    return max((PartialDate.parse(day).first for day in days), default=None)


def follow_sources(sources: Collection[int]) -> None:
    """This function will bring the day of all published models that cite some sources up to when those were read.

    An import reads a catalog anew as a whole. It says of models that have not changed, too, what it said before, and
    publishing them all for a day that no document shows would cost a thousand times this one statement.
    """
    if not sources:
        return
    with connection.cursor() as cursor:
        cursor.execute(_FOLLOW, {"sources": list(sources)})
        behind = cursor.rowcount
    if behind:
        note_refresh()


_CITED = """
    SELECT fact.model_id AS model_id, fact.source_id, fact.rank, fact.verified_date FROM catalog_claim fact
    WHERE fact.model_id IS NOT NULL
    UNION ALL
    SELECT variant.model_id, fact.source_id, fact.rank, fact.verified_date FROM catalog_claim fact
    JOIN catalog_variant variant ON variant.id = fact.variant_id
    UNION ALL
    SELECT fact.model_id, fact.source_id, fact.rank, '' FROM catalog_component fact
    UNION ALL
    SELECT fact.child_id, fact.source_id, fact.rank, '' FROM catalog_lineage fact
    UNION ALL
    SELECT fact.model_id, fact.source_id, fact.rank, '' FROM catalog_productmodel fact
"""

_FOLLOW = f"""
WITH cited AS ({_CITED}),
days AS (
    SELECT cited.model_id, max(left(nullif(day, '') || '-01-01', 10)::date) AS newest
    FROM cited
    JOIN catalog_source source ON source.id = cited.source_id,
    LATERAL (VALUES (cited.verified_date), (source.accessed_date)) AS found (day)
    WHERE cited.rank <> 'deprecated'
    AND cited.model_id IN (SELECT model_id FROM cited WHERE source_id = ANY(%(sources)s))
    GROUP BY cited.model_id
)
UPDATE catalog_publication publication SET verified_on = days.newest
FROM days
WHERE publication.model_id = days.model_id AND publication.verified_on IS DISTINCT FROM days.newest
"""  # noqa: S608 - no value of anybody is in it
