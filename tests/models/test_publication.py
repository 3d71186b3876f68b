"""How readers find publications."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db

WORDS = """
    SELECT index.relname, coalesce(index.reloptions, '{}')
    FROM pg_index
    JOIN pg_class index ON index.oid = indexrelid
    JOIN pg_opclass class ON class.oid = ANY(indclass)
    WHERE class.opcname IN ('gin_trgm_ops', 'tsvector_ops') AND index.relname LIKE 'publi%'
"""


def test_indexes_of_words_keep_no_list_that_every_search_would_read():
    with connection.cursor() as cursor:
        cursor.execute(WORDS)
        options = dict(cursor.fetchall())
    assert set(options) == {"publication_search", "publication_name_contains", "published_name_typos"}
    assert {name: found for name, found in options.items() if found != ["fastupdate=off"]} == {}
