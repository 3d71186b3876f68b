"""Time: `as_of=` asks for what was published then."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.api.v1.parameter import Parameter
from catalog.api.v1.problem import Flaw
from catalog.api.v1.query import Query
from catalog.discovery.history import moment

AS_OF = Parameter(
    name="as_of",
    parse=moment,
    description=gettext_lazy(
        "Answers with what was published then. A date, of any precision, means its end in UTC; an instant such as "
        "`2024-01-01T12:00:00Z` is exact. Whole documents only: no other parameter goes with it."
    ),
    example="2024-01-01",
)


def refuse_company(query: Query) -> None:
    """This function will add a flaw for every parameter that stands beside `as_of`.

    Filters compare what is published now, and projections are made for the documents of now.
    """
    if AS_OF.name not in query.data:
        return
    for name in query.data:
        if name != AS_OF.name and name in query.known:
            detail = _("“%(name)s” does not go with as_of, which answers with whole documents as they were.") % {
                "name": name
            }
            query.flaws.append(Flaw(parameter=name, code="excluded", detail=detail))
