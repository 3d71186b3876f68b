"""Which claims the published documents accept, and by which rule."""

from collections.abc import Collection, Mapping

from django.db import connection

_ACCEPTED = """
    SELECT (entry ->> 'id')::bigint, entry ->> 'decided_by'
    FROM catalog_publication AS publication
    CROSS JOIN LATERAL json_each(publication.document::json -> 'evidence') AS evidence (attribute, entries)
    CROSS JOIN LATERAL json_array_elements(evidence.entries) AS entry
    WHERE publication.model_id = ANY(%(models)s) AND evidence.attribute = ANY(%(attributes)s)
    AND entry ->> 'accepted' = 'true'
"""


def accepted_in_documents(models: Collection[int], attributes: Collection[str]) -> Mapping[int, str]:
    """This function will return the claims that models' documents accept, by number, with the rule that decided."""
    if not models:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_ACCEPTED, {"models": list(models), "attributes": list(attributes)})
        return dict(cursor.fetchall())
