"""Headers of requests and answers, as the OpenAPI document describes them."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def _header(description: str | Promise, example: str, **schema: Any) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string", **schema}, "example": example}


RESPONSE: Mapping[str, Mapping[str, Any]] = {
    "ETag": _header(_("Strong validator of the content: send it back in If-None-Match."), '"bert-3"'),
    "Last-Modified": _header(
        _("When the content last changed, for clients without ETag."), "Mon, 23 Nov 2026 17:57:42 GMT"
    ),
    "Cache-Control": _header(
        _("Anybody may keep the answer, and asks each time whether it still holds."), "public, no-cache"
    ),
    "Vary": _header(_("Request headers on which the answer depends."), "Accept-Language"),
    "Content-Language": _header(_("Language of texts for people in the answer."), "ko"),
    "Link": _header(
        _("The next and the previous page, as RFC 8288 writes them; absent where there is none."),
        '</api/v1/models/?cursor=AbC>; rel="next"',
    ),
    "Content-Disposition": _header(
        _("Name under which a browser saves the file."), 'attachment; filename="models.csv"'
    ),
    "Allow": _header(_("Methods that the address has."), "GET, HEAD, OPTIONS"),
    "Location": _header(_("Path of what was made, or of where to go instead."), "/api/v1/models/new-name/"),
    "Idempotent-Replayed": _header(_("`true` where the answer is the one that the same write had before."), "true"),
    "WWW-Authenticate": _header(_("How to show a token."), 'Bearer realm="registry"'),
    "Retry-After": _header(_("After how many seconds another attempt makes sense."), "2"),
}
"""Headers of answers by their names."""

REQUEST: Mapping[str, Mapping[str, Any]] = {
    "If-None-Match": _header(
        _("ETag of the content that the client has: if it still holds, the answer is 304."), '"bert-3"'
    ),
    "If-Modified-Since": _header(
        _(
            "Last-Modified of the content that the client has: if it still holds, the answer is 304. Read only where "
            "If-None-Match is absent."
        ),
        "Mon, 23 Nov 2026 17:57:42 GMT",
    ),
    "Accept-Language": _header(_("Languages of the reader, English or Korean, for texts and errors."), "ko, en;q=0.5"),
    "If-Match": {
        **_header(_("ETag of the model's document that the client has seen: without it 428, stale 412."), '"bert-3"'),
        "required": True,
    },
    "Idempotency-Key": _header(
        _("A word of the client's own: the same write sent again with it is done once and answered alike."),
        "0f3c1d2e-7d55-4d0c-9d0e-2f6c1a1b8a77",
        maxLength=255,
    ),
}
"""Headers of requests by their names."""
