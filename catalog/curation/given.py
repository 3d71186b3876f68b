"""Given: the fields of an operation, each in its type, each problem with a pointer to its field."""

from collections.abc import Mapping, Sequence
from typing import Any

from catalog.curation.problem import CurationProblem
from catalog.values.name import nearest


def refuse_unknown(fields: Mapping[str, Any], allowed: Sequence[str]) -> None:
    """This function will refuse fields that mean nothing here, with the nearest that would."""
    for name in fields:
        if name not in allowed:
            raise CurationProblem(
                f"“{name}” is no field here.",
                code="unknown_field",
                field=f"/{name}",
                allowed=tuple(allowed),
                did_you_mean=nearest(str(name), allowed),
            )


def text(fields: Mapping[str, Any], name: str, *, required: bool = False) -> str:
    """This function will return a text, empty where it is neither given nor required."""
    value = fields.get(name)
    if value is None and not required:
        return ""
    if not isinstance(value, str) or (required and not value.strip()):
        raise CurationProblem("A text is required here.", code="required", field=f"/{name}")
    return value


def word(fields: Mapping[str, Any], name: str, allowed: Sequence[str], default: str) -> str:
    """This function will return one word of a closed list."""
    value = fields.get(name) or default
    if value not in allowed:
        raise CurationProblem(
            f"“{value}” is not known here.",
            code="unknown_word",
            field=f"/{name}",
            allowed=tuple(allowed),
            did_you_mean=nearest(str(value), allowed),
        )
    return str(value)


def flag(fields: Mapping[str, Any], name: str) -> bool:
    """This function will return true or false, false where it is not given."""
    value = fields.get(name, False)
    if not isinstance(value, bool):
        raise CurationProblem("True or false is required here.", code="invalid", field=f"/{name}")
    return value


def key(fields: Mapping[str, Any], name: str) -> int:
    """This function will return the number of a row."""
    value = fields.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 2**63:
        raise CurationProblem("The number of a claim is required here.", code="required", field=f"/{name}")
    return value


def each(fields: Mapping[str, Any], name: str, kind: type) -> list[Any]:
    """This function will return a list whose items are all of one kind, empty where it is not given."""
    value = fields.get(name) or []
    if not isinstance(value, list) or not all(isinstance(item, kind) for item in value):
        wanted = "texts" if kind is str else "mappings"
        raise CurationProblem(f"A list of {wanted} is required here.", code="invalid", field=f"/{name}")
    return value
