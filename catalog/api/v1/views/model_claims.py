"""Views of the claims on one model."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request

from catalog.api.v1.filters.claim import ClaimFilterSet
from catalog.api.v1.filters.kinds import BOOLEAN
from catalog.api.v1.ordering import order_of
from catalog.api.v1.orderings.claim import KEYS
from catalog.api.v1.pagination import PARAMETERS as PAGE_PARAMETERS
from catalog.api.v1.pagination import Paginator
from catalog.api.v1.parameter import Parameter
from catalog.api.v1.views.claim import ORDERING, ClaimView
from catalog.api.v1.views.content import LANG
from catalog.api.v1.views.foundation_model import missing_model
from catalog.api.v1.writing import Asked, Writing, Written, perform_one, seen
from catalog.discovery.accepted import accepted_in_documents
from catalog.discovery.foundation_model import key_of
from catalog.documents.encoding import encode
from catalog.models import FoundationModel
from catalog.models.claim import about_models
from catalog.vocabulary.attributes import ATTRIBUTES

SUBJECTS = ("model", "product", "organization")
"""Filters that the address has answered already."""

ACCEPTED = Parameter(
    name="accepted",
    parse=BOOLEAN.parse,
    description=_("With `true` keeps the claims whose value the registry publishes, with `false` their rivals."),
    example="true",
    schema=BOOLEAN.schema,
)


class ModelClaims(Writing, ClaimView):
    """Every claim on one model and its variants, filtered, ordered and in pages; new ones are stated here."""

    parameters = (
        *(entry for entry in ClaimFilterSet.parameters() if entry.name.partition("__")[0] not in SUBJECTS),
        ACCEPTED,
        ORDERING,
        *PAGE_PARAMETERS,
        LANG,
    )

    def get(self, request: Request, slug: str) -> HttpResponse:
        """This function will answer with one page."""
        chosen = ClaimFilterSet(self.query.data, self.rows())
        self.query.flaws.extend(chosen.flaws())
        wanted: bool | None = self.query.one(ACCEPTED)
        order = order_of(self.query.one(ORDERING), KEYS, unique="pk")
        paginator = Paginator(request, self.query)
        self.query.check()
        model = key_of(slug)
        if model is None:
            raise missing_model(slug, request)
        rows = chosen.filter_queryset(self.rows().filter(about_models(FoundationModel.objects.filter(pk=model))))
        if wanted is not None:
            accepted = list(accepted_in_documents({model}, ATTRIBUTES))
            rows = rows.filter(pk__in=accepted) if wanted else rows.exclude(pk__in=accepted)
        page = paginator.page(rows, order)
        shown = [encode(record) for record in self.shown(page.rows)]
        return self.answer_with(page.body(shown), headers={"Link": page.link_header()})

    def post(self, request: Request, slug: str) -> HttpResponse:
        """This function will state a claim about the model, or about the variant that is named."""

        def act(asked: Asked) -> Written:
            return perform_one(asked, "claim", {**asked.fields, "model": seen(request, slug).slug})

        return self.write(request, act, status=201)
