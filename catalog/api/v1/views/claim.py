"""Views of claims over all subjects."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.request import Request

from catalog.api.v1.filters.claim import ClaimFilterSet
from catalog.api.v1.ordering import order_of, ordering_parameter
from catalog.api.v1.orderings.claim import KEYS
from catalog.api.v1.pagination import PARAMETERS as PAGE_PARAMETERS
from catalog.api.v1.pagination import Paginator
from catalog.api.v1.problem import Flaw, NotFound
from catalog.api.v1.views.content import LANG, ContentView
from catalog.api.v1.writing import Asked, Writing, Written, perform_one, seen
from catalog.curation.resolution import resolve_all
from catalog.curation.vocabularies import Vocabularies
from catalog.discovery.accepted import accepted_in_documents
from catalog.discovery.foundation_model import model_of_claim
from catalog.documents.claim_record import ClaimSerializer, claim_record_facts
from catalog.documents.encoding import encode
from catalog.models import Claim
from catalog.models.claim import ClaimQuerySet

ORDERING = ordering_parameter(tuple(KEYS), default="id", example="-id")

LARGEST_ID = 2**63 - 1


class ClaimView(ContentView):
    """What the list and the single claim have in common."""

    serializer = ClaimSerializer

    def rows(self) -> ClaimQuerySet:
        """This function will return every claim that readers can see, with its source and its subject."""
        return Claim.objects.visible().select_related("source", "model", "variant__model", "product", "organization")

    def shown(self, claims: Sequence[Claim]) -> list[Mapping[str, Any]]:
        """This function will return claims as records, in a number of queries that does not grow with theirs."""
        accepted = accepted_among(claims)
        return [
            self.serializer(
                claim_record_facts(claim, accepted=claim.pk in accepted, decided_by=accepted.get(claim.pk))
            ).data
            for claim in claims
        ]


class ClaimList(ClaimView):
    """Every claim on published models, products and organizations, filtered, ordered and in pages."""

    parameters = (*ClaimFilterSet.parameters(), ORDERING, *PAGE_PARAMETERS, LANG)

    def get(self, request: Request) -> HttpResponse:
        """This function will answer with one page."""
        rows = self.rows()
        chosen = ClaimFilterSet(self.query.data, rows)
        self.query.flaws.extend(chosen.flaws())
        order = order_of(self.query.one(ORDERING), KEYS, unique="pk")
        paginator = Paginator(request, self.query)
        self.query.check()
        page = paginator.page(chosen.filter_queryset(rows), order)
        shown = [encode(record) for record in self.shown(page.rows)]
        return self.answer_with(page.body(shown), headers={"Link": page.link_header()})


class ClaimDetail(Writing, ClaimView):
    """One claim; its rank is changed here."""

    parameters = (LANG,)

    def get(self, request: Request, id: int) -> HttpResponse:  # noqa: A002, ARG002 - named as in the address; Django's signature
        """This function will answer with one claim."""
        self.query.check()
        found = list(self.rows().filter(pk=id)) if id <= LARGEST_ID else []
        if not found:
            detail = _("No claim that readers can see has this number.")
            raise NotFound(detail, errors=[Flaw(parameter="id", code="unknown_claim", detail=detail)])
        return self.answer(self.shown(found)[0])

    def patch(self, request: Request, id: int) -> HttpResponse:  # noqa: A002 - named as in the address
        """This function will rank a claim about a model; If-Match names the document of that model."""

        def act(asked: Asked) -> Written:
            slug = model_of_claim(id)
            if slug is not None:
                seen(request, slug)
            return perform_one(asked, "rank", {**asked.fields, "claim": id})

        return self.write(request, act)


def accepted_among(claims: Sequence[Claim]) -> Mapping[int, str]:
    """This function will return which of some claims are accepted, by number, with the rule that decided.

    What models' documents accept stands in them; claims on products and organizations, which have no stored document,
    are resolved among their rivals.
    """
    models = {claim.variant.model_id if claim.variant else claim.model_id for claim in claims} - {None}
    attributes = {claim.attribute for claim in claims}
    accepted = dict(accepted_in_documents({pk for pk in models if pk is not None}, attributes))
    products = {claim.product_id for claim in claims if claim.product_id}
    organizations = {claim.organization_id for claim in claims if claim.organization_id}
    if products or organizations:
        rivals = Claim.objects.filter(Q(product__in=products) | Q(organization__in=organizations))
        accepted |= _resolved(rivals.filter(attribute__in=attributes).select_related("source"))
    return accepted


def _resolved(claims: Iterable[Claim]) -> dict[int, str]:
    vocabularies = Vocabularies.load()
    subjects: dict[tuple[int | None, int | None], list[Claim]] = {}
    for claim in claims:
        subjects.setdefault((claim.product_id, claim.organization_id), []).append(claim)
    return {
        entry.accepted.pk: entry.decided_by
        for rivals in subjects.values()
        for entry in resolve_all(rivals, vocabularies).values()
        if entry.accepted
    }
