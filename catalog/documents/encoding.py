"""How documents become text: strict JSON, keys in the order of their definition, no host in any link."""

from typing import Any

import orjson


def encode(document: Any) -> str:
    """This function will return the JSON text of a document; raises TypeError for what JSON cannot hold."""
    return orjson.dumps(document).decode()


def model_path(slug: str) -> str:
    """This function will return the API address of a model, without a host."""
    return f"/api/v1/models/{slug}/"


def model_page(slug: str) -> str:
    """This function will return the address of a model's page for people, without a host."""
    return f"/models/{slug}/"
