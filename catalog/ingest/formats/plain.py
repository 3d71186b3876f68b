"""Plain text: bytes to text, strictly, with what is wrong said in words."""

from catalog.ingest.formats.problem import BadInput
from catalog.ingest.records import Place

_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_BOM = b"\xef\xbb\xbf"


def decoded(content: bytes, file: str) -> str:
    """This function will return bytes as text without a byte order mark; raises BadInput unless they are UTF-8.

    The place of the problem names the line.
    """
    check_encoding(content, file)
    try:
        text = content.removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadInput(
            Place(file, f"line {line}"),
            f"The byte 0x{content[error.start]:02X} is no UTF-8; the file may be in Windows-1252 or another encoding. "
            "Save it as UTF-8.",
        ) from None
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise BadInput(Place(file, f"line {line}"), "The text holds a NUL character.")
    return text


def check_encoding(beginning: bytes, file: str) -> None:
    """This function will raise BadInput where the first bytes of a file say that it is no text in UTF-8."""
    if mark := next((name for mark, name in _MARKS.items() if beginning.startswith(mark)), None):
        raise BadInput(Place(file, ""), f"The file is in {mark}. Save it as UTF-8.")
