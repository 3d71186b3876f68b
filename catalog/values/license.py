"""Licenses: SPDX expressions, checked against the list that the library license-expression carries."""

import re
from functools import cache
from typing import Final

from license_expression import Licensing, get_spdx_licensing  # type: ignore[import-untyped]  # it ships no types

from catalog.values.problem import ValueProblem, quoted
from catalog.values.text import one_line

EXPRESSION_LIMIT: Final = 200

_ALLOWED = "allowed are SPDX expressions such as Apache-2.0, MIT OR Apache-2.0 or LicenseRef-OpenAI-Terms"
_REFERENCE = re.compile(r"(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+")


@cache
def _licensing() -> Licensing:
    """This function will return the SPDX license list, read once: it takes a moment."""
    return get_spdx_licensing()


def parse_spdx(text: str) -> str:
    """This function will return an SPDX license expression in its standard form: `mit or isc` gives MIT OR ISC.

    Own licenses are `LicenseRef-` and a name, as the SPDX specification has it. It raises ValueProblem for unknown ids
    and broken expressions.
    """
    line = one_line(text, limit=EXPRESSION_LIMIT)
    problem = ValueProblem("invalid_license", f"{quoted(text)} is not an SPDX expression; {_ALLOWED}.")
    if not line or not line.isascii():
        raise problem
    try:
        parsed = _licensing().parse(line, strict=True)
        unknown = _licensing().unknown_license_keys(parsed)
    except Exception:  # noqa: BLE001 - on broken input the library raises IndexError, AttributeError and more of its own
        raise problem from None
    if parsed is None or any(not _REFERENCE.fullmatch(key) for key in unknown):
        raise problem
    return str(parsed)
