"""What is wrong with an input as a whole: the one exception that reading raises."""

from catalog.ingest.records import Place


class BadInput(Exception):
    """An input that cannot be read, with its place and a sentence that says what is wrong and, if known, what to do."""

    def __init__(self, place: Place, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason
