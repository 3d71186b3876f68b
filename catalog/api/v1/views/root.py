"""The root of the API: which addresses there are."""

from django.http import HttpResponse
from rest_framework.request import Request

from catalog.api.v1.views.content import ContentView
from catalog.documents.encoding import BASE

ADDRESSES = {
    "models": "models/",
    "model": "models/{slug}/",
    "facets": "models/facets/",
    "stats": "models/stats/",
    "compare": "models/compare/",
    "models_csv": "models.csv",
    "models_ndjson": "models.ndjson",
    "organizations": "organizations/",
    "modalities": "modalities/",
    "domains": "domains/",
    "tasks": "tasks/",
    "architectures": "architectures/",
    "licenses": "licenses/",
    "sources": "sources/",
    "products": "products/",
    "claims": "claims/",
    "conflicts": "conflicts/",
    "coverage": "stats/coverage/",
    "resolve": "resolve/",
    "openapi_json": "openapi.json",
    "openapi_yaml": "openapi.yaml",
}
"""Addresses by their names, in the order in which people meet them."""

PAGES = {"docs": "/api/docs/", "redoc": "/api/redoc/"}
"""Addresses for people."""


class Root(ContentView):
    """Every address of the API."""

    def get(self, request: Request) -> HttpResponse:  # noqa: ARG002 - Django's signature
        """This function will answer with the addresses."""
        self.query.check()
        return self.answer({**{name: f"{BASE}{path}" for name, path in ADDRESSES.items()}, **PAGES})
