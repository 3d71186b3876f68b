"""The page of one model, and the one that stands where a model is looked for and none is."""

import json
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime

from catalog.discovery.foundation_model import is_withdrawn
from catalog.discovery.history import moved_to
from catalog.discovery.identity import resolve
from catalog.models import Publication
from catalog.values.name import SLUG_LIMIT, is_slug
from catalog.web.around import around
from catalog.web.page import Page
from catalog.web.problem import shortened
from catalog.web.sheet import names_in, sheet


class ModelPage(Page):
    """What is known of one model, by whom, and what is not."""

    def answer(self, request: HttpRequest, *, slug: str) -> HttpResponse:  # type: ignore[override]  # the address names it
        """This method will render the stored document, or say which models have a similar name."""
        stored = Publication.objects.filter(slug=slug).values_list("document", flat=True) if is_slug(slug) else ()
        for text in stored:
            document = json.loads(text)
            names = names_in(document)
            shown = {
                "document": document,
                "sheet": sheet(document, names),
                "around": around(document, names),
                "updated_at": parse_datetime(document["updated_at"]),
            }
            return render(request, "web/model.html", shown)
        return _lost(request, slug)


def _lost(request: HttpRequest, slug: str) -> HttpResponse:
    moved = moved_to(slug)
    if moved:
        return redirect("web:model", slug=moved, permanent=True)
    if is_withdrawn(slug):
        return render(request, "web/withdrawn.html", {"name": slug}, status=HTTPStatus.GONE)
    found = resolve(slug[:SLUG_LIMIT].replace("\x00", ""))
    near = {entry["slug"]: entry["name"] for entry in (*found["candidates"], *found["suggestions"])}
    shown = {"name": shortened(slug), "near": near}
    return render(request, "web/no_such_model.html", shown, status=HTTPStatus.NOT_FOUND)
