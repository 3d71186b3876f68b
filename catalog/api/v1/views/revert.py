"""View that takes back what was edited of a model."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.request import Request

from catalog.api.v1.problem import BadRequest, Flaw
from catalog.api.v1.writing import Asked, Writing, Written, seen
from catalog.curation.revert import revert_revision, revert_to

LARGEST = 2**31 - 1


class ModelRevert(Writing):
    """Takes back one revision, one field of it, or everything since one."""

    def post(self, request: Request, slug: str) -> HttpResponse:
        """This function will revert `revision`, wholly or only its `field`, or all `to` a revision."""

        def act(asked: Asked) -> Written:
            model = seen(request, slug)
            revision, to, field = _fields(asked.fields)
            who = {"actor": asked.actor, "reason": asked.reason}
            if to is not None:
                return revert_to(model, to, **who), [model]
            return revert_revision(model, revision, attribute=field, **who), [model]

        return self.write(request, act)


def _fields(fields: Any) -> tuple[int, int | None, str | None]:
    """This function will return the revision to take back, the one to go back to, and the one field of it."""
    for name in fields:
        if name not in {"revision", "to", "field"}:
            detail = _("“%(name)s” is no field here.") % {"name": name}
            raise BadRequest(
                [Flaw(pointer=f"/{name}", code="unknown_field", detail=detail, allowed=["revision", "to", "field"])]
            )
    revision, to, field = fields.get("revision"), fields.get("to"), fields.get("field")
    if (revision is None) == (to is None):
        detail = _("Give either the revision to take back, or the one to go back to.")
        raise BadRequest([Flaw(pointer="/revision", code="required", detail=detail)])
    for name, value in (("revision", revision), ("to", to)):
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= LARGEST):
            detail = _("The number of a revision is required here.")
            raise BadRequest([Flaw(pointer=f"/{name}", code="invalid", detail=detail)])
    if field is not None and (not isinstance(field, str) or revision is None):
        detail = _("A field is a text that goes with a revision.")
        raise BadRequest([Flaw(pointer="/field", code="invalid", detail=detail)])
    return revision or 0, to, field
