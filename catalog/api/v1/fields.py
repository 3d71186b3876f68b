"""Projection: `view=` and `fields=` choose how much of each stored document is sent."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, TextField, Value
from django.db.models.expressions import Combinable
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.api.v1.parameter import Parameter, words
from catalog.api.v1.problem import Flaw
from catalog.api.v1.query import Query
from catalog.documents.foundation_model import DocumentSerializer, SummarySerializer
from catalog.values.name import nearest
from catalog.values.problem import ValueProblem, quoted

COLUMNS: Mapping[str, str] = {"summary": "summary_document", "full": "document"}
"""Views and the columns that hold their documents."""

MEMBERS: Mapping[str, Sequence[str]] = {
    "summary": tuple(SummarySerializer().fields),
    "full": tuple(DocumentSerializer().fields),
}
"""Names of the fields of each view, in their order."""


def _names(text: str) -> tuple[str, ...]:
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in MEMBERS["full"]:
            raise ValueProblem(
                "unknown_field",
                _("%(value)s is no field of a model.") % {"value": quoted(name)},
                allowed=tuple(MEMBERS["full"]),
                did_you_mean=nearest(name, MEMBERS["full"]),
            )
    return tuple(dict.fromkeys(names))


def view_parameter(default: str) -> Parameter:
    """This function will return the `view` parameter of an address that answers with one view unless asked."""
    return Parameter(
        name="view",
        parse=words(*COLUMNS),
        description=gettext_lazy("How much of each model is sent: `summary` or `full`, with the evidence."),
        example="full",
        schema={"type": "string", "enum": list(COLUMNS), "default": default},
    )


FIELDS = Parameter(
    name="fields",
    parse=_names,
    description=gettext_lazy(
        "Names of the fields to send, with commas between them. Those of the full view may be named without `view`."
    ),
    example="slug,name,parameters",
    limit=1000,
)


class Shape:
    """Which text is sent for each model. What is wrong with the request is added to the query's flaws."""

    def __init__(self, query: Query, *, default: str) -> None:
        asked: str | None = query.one(view_parameter(default))
        self.names: tuple[str, ...] = query.one(FIELDS) or ()
        beyond = [name for name in self.names if name not in MEMBERS["summary"]]
        self.view = asked or ("full" if beyond else default)
        if asked == "summary" and beyond:
            query.flaws.append(
                Flaw(
                    parameter=FIELDS.name,
                    code="field_of_other_view",
                    detail=_("“%(name)s” is in the full view only.") % {"name": beyond[0]},
                    allowed=MEMBERS["summary"],
                    did_you_mean="view=full",
                )
            )

    def text(self) -> Combinable:
        """This function will return the expression for the JSON text of one model."""
        document = F(COLUMNS[self.view])
        return Members(document, self.names) if self.names else document


class Members(Func):
    """Some members of a JSON document as text, each as it is written there and in its order."""

    template = (
        "(SELECT '{' || string_agg(to_json(key)::text || ':' || value::text, ',' ORDER BY place) || '}' "
        "FROM json_each(%(expressions)s))"
    )
    arg_joiner = "::json) WITH ORDINALITY AS member(key, value, place) WHERE key = ANY("
    output_field = TextField()

    def __init__(self, document: Any, names: Sequence[str]) -> None:
        super().__init__(document, Value(list(names), ArrayField(TextField())))


class Member(Func):
    """One member of a JSON document as text."""

    template = "((%(expressions)s)::json->'%(name)s')::text"
    output_field = TextField()

    def __init__(self, document: Any, name: str) -> None:
        super().__init__(document, name=name)
