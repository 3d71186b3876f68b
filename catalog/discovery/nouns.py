"""Records of other nouns than models: which one a misspelt slug means."""

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Model

from catalog.values.name import nearest

COMPARED = 50
"""How many slugs, the most similar ones, are compared with a misspelt one."""

LONGEST = 100


def similar_slug(table: type[Model], slug: str) -> str | None:
    """This function will return the slug of a table that somebody who typed another one most likely meant."""
    asked = slug[:LONGEST]
    if not asked.isprintable():
        return None
    similar = table._default_manager.annotate(similarity=TrigramSimilarity("slug", asked))
    return nearest(asked, similar.order_by("-similarity", "slug").values_list("slug", flat=True)[:COMPARED])
