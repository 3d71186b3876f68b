"""The view that says which model a name means."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.request import Request

from catalog.api.v1.parameter import Parameter
from catalog.api.v1.problem import Flaw
from catalog.api.v1.view import ApiView, json_response
from catalog.discovery.identity import resolve
from catalog.documents.encoding import encode
from catalog.values.name import fold
from catalog.values.problem import ValueProblem, quoted


def _name(text: str) -> str:
    if not fold(text):
        raise ValueProblem(
            "blank",
            _("%(value)s has no letter and no digit; give a name, an id or an address.") % {"value": quoted(text)},
        )
    return text.strip()


NAME = Parameter(
    name="name",
    parse=_name,
    description=gettext_lazy(
        "A name as people write it, or an id or address elsewhere: arXiv, DOI, Hugging Face, GitHub. Case, spaces and "
        "hyphens do not count."
    ),
    example="Megatron-Turing NLG 530B",
    required=True,
    limit=500,
)


class Resolve(ApiView):
    """Which model a name means, why, and what else it could have meant."""

    parameters = (NAME,)

    def get(self, request: Request) -> HttpResponse:
        """This function will answer with the model, if there is one: that nobody has a name is an answer too."""
        name = self.query.one(NAME)
        if name is None and not self.query.flaws:
            detail = _("Say which name: name=BERT, for instance.")
            self.query.flaws.append(Flaw(parameter=NAME.name, code="required", detail=detail))
        self.query.check()
        return self.answer_from_catalog(request, lambda: json_response(encode(resolve(name))))
