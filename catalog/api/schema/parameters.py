"""Parameters of requests, from the declarations that also read them."""

from collections.abc import Mapping
from typing import Any

from catalog.api.schema.headers import REQUEST
from catalog.api.v1.parameter import REPEAT_LIMIT, Parameter

PATH: Mapping[str, Mapping[str, Any]] = {
    "slug": {"schema": {"type": "string", "maxLength": 100}, "example": "bert"},
    "number": {"schema": {"type": "integer", "format": "int64", "minimum": 1}, "example": 1},
    "id": {"schema": {"type": "integer", "format": "int64", "minimum": 1}, "example": 1},
}
"""Parts of addresses: their schemas and examples; their descriptions depend on the address."""


def query_parameter(parameter: Parameter) -> dict[str, Any]:
    """This function will return a query parameter as OpenAPI 3.0 describes it."""
    schema = dict(parameter.schema)
    if schema["type"] == "string" and "enum" not in schema:
        schema |= {"minLength": 1, "maxLength": parameter.limit}
    if not parameter.repeatable and schema["type"] == "integer" and parameter.default is not None:
        schema["default"] = parameter.default
    described: dict[str, Any] = {"in": "query", "name": parameter.name, "description": str(parameter.description)}
    if parameter.required:
        described["required"] = True
    if parameter.repeatable:
        array = {"type": "array", "items": schema, "minItems": 1, "maxItems": REPEAT_LIMIT}
        examples = [_typed(word, schema["type"]) for word in parameter.example.split(",")]
        return {**described, "schema": array, "style": "form", "explode": True, "example": examples}
    return {**described, "schema": schema, "example": _typed(parameter.example, schema["type"])}


def header_parameter(name: str) -> dict[str, Any]:
    """This function will return a request header as OpenAPI 3.0 describes it."""
    return {"in": "header", "name": name, **REQUEST[name]}


def _typed(example: str, kind: str) -> Any:
    if kind == "integer":
        return int(example)
    return example == "true" if kind == "boolean" else example
