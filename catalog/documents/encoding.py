"""How documents become text: strict JSON, keys in the order of their definition, no host in any link."""

from typing import Any
from urllib.parse import quote

import orjson

BASE = "/api/v1/"
"""Where the API's addresses begin."""


def encode(document: Any) -> str:
    """This function will return the JSON text of a document; raises TypeError for what JSON cannot hold."""
    return orjson.dumps(document).decode()


def model_path(slug: str) -> str:
    """This function will return the API address of a model, without a host."""
    return f"{BASE}models/{slug}/"


def model_page(slug: str) -> str:
    """This function will return the address of a model's page for people, without a host."""
    return f"/models/{slug}/"


def record_path(collection: str, key: object) -> str:
    """This function will return the API address of one record of a collection other than models, without a host."""
    return f"{BASE}{collection}/{quote(str(key))}/"


def models_path(parameter: str, value: str) -> str:
    """This function will return the API address of the models that a filter finds, without a host."""
    return f"{BASE}models/?{parameter}={quote(value)}"


def claims_path(parameter: str, value: str) -> str:
    """This function will return the API address of the claims that a filter finds, without a host."""
    return f"{BASE}claims/?{parameter}={quote(value)}"
