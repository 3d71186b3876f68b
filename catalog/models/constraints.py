"""Constraints that several tables share, so that each reads as one line where it stands."""

from django.db import models

from catalog.values.name import SLUG_PATTERN, TERM_PATTERN


def slug_is_wellformed(table: str) -> models.CheckConstraint:
    """This function will return the rule that a slug is an address: `SLUG_PATTERN` of `catalog.values.name`."""
    return models.CheckConstraint(condition=models.Q(slug__regex=f"^{SLUG_PATTERN}$"), name=f"{table}_slug_wellformed")


def term_is_wellformed(table: str) -> models.CheckConstraint:
    """This function will return the rule that the slug of a vocabulary row may also hold dots, as SPDX ids do."""
    return models.CheckConstraint(condition=models.Q(slug__regex=f"^{TERM_PATTERN}$"), name=f"{table}_slug_wellformed")


def not_blank(table: str, field: str) -> models.CheckConstraint:
    """This function will return the rule that a text says something."""
    return models.CheckConstraint(condition=~models.Q(**{field: ""}), name=f"{table}_{field}_not_blank")


def one_of(table: str, field: str, allowed: list[str]) -> models.CheckConstraint:
    """This function will return the rule that a column holds a word of a closed list."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": allowed}), name=f"{table}_{field}_known")


def exactly_one(table: str, *fields: str) -> models.CheckConstraint:
    """This function will return the rule that one and only one of some foreign keys is set."""
    condition = models.Q()
    for chosen in fields:
        condition |= models.Q(**{f"{field}__isnull": field != chosen for field in fields})
    return models.CheckConstraint(condition=condition, name=f"{table}_exactly_one_subject")


def null_or_positive(table: str, field: str) -> models.CheckConstraint:
    """This function will return the rule that a number is missing or above zero: unknown is never 0."""
    condition = models.Q(**{f"{field}__isnull": True}) | models.Q(**{f"{field}__gt": 0})
    return models.CheckConstraint(condition=condition, name=f"{table}_{field}_null_or_positive")


class JsonType(models.Func):
    """The JSON type of a jsonb value as PostgreSQL names it: number, string, array, object, boolean, null."""

    function = "jsonb_typeof"
    output_field = models.TextField()
