"""Parameters: one declaration each, from which come strictness, the filters and the OpenAPI description."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from catalog.api.v1.problem import Flaw
from catalog.values.name import nearest
from catalog.values.problem import ValueProblem, quoted
from catalog.values.text import clean_text, too_long

VALUE_LIMIT = 100
"""Longest value unless a parameter names another limit, in characters."""

REPEAT_LIMIT = 100
"""How often a parameter may be repeated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One query parameter of an address."""

    name: str
    parse: Callable[[str], Any]
    """Turns the text that was sent into a value, or raises ValueProblem."""
    description: str | Promise
    example: str
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string"})
    """JSON schema of one value."""
    repeatable: bool = False
    required: bool = False
    """Whether the address has no answer without it; the view says so."""
    limit: int = VALUE_LIMIT
    default: Any = None
    """What a parameter that is not repeatable means when it is left out."""

    def read(self, texts: Sequence[str]) -> tuple[list[Any], list[Flaw]]:
        """This function will return the values that were sent and what is wrong with them."""
        if len(texts) > 1 and not self.repeatable:
            detail = _("“%(name)s” may be given once only.") % {"name": self.name}
            return [], [Flaw(parameter=self.name, code="repeated", detail=detail)]
        if len(texts) > REPEAT_LIMIT:
            detail = _("“%(name)s” may be given at most %(limit)d times.") % {"name": self.name, "limit": REPEAT_LIMIT}
            return [], [Flaw(parameter=self.name, code="too_many", detail=detail)]
        values: list[Any] = []
        flaws: list[Flaw] = []
        for text in texts:
            try:
                values.append(self._value(text))
            except ValueProblem as problem:
                flaws.append(Flaw.of_value(self.name, problem))
        return values, flaws

    def _value(self, text: str) -> Any:
        if not text.strip():
            raise ValueProblem("blank", _("“%(name)s” is empty; give a value or leave it out.") % {"name": self.name})
        if len(text) > self.limit:  # as it was sent: that is what the document's maxLength speaks of
            raise too_long(self.limit)
        return self.parse(clean_text(text, limit=self.limit))


def words(*allowed: str) -> Callable[[str], str]:
    """This function will return a parser that takes one of a few words."""

    def parse(text: str) -> str:
        if text in allowed:
            return text
        raise ValueProblem(
            "unknown_value",
            _("%(value)s is not known; allowed are %(allowed)s.")
            % {"value": quoted(text), "allowed": ", ".join(allowed)},
            allowed=allowed,
            did_you_mean=nearest(text, allowed),
        )

    return parse


def whole_number(minimum: int, maximum: int) -> Callable[[str], int]:
    """This function will return a parser that takes a whole number within bounds, written in ASCII digits."""

    def parse(text: str) -> int:
        digits = text.strip()
        if digits.isascii() and digits.isdecimal() and len(digits) <= len(str(maximum)):
            number = int(digits)
            if minimum <= number <= maximum:
                return number
        raise ValueProblem(
            "invalid_number",
            _("%(value)s is not allowed; allowed are whole numbers from %(minimum)d to %(maximum)d.")
            % {"value": quoted(text), "minimum": minimum, "maximum": maximum},
        )

    return parse
