"""The view of facets: which values the models that match hold, and how many hold each."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.request import Request

from catalog.api.v1.filters.foundation_model import PARAMETERS, Selection
from catalog.api.v1.parameter import Parameter, whole_number, words
from catalog.api.v1.problem import Flaw
from catalog.api.v1.remembered import remembered
from catalog.api.v1.views.content import LANG, ContentView
from catalog.discovery.bands import BANDS
from catalog.discovery.facets import FACETS, LIMIT, MOST, Matching, facet
from catalog.discovery.state import current_state
from catalog.vocabulary.openness import Openness

FACET = Parameter(
    name="facet",
    parse=words(*FACETS),
    description=gettext_lazy("Name of a filter whose values are counted; repeat it for several facets."),
    example="modality,openness",
    required=True,
    schema={"type": "string", "enum": list(FACETS)},
    repeatable=True,
)
FACET_LIMIT = Parameter(
    name="limit",
    parse=whole_number(1, MOST),
    description=gettext_lazy("How many values of each facet are listed, those of most models; the rest is in `other`."),
    example="10",
    schema={"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT},
    default=LIMIT,
)


class ModelFacets(ContentView):
    """Counts of models by the values of filters."""

    parameters = (FACET, FACET_LIMIT, *PARAMETERS, LANG)

    def get(self, request: Request) -> HttpResponse:
        """This function will answer with each facet that is asked for, in one or two queries each."""
        names = dict.fromkeys(self.query.many(FACET))
        limit = self.query.one(FACET_LIMIT)
        selection = Selection(self.query)
        if not self.query.text(FACET.name):
            detail = _("Say which facets to count: facet=modality, for instance.")
            self.query.flaws.append(Flaw(parameter=FACET.name, code="required", detail=detail, allowed=tuple(FACETS)))
        self.query.check()

        def count() -> dict[str, Any]:
            return {name: _facet(name, selection, limit) for name in names}

        return self.answer_with(remembered(request, current_state(), count))


def _facet(name: str, selection: Selection, limit: int) -> dict[str, Any]:
    models = Matching(selection.publications(leave_out=[name]), selection.variants(leave_out=[name]))
    return facet(name, models, selected=_selected(name, selection), limit=limit)


def _selected(name: str, selection: Selection) -> list[str]:
    """This function will return the values that the request asks for, spelled as the facet lists them."""
    if name == "parameters":
        least, most = selection.chosen("parameters__gte"), selection.chosen("parameters__lt")
        bands = [f"{low}..{high}" for low in least or [""] for high in most or [""]]
        return [band for band in bands if band in BANDS]
    values = selection.chosen(name)
    if name == "openness":
        return [Openness.values[value] for value in values]
    if name == "has_conflict":
        return [str(value).lower() for value in values]
    return [str(value) for value in values]
