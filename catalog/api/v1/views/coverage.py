"""The view of what is not known of the models that match."""

from django.http import HttpResponse
from rest_framework.request import Request

from catalog.api.v1.filters.foundation_model import PARAMETERS, Selection
from catalog.api.v1.views.content import LANG, ContentView
from catalog.discovery.coverage import AGES, coverage

STALE = "stale_for"


class Coverage(ContentView):
    """Which facts nobody has, and how long ago somebody looked."""

    parameters = (*PARAMETERS, LANG)

    def get(self, request: Request) -> HttpResponse:
        """This function will answer with numbers, and with where the models are listed that they count."""
        selection = Selection(self.query)
        self.query.check()
        asked = request.GET.copy()
        asked.pop(LANG.name, None)
        ages = () if STALE in asked else AGES
        return self.answer(coverage(selection.publications(), asked=asked.urlencode(), ages=ages))
