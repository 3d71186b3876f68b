"""Suffixes: what may follow a parameter's name, and what it makes of the parameter."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Suffix(StrEnum):
    """How a parameter's values are compared."""

    IS = ""
    NOT = "__n"
    ALL = "__all"
    GT = "__gt"
    GTE = "__gte"
    LT = "__lt"
    LTE = "__lte"
    EMPTY = "__empty"
    CONTAINS = "__ic"


MEANINGS: dict[Suffix, str | Promise] = {
    Suffix.IS: _("Keeps what has one of these values."),
    Suffix.NOT: _("Keeps what the parameter without a suffix leaves out, and all of which it is unknown."),
    Suffix.ALL: _("Keeps what has all of these values."),
    Suffix.GT: _("Keeps what is above the value; unknown is above nothing."),
    Suffix.GTE: _("Keeps what is the value or above; unknown is above nothing."),
    Suffix.LT: _("Keeps what is below the value; unknown is below nothing."),
    Suffix.LTE: _("Keeps what is the value or below; unknown is below nothing."),
    Suffix.EMPTY: _("With `true` keeps what has no value, with `false` the rest."),
    Suffix.CONTAINS: _("Keeps what contains the text, in any case."),
}
"""What each suffix does, for the reference."""

BOUNDS = (Suffix.GT, Suffix.GTE, Suffix.LT, Suffix.LTE)
"""Suffixes of what has an order."""
