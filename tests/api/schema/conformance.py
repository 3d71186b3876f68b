"""Holds JSON against the schemas of the OpenAPI document, closed: what is not described is not allowed."""

import copy

from jsonschema_rs import Draft202012Validator


def closed(document):
    """Return the components as JSON schemas: `nullable` spelled out, members that are not described refused."""
    root = {"components": copy.deepcopy(document["components"])}
    _close(root["components"]["schemas"])
    return root


def problems(root, schema, instance):
    """Return what is wrong with an instance, as text."""
    own = copy.deepcopy(schema)
    _close(own)
    validator = Draft202012Validator({**own, **root})
    return [
        f"{'.'.join(map(str, error.instance_path))}: {error.message[:200]}" for error in validator.iter_errors(instance)
    ]


def _close(node):
    if isinstance(node, list):
        for entry in node:
            _close(entry)
    if not isinstance(node, dict):
        return
    for value in node.values():
        _close(value)
    if isinstance(node.get("properties"), dict) and node.get("type") == "object":
        node.setdefault("additionalProperties", False)
    if node.get("nullable") is True:
        node.pop("nullable")
        rest = {key: node.pop(key) for key in list(node) if key != "description"}
        node["anyOf"] = [rest, {"type": "null"}]
