"""What is wrong with the parameters of a page, said so that a person can mend it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from catalog.values.name import nearest
from catalog.values.problem import ValueProblem
from catalog.values.text import clean_text

TEXT_LIMIT = 200
"""Longest value of a parameter, in characters."""
SHOWN_CHOICES = 40
"""Most allowed values that a page lists; the API's vocabularies list all."""
QUOTED_LENGTH = 60
MOST_PROBLEMS = 10
"""How many wrong parameters one answer names: looking for what was meant takes time."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One parameter that the page cannot follow."""

    parameter: str
    detail: str
    allowed: tuple[str, ...] = ()
    did_you_mean: str | None = None
    is_name: bool = False
    """Whether the parameter itself is unknown, rather than its value."""


class BadParameters(Exception):
    """The address asks for what the page does not know; nothing is ignored."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(problem.parameter for problem in problems))
        self.problems = tuple(problems)


def unknown_value(parameter: str, value: str, allowed: Collection[str]) -> Problem:
    """This function will return the problem of a word that is none of a list's."""
    return Problem(
        parameter,
        _("“%(value)s” is not one of its values.") % {"value": shortened(value)},
        tuple(allowed)[:SHOWN_CHOICES],
        nearest(value, allowed),
    )


def check_names(query: QueryDict, allowed: Collection[str]) -> None:
    """This function will raise BadParameters for parameters that are not allowed and values that are no clean text."""
    problems: list[Problem] = []
    for name, values in query.lists():
        if len(problems) >= MOST_PROBLEMS:
            break
        if name not in allowed:
            problems.append(
                Problem(
                    shortened(name),
                    _("This page has no such parameter."),
                    tuple(allowed),
                    nearest(name, allowed),
                    is_name=True,
                )
            )
        else:
            details = {_wrong_with(value) for value in values}
            problems += [Problem(name, detail) for detail in sorted(details) if detail]
    if problems:
        raise BadParameters(problems)


def only_value(query: QueryDict, name: str) -> str:
    """This function will return the value of a parameter that stands once, or empty text where it does not stand."""
    values = query.getlist(name)
    if len(values) > 1:
        raise BadParameters([Problem(name, _("It stands %(count)d times; once is enough.") % {"count": len(values)})])
    return values[0] if values else ""


def mended(query: QueryDict, problem: Problem) -> str:
    """This function will return the query with the suggestion followed, or with the bad parameter left out."""
    better = query.copy()
    values = better.pop(problem.parameter, [])
    if problem.did_you_mean and problem.is_name:
        better.setlist(problem.did_you_mean, values)
    elif problem.did_you_mean:
        better[problem.parameter] = problem.did_you_mean
    return better.urlencode()


def shortened(text: str) -> str:
    """This function will return a text as a message quotes it: visible characters only, at most 60."""
    visible = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return visible if len(visible) <= QUOTED_LENGTH else f"{visible[: QUOTED_LENGTH - 1]}…"


def _wrong_with(value: str) -> str:
    try:
        clean_text(value, limit=TEXT_LIMIT)
    except ValueProblem as problem:
        if problem.code == "too_long":
            return _("It is longer than %(limit)d characters.") % {"limit": TEXT_LIMIT}
        return _("It holds a character that cannot be shown.")
    # What a browser sends that is no UTF-8 arrives as this character.
    return _("It is not written in UTF-8.") if "\ufffd" in value else ""
