"""View that merges a duplicate into another model, and takes the merge back."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.request import Request

from catalog.api.v1.problem import BadRequest, Flaw
from catalog.api.v1.writing import Asked, Writing, Written, perform_one, seen
from catalog.curation.identity import merged_into, unmerge
from catalog.curation.operations import find_model
from catalog.models import FoundationModel


class ModelMerge(Writing):
    """Two records of one model become one, and two again."""

    def post(self, request: Request, slug: str) -> HttpResponse:
        """This function will merge the model at this address into another; If-Match names the documents of both."""

        def act(asked: Asked) -> Written:
            duplicate = seen(request, slug)
            if "model" in asked.fields:
                raise _unknown("model", "into", "variants")
            survivor = find_model(asked.fields.get("into"), "/into")
            seen(request, survivor.slug)
            return perform_one(asked, "merge", {**asked.fields, "model": duplicate.slug})

        return self.write(request, act)

    def delete(self, request: Request, slug: str) -> HttpResponse:
        """This function will tell them apart again; If-Match names the document of the model that was merged into."""

        def act(asked: Asked) -> Written:
            for name in asked.fields:
                raise _unknown(name, "reason")
            duplicate = FoundationModel.objects.filter(slug=slug).first()
            survivor = merged_into(duplicate) if duplicate else None
            if duplicate is None or survivor is None:
                duplicate = survivor = seen(request, slug)
            else:
                seen(request, survivor.slug)
            changes = unmerge(duplicate, actor=asked.actor, reason=asked.reason)
            return changes, [duplicate, survivor]

        return self.write(request, act)


def _unknown(name: str, *allowed: str) -> BadRequest:
    detail = _("“%(name)s” is no field here.") % {"name": name}
    return BadRequest([Flaw(pointer=f"/{name}", code="unknown_field", detail=detail, allowed=list(allowed))])
