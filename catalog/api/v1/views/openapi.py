"""Views of the API's own description, for programs."""

from functools import cache
from typing import ClassVar

from django.http import HttpResponse
from django.utils.translation import get_language, override
from drf_spectacular.settings import spectacular_settings
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from catalog.api.v1.views.content import LANG, ContentView

JSON = "application/json"
YAML = "application/yaml"


class YamlRenderer(BaseRenderer):
    """Names the format; the view writes it."""

    media_type = YAML
    format = "yaml"


class OpenapiJson(ContentView):
    """The OpenAPI document as JSON."""

    parameters = (LANG,)
    media_type: ClassVar[str] = JSON

    def get(self, request: Request) -> HttpResponse:  # noqa: ARG002 - Django's signature
        """This function will answer with the document in the reader's language."""
        self.query.check()
        return self.answer_with(openapi(self.media_type, get_language() or "en"))


class OpenapiYaml(OpenapiJson):
    """The OpenAPI document as YAML."""

    renderer_classes = (YamlRenderer,)
    media_type = YAML


@cache
def openapi(media_type: str, language: str) -> bytes:
    """This function will return the text of the document, which is made once for each format and language."""
    # By its name in the settings, since the generator describes this module too.
    generator = spectacular_settings.DEFAULT_GENERATOR_CLASS()
    with override(language):
        text: bytes = generator.text(media_type)
    return text
