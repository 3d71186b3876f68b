"""Terms: a word that claims name is not deleted from under them."""

from django.db import models
from django.db.models import Q

from catalog.curation.problem import CurationProblem
from catalog.curation.vocabularies import TERM_TABLES
from catalog.models import Claim
from catalog.vocabulary.attributes import ATTRIBUTES

NOUNS = {table: noun for noun, table in TERM_TABLES.items()}


def check_unused(row: models.Model) -> None:
    """This function will refuse to let go of a term that claims name; raises CurationProblem with code protected.

    A claim names terms by their slugs, so that no foreign key holds them.
    """
    noun = NOUNS.get(type(row))
    if noun is None:
        return
    attributes = [key for key, entry in ATTRIBUTES.items() if entry.terms == noun]
    slug = str(getattr(row, "slug", ""))
    naming = Claim.objects.filter(Q(value=slug) | Q(value__contains=[slug]), attribute__in=attributes)
    count = naming.count()
    if count:
        raise CurationProblem(f"{count} claims name it.", code="protected")
