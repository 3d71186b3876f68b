"""Names: how an alias is folded for comparison and an identifier brought into its place's form."""

from catalog.curation.problem import CurationProblem
from catalog.models import Alias, Identifier
from catalog.values.identifier import parse_identifier
from catalog.values.name import RESERVED_SLUGS, fold, is_slug
from catalog.values.problem import ValueProblem


def check_slug(slug: str) -> None:
    """This function will refuse an address of a model that is none; raises CurationProblem on the field slug."""
    if not is_slug(slug) or slug in RESERVED_SLUGS:
        raise CurationProblem(
            f"“{slug}” is no address: lower-case letters, digits and single hyphens, and no reserved word.",
            code="invalid_slug",
            field="slug",
        )


def check_alias(alias: Alias) -> None:
    """This function will set the key by which an alias is compared; refuses a name without letters or digits."""
    alias.key = fold(alias.name)
    if not alias.key:
        raise CurationProblem("A name has at least one letter or digit.", code="blank", field="name")


def check_identifier(identifier: Identifier) -> None:
    """This function will bring an identifier into the form of the place that gave it, or raise CurationProblem."""
    try:
        identifier.value = parse_identifier(identifier.kind, identifier.value)
    except ValueProblem as problem:
        raise CurationProblem(
            problem.detail, code=problem.code, field="value", allowed=problem.allowed, did_you_mean=problem.did_you_mean
        ) from problem
