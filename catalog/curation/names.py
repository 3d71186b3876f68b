"""Names: how an alias is folded for comparison and an identifier brought into its place's form."""

from catalog.curation.problem import CurationProblem
from catalog.models import Alias, Identifier
from catalog.values.identifier import parse_identifier
from catalog.values.name import fold
from catalog.values.problem import ValueProblem


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
