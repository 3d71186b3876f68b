"""What goes wrong with a value: the one exception that this folder raises."""

SHOWN_LENGTH = 40
_LONGEST_NUMBER = 10**SHOWN_LENGTH


class ValueProblem(ValueError):
    """A value that cannot be taken, with what a person needs in order to mend it.

    `detail` is one plain English sentence that ends in what is allowed; it holds no character that cannot be sent as
    UTF-8, whatever the input held. `code` is for programs and never changes.
    """

    def __init__(
        self, code: str, detail: str, *, allowed: tuple[str, ...] | None = None, did_you_mean: str | None = None
    ) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
        self.allowed = allowed
        self.did_you_mean = did_you_mean

    def __str__(self) -> str:
        return self.detail


def quoted(value: object) -> str:
    """This function will return a value as it may be repeated in an error: short, in quotes, printable throughout."""
    if isinstance(value, int) and abs(value) >= _LONGEST_NUMBER:
        return "a number of many digits"  # of more than 4,300, Python would refuse to write it
    text = str(value) if isinstance(value, str | int | float) else type(value).__name__
    cut = text[:SHOWN_LENGTH]
    printable = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in cut)
    return f'"{printable}{"…" if len(text) > SHOWN_LENGTH else ""}"'
