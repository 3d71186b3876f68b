"""The view of statistics over the models that match."""

from django.http import HttpResponse
from rest_framework.request import Request

from catalog.api.v1.filters.foundation_model import PARAMETERS, Selection
from catalog.api.v1.view import ApiView
from catalog.discovery.stats import stats


class ModelStats(ApiView):
    """How many models there are, how large, how open and how well known."""

    parameters = PARAMETERS

    def get(self, request: Request) -> HttpResponse:
        """This function will answer with numbers, in a fixed number of queries."""
        selection = Selection(self.query)
        self.query.check()
        return self.answer_remembered(request, lambda: stats(selection.publications()))
