"""An output limit above the context."""

import re
from collections.abc import Iterator

from catalog.ingest.rules import Case, Verdict, rule

_OUTPUT = re.compile(r"\boutput limit: ?([0-9][0-9,_]*)", re.IGNORECASE)


@rule
def output_above_context(case: Case) -> Iterator[Verdict]:
    """This function will hold a context length back that is shorter than the longest output the row gives."""
    for context in case.known("context_length"):
        match = _OUTPUT.search(context.note)
        output = int(re.sub(r"[,_]", "", match[1])) if match else 0
        if output > context.value:
            yield context, f"An output of {output:,} tokens does not fit into a context of {context.value:,}."
