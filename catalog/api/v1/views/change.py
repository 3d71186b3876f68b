"""Views of the log over the whole catalog: for programs that follow it, and as a feed for people."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from catalog.api.v1.pagination import SIZE
from catalog.api.v1.parameter import Parameter, whole_number
from catalog.api.v1.view import ApiView, json_response
from catalog.discovery.history import current_slugs
from catalog.discovery.state import last_sequence
from catalog.documents.encoding import encode, model_page
from catalog.documents.history import change_facts
from catalog.models import Change
from catalog.values.count import LARGEST_COUNT

FEED_LENGTH = 50

SINCE = Parameter(
    name="since",
    parse=whole_number(0, LARGEST_COUNT),
    description=gettext_lazy("Sequence number of the last change that the client knows; 0 begins at the first."),
    example="0",
    schema={"type": "integer", "minimum": 0, "default": 0},
    default=0,
)


class ChangeList(ApiView):
    """What happened after a sequence number, in order: following it from 0 rebuilds the catalog."""

    parameters = (SINCE, SIZE)

    def get(self, request: Request) -> HttpResponse:
        """This function will answer with the next changes and the address of those that follow."""
        since, size = self.query.one(SINCE), self.query.one(SIZE)
        self.query.check()
        return self.answer_from_catalog(request, lambda: self._page(request, since, size))

    def _page(self, request: Request, since: int, size: int) -> HttpResponse:
        changes = list(Change.objects.since(since)[:size])
        reached = changes[-1].sequence if changes else since
        more = len(changes) == size
        following = f"{request.path}?since={reached}&page_size={size}"
        body = {
            "since": since,
            "until": reached,
            "last": last_sequence(),
            "next": following if more else None,
            "results": _shown(changes),
        }
        return json_response(encode(body), headers={"Link": f'<{following}>; rel="next"' if more else ""})


class AtomRenderer(BaseRenderer):
    """Names the format; the view writes it."""

    media_type = "application/atom+xml"
    format = "atom"


class ChangesAtom(ApiView):
    """The newest changes as an Atom feed (RFC 4287)."""

    renderer_classes = (AtomRenderer,)

    def get(self, request: Request) -> HttpResponse:
        """This function will answer with the feed; its links name this host, as the format demands."""
        self.query.check()
        return self.answer_from_catalog(request, lambda: self._feed(request))

    def _feed(self, request: Request) -> HttpResponse:
        feed = Atom1Feed(
            title=_("Foundation Model Registry: changes"),
            link=request.build_absolute_uri("/"),
            description=_("What the registry publishes, as it changes."),
            feed_url=request.build_absolute_uri(request.path),
        )
        changes = list(Change.objects.order_by("-sequence")[:FEED_LENGTH])
        slugs = current_slugs(changes)
        for change in changes:
            slug = slugs.get(change.model_id or 0, change.slug)
            feed.add_item(
                title=f"{change.slug}: {change.get_action_display()}",
                link=request.build_absolute_uri(model_page(slug)),
                description=f"{change.reason} ({', '.join(change.fields)})" if change.fields else change.reason,
                author_name=change.actor,
                unique_id=f"tag:change-{change.sequence}",
                pubdate=change.at,
                updateddate=change.at,
            )
        return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _shown(changes: Sequence[Change]) -> list[dict[str, object]]:
    slugs = current_slugs(changes)
    return [change_facts(change, slugs.get(change.model_id or 0)) for change in changes]
