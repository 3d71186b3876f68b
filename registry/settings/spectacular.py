"""The OpenAPI document: what drf-spectacular is told about the service."""

from typing import Any

SPECTACULAR_SETTINGS: dict[str, Any] = {
    # Title, description and groups come from the generator, in the reader's language.
    "DEFAULT_GENERATOR_CLASS": "catalog.api.schema.generator.RegistryGenerator",
    "VERSION": "1.0.0",
    "LICENSE": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
    # Relative, so that the document is right behind any host.
    "SERVERS": [{"url": "/"}],
    # As the addresses stand in urls.py.
    "SORT_OPERATIONS": False,
    # Without the split, generators make write-only fields required on a plain GET.
    "COMPONENT_SPLIT_REQUEST": True,
    # A blank or null member of an enum has no name in generated clients.
    "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": False,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
}
