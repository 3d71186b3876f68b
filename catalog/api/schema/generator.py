"""The generator: the document as a whole, in the active language."""

from typing import Any

import orjson
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer

from catalog.api.schema.tags import PARAGRAPHS, TAGS, TITLE
from catalog.api.v1.views.openapi import YAML


class RegistryGenerator(SchemaGenerator):
    """Adds what the API is to what its views say of themselves."""

    def get_schema(self, request: Any = None, public: bool = False) -> dict[str, Any]:  # noqa: FBT001, FBT002 - the library's signature
        """This method will return the document as data."""
        document: dict[str, Any] = super().get_schema(request=request, public=public)
        document["info"] |= {"title": str(TITLE), "description": "\n\n".join(map(str, PARAGRAPHS))}
        document["tags"] = [
            {"name": name, "description": str(description), "x-displayName": str(label)}
            for name, label, description in TAGS
        ]
        return document

    def text(self, media_type: str) -> bytes:
        """This method will return the document as JSON or YAML text."""
        document = self.get_schema(public=True)
        if media_type == YAML:
            text: bytes = OpenApiYamlRenderer().render(document, renderer_context={})
            return text
        return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
