"""Views of the models around a model."""

from django.http import HttpResponse
from rest_framework.request import Request

from catalog.api.v1.conditional import model_tag, not_modified, validated
from catalog.api.v1.fields import Member
from catalog.api.v1.view import ApiView, json_response
from catalog.api.v1.views.foundation_model import missing_model
from catalog.discovery.foundation_model import find


class ModelLineage(ApiView):
    """What one model came from, contains or follows, and what came from it."""

    def get(self, request: Request, slug: str) -> HttpResponse:
        """This function will answer with the lineage in the model's stored document."""
        self.query.check()
        found = find(slug, Member("document", "lineage"))
        if found is None:
            raise missing_model(slug, request)
        etag = model_tag(slug, found.revision)
        unchanged = not_modified(request, etag, found.updated_at)
        return unchanged or validated(json_response(found.text), etag, found.updated_at)
