"""Views of models: the list and the single model."""

from functools import partial

from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.request import Request

from catalog.api.v1.conditional import is_conditional, model_tag, not_modified, validated
from catalog.api.v1.fields import FIELDS, Shape, view_parameter
from catalog.api.v1.filters import foundation_model as filters
from catalog.api.v1.orderings import foundation_model as orderings
from catalog.api.v1.pagination import PARAMETERS as PAGE_PARAMETERS
from catalog.api.v1.pagination import Paginator
from catalog.api.v1.problem import Flaw, Gone, Moved, NotFound
from catalog.api.v1.stored import StoredRows, page_again, page_anew
from catalog.api.v1.time import AS_OF, refuse_company
from catalog.api.v1.view import json_response
from catalog.api.v1.writing import Asked, Writing, Written, perform_one, seen
from catalog.discovery.foundation_model import find, is_withdrawn, suggestion
from catalog.discovery.history import find_as_of, key_now, key_of_merged, moved_to


class ModelList(Writing):
    """The models of the catalog, filtered, ordered and in pages; new ones are created here."""

    parameters = (*filters.PARAMETERS, orderings.ORDERING, view_parameter("summary"), FIELDS, *PAGE_PARAMETERS)

    def get(self, request: Request) -> HttpResponse:
        """This function will answer with one page of stored documents."""
        conditional = is_conditional(request)
        again = None if conditional else page_again(request)
        if again is not None:
            return again
        selection = filters.Selection(self.query)
        order = orderings.order(self.query, selection.search)
        shape = Shape(self.query, default="summary")
        paginator = Paginator(request, self.query)
        paginator.begin(order.load)
        self.query.check()
        rows = StoredRows(selection.publications().values(text=shape.text()), order, query=self.query)
        answer = partial(page_anew, request, paginator, rows)
        return self.answer_from_catalog(request, answer) if conditional else answer()

    def post(self, request: Request) -> HttpResponse:
        """This function will create a model and publish it, unless it is to stay a draft."""
        return self.write(request, lambda asked: perform_one(asked, "create", asked.fields), status=201)


class ModelDetail(Writing):
    """One model."""

    parameters = (view_parameter("full"), FIELDS, AS_OF)

    def get(self, request: Request, slug: str) -> HttpResponse:
        """This function will answer with the model's stored document, the current one or that of a day."""
        shape = Shape(self.query, default="full")
        at = self.query.one(AS_OF)
        refuse_company(self.query)
        self.query.check()
        found = find(slug, shape.text()) if at is None else find_as_of(slug, at)
        if found is None and at is not None and key_now(slug) and not key_of_merged(slug):
            raise NotFound(_("Nothing was published at this address by then."))
        if found is None:
            raise missing_model(slug, request)
        etag = model_tag(slug, found.revision)
        unchanged = not_modified(request, etag, found.updated_at)
        return unchanged or validated(json_response(found.text), etag, found.updated_at)

    def patch(self, request: Request, slug: str) -> HttpResponse:
        """This function will change the names and summaries that are given; null empties one."""

        def act(asked: Asked) -> Written:
            model = seen(request, slug)
            fields = {name: "" if value is None else value for name, value in asked.fields.items()}
            return perform_one(asked, "edit", {**fields, "model": model.slug})

        return self.write(request, act)

    def delete(self, request: Request, slug: str) -> HttpResponse:
        """This function will withdraw the model: readers no longer see it, its history stays."""

        def act(asked: Asked) -> Written:
            return perform_one(asked, "withdraw", {**asked.fields, "model": seen(request, slug).slug})

        return self.write(request, act)


def missing_model(slug: str, request: Request) -> NotFound | Gone | Moved:
    """This function will return the answer for an address under which no model is published (at the moment asked)."""
    target = moved_to(slug)
    if target is not None:
        path = request.get_full_path().replace(f"/models/{slug}/", f"/models/{target}/", 1)
        return Moved(_("This model is at another address now."), path)
    if is_withdrawn(slug):
        return Gone(_("This model has been withdrawn."))
    close = suggestion(slug)
    detail = _("No model is at this address.")
    return NotFound(detail, errors=[Flaw(parameter="slug", code="unknown_model", detail=detail, did_you_mean=close)])
