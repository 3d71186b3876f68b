"""Views of a model's history: its revisions, one of them as it was, and what differs between two."""

import orjson
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.request import Request

from catalog.api.v1.conditional import model_tag, not_modified, validated
from catalog.api.v1.ordering import Order, number
from catalog.api.v1.pagination import PARAMETERS as PAGE_PARAMETERS
from catalog.api.v1.pagination import Paginator
from catalog.api.v1.parameter import Parameter, whole_number
from catalog.api.v1.problem import Flaw, NotFound
from catalog.api.v1.view import ApiView, json_response
from catalog.api.v1.views.foundation_model import missing_model
from catalog.discovery.difference import differences
from catalog.discovery.foundation_model import key_of
from catalog.discovery.history import key_of_merged
from catalog.documents.encoding import encode
from catalog.documents.history import revision_facts
from catalog.models import Revision
from catalog.values.count import LARGEST_COUNT

NEWEST_FIRST = Order(((number("number", unique=True), True),))

FROM = Parameter(
    name="from",
    parse=whole_number(1, LARGEST_COUNT),
    description=gettext_lazy("Number of the earlier revision; the one before `to` unless given."),
    example="1",
    schema={"type": "integer", "minimum": 1},
)
TO = Parameter(
    name="to",
    parse=whole_number(1, LARGEST_COUNT),
    description=gettext_lazy("Number of the later revision; the newest unless given."),
    example="2",
    schema={"type": "integer", "minimum": 1},
)

FOREVER = "public, max-age=31536000, immutable"
"""A revision never changes."""


class ModelRevisions(ApiView):
    """The revisions of a model, newest first, in pages."""

    parameters = PAGE_PARAMETERS

    def get(self, request: Request, slug: str) -> HttpResponse:
        """This function will answer with one page."""
        paginator = Paginator(request, self.query)
        self.query.check()
        rows = Revision.objects.filter(model_id=_key(request, slug)).defer("document")
        page = paginator.page(rows, NEWEST_FIRST)
        shown = [encode(revision_facts(revision, slug)) for revision in page.rows]
        return json_response(page.body(shown), headers={"Link": page.link_header()})


class ModelRevision(ApiView):
    """One revision: the document as readers got it."""

    def get(self, request: Request, slug: str, number: int) -> HttpResponse:
        """This function will answer with the stored document, which never changes."""
        self.query.check()
        revision = _revision(_key(request, slug), number)
        etag = model_tag(slug, revision.number)
        answer = not_modified(request, etag, revision.created_at)
        answer = answer or validated(json_response(revision.document), etag, revision.created_at)
        answer["Cache-Control"] = FOREVER
        return answer


class ModelDiff(ApiView):
    """What differs between two revisions."""

    parameters = (FROM, TO)

    def get(self, request: Request, slug: str) -> HttpResponse:
        """This function will answer with every field that differs."""
        first, last = self.query.one(FROM), self.query.one(TO)
        self.query.check()
        key = _key(request, slug)
        later = _revision(key, last or _newest(key), parameter="to")
        earlier = _revision(key, first or max(later.number - 1, 1), parameter="from")
        found = differences(orjson.loads(earlier.document), orjson.loads(later.document))
        return json_response(
            encode(
                {
                    "slug": slug,
                    "earlier": revision_facts(earlier, slug),
                    "later": revision_facts(later, slug),
                    "differences": found,
                }
            )
        )


def _key(request: Request, slug: str) -> int:
    key = key_of(slug) or key_of_merged(slug)  # whose history stays at its own address
    if key is None:
        raise missing_model(slug, request)
    return key


def _newest(key: int) -> int:
    return Revision.objects.filter(model_id=key).order_by("-number").values_list("number", flat=True)[0]


def _revision(key: int, number: int, *, parameter: str = "number") -> Revision:
    known = Revision.objects.filter(model_id=key)
    revision = known.filter(number=number).first() if number <= LARGEST_COUNT else None
    if revision is None:
        detail = _("There is no revision %(number)d; the newest is %(newest)d.") % {
            "number": number,
            "newest": _newest(key),
        }
        raise NotFound(detail, errors=[Flaw(parameter=parameter, code="unknown_revision", detail=detail)])
    return revision
