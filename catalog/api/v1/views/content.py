"""The base of views whose answers are made on the spot: validated by their content, in the reader's language."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import activate, gettext_lazy
from rest_framework.request import Request

from catalog.api.v1.conditional import not_modified, validated
from catalog.api.v1.parameter import Parameter, words
from catalog.api.v1.view import JSON, ApiView
from catalog.documents.encoding import encode

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)

LANG = Parameter(
    name="lang",
    parse=words(*LANGUAGES),
    description=gettext_lazy(
        "Language of texts for people: `en` or `ko`. Without it the Accept-Language header decides."
    ),
    example="ko",
    schema={"type": "string", "enum": list(LANGUAGES)},
)


class ContentView(ApiView):
    """A view whose strong validator is a digest of what it sends: right whatever the content was made from."""

    media_type: ClassVar[str] = JSON

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """This function will speak the language that the request asks for, where the address has a choice."""
        super().initial(request, *args, **kwargs)
        if LANG in self.parameters and (language := self.query.one(LANG)):
            activate(language)

    def answer(self, document: Any, *, headers: Mapping[str, str] | None = None) -> HttpResponse:
        """This function will return a document as JSON, or 304 where the client has the same."""
        return self.answer_with(encode(document).encode(), headers=headers)

    def answer_with(self, body: bytes, *, headers: Mapping[str, str] | None = None) -> HttpResponse:
        """This function will return content that is ready to be sent, or 304 where the client has the same."""
        etag = f'"{sha256(body).hexdigest()[:32]}"'
        unchanged = not_modified(self.request, etag, None)
        if unchanged is not None:
            return unchanged
        given = {key: value for key, value in (headers or {}).items() if value}
        return validated(HttpResponse(body, content_type=self.media_type, headers=given), etag, None)
