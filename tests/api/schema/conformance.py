"""Holds JSON against the schemas of the OpenAPI document, closed: what is not described is not allowed."""

import copy

from jsonschema_rs import Draft202012Validator, Registry

DOCUMENT = "urn:openapi"
"""Name under which a schema finds the components of the document."""


def closed(document):
    """Return the components as JSON schemas: `nullable` spelled out, members that are not described refused."""
    root = {"components": copy.deepcopy(document["components"])}
    _close(root["components"]["schemas"])
    return Registry([(DOCUMENT, root)])


def problems(registry, schema, instance):
    """Return what is wrong with an instance, as text; `registry` is what `closed` made of the schema's document."""
    own = copy.deepcopy(schema)
    _close(own, DOCUMENT)
    validator = Draft202012Validator(own, registry=registry)
    return [
        f"{'.'.join(map(str, error.instance_path))}: {error.message[:200]}" for error in validator.iter_errors(instance)
    ]


def _close(node, document=""):
    if isinstance(node, list):
        for entry in node:
            _close(entry, document)
    if not isinstance(node, dict):
        return
    for value in node.values():
        _close(value, document)
    if isinstance(node.get("$ref"), str):
        node["$ref"] = document + node["$ref"]
    if isinstance(node.get("properties"), dict) and node.get("type") == "object":
        node.setdefault("additionalProperties", False)
    if node.get("nullable") is True:
        node.pop("nullable")
        rest = {key: node.pop(key) for key in list(node) if key != "description"}
        node["anyOf"] = [rest, {"type": "null"}]
