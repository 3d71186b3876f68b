"""The view that sets models side by side."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.request import Request

from catalog.api.v1.parameter import Parameter
from catalog.api.v1.problem import Flaw
from catalog.api.v1.views.content import LANG, ContentView
from catalog.discovery.compare import LEAST, MOST, compare, documents
from catalog.discovery.foundation_model import suggestion
from catalog.values.problem import quoted

SLUG = Parameter(
    name="slug",
    parse=str.strip,
    description=gettext_lazy("Slug of a model to compare; give two to ten."),
    example="bert,gpt-3",
    required=True,
    repeatable=True,
)


class ModelCompare(ContentView):
    """Models side by side, attribute by attribute."""

    parameters = (SLUG, LANG)

    def get(self, request: Request) -> HttpResponse:  # noqa: ARG002 - Django's signature
        """This function will answer with the values of each attribute, in one query."""
        slugs = list(dict.fromkeys(self.query.many(SLUG)))
        sent = len(self.query.text(SLUG.name))
        if not LEAST <= len(slugs) <= MOST and not self.query.flaws:
            detail = _("Give %(least)d to %(most)d different models to compare; %(count)d came.") % {
                "least": LEAST,
                "most": MOST,
                "count": len(slugs) if len(slugs) > MOST else min(sent, len(slugs)),
            }
            self.query.flaws.append(Flaw(parameter=SLUG.name, code="invalid_number", detail=detail))
        self.query.check()
        found = documents(slugs)
        self.query.flaws.extend(_unknown(slug) for slug in slugs if slug not in found)
        self.query.check()
        return self.answer(compare(found))


def _unknown(slug: str) -> Flaw:
    detail = _("No published model has the slug %(slug)s.") % {"slug": quoted(slug)}
    return Flaw(parameter=SLUG.name, code="unknown_model", detail=detail, did_you_mean=suggestion(slug))
