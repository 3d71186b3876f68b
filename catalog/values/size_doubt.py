"""Why a text about a size gives no sure number, in a sentence that a person understands."""

import re
from typing import Final

from catalog.values.problem import quoted

_NUMBER = r"[0-9][0-9.,]* ?(?:thousand|million|billion|trillion|[kmbt])?"
_DATA = (
    r"tokens?|pairs?|images?|videos?|clips?|hours?|samples?|examples?|captions?|annotations?|labels?|documents?|pages?"
    r"|words?|sentences?|dialogues?|conversations?|comparisons?|ratings?|responses?|quer(?:y|ies)|tasks?|datasets?"
    r"|songs?|posts?|masks?|molecules?|proteins?|sequences?|compounds?|reactions?|lines?|problems?|prompts?|[kmgtp]i?b"
    r"|bytes?|alt-text"
)
_BOUND = (
    r"up to|at least|at most|over|under|above|below|nearly|almost|largest|biggest|smallest|maximum|minimum"
    r"|hundreds of|tens of|dozens of|several|variants|versions|sizes"
)
_COMPARED = r"same|similar|smaller|larger|bigger|fewer|less|more|reduction|depends|depending|percent"
_REASONS: Final = {
    r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|[0-9]{1,2}/[0-9]{2,4}(?:/[0-9]{2,4})?": "is a date and no size",
    rf"(?=.*[0-9]).*\b(?:{_DATA})\b.*|[0-9.]+ ?[kmgtp]i?b": "measures data and no model",
    r".*(?<![0-9a-z.])[0-9]+ ?[x×] ?[0-9.]+ ?[bm]\b.*": (
        "counts experts; they share layers, so the product is not the number of parameters"
    ),
    r".*(?<![0-9a-z])e[0-9.]+b(?![a-z0-9]).*": "gives effective parameters, which are fewer than there are",
    r".* \+ .*": "is a sum of parts that are not all the model",
    rf"{_NUMBER}.*(?:-|–|—|~|\bto\b|\.\.) ?{_NUMBER}.*|(?:from|between) .*": (
        "is a range, and the sizes in it have no names"
    ),
    rf".*\b(?:{_BOUND})\b.*|.*[<>≤≥].*|{_NUMBER}\+": "gives a bound or one of several sizes without naming it",
    rf".*\b(?:{_COMPARED})\b.*|.*%.*": "compares with another model and gives no number of its own",
    r"[0-9]+,[0-9]{1,2} ?[kmbt]": "has a comma where a point or three more digits are meant",
    r"v(?:ersion)? ?[0-9][0-9.]*": "is a version and no size",
    rf".*{_NUMBER}.*[,;/].*{_NUMBER}.*": "gives several numbers without saying which is the model's",
}
_COMPILED: Final = tuple((re.compile(pattern, re.IGNORECASE), reason) for pattern, reason in _REASONS.items())


def doubt(text: str) -> str:
    """This function will return why a text is no sure number of parameters.

    The text must be one line of bounded length, as the expressions look through it several times.
    """
    for pattern, reason in _COMPILED:
        if pattern.fullmatch(text):
            return f"{quoted(text)} {reason}."
    return f"{quoted(text)} is not understood as a number of parameters."
