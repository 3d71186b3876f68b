"""Natural languages, as BCP-47 tags."""

import re
from typing import Final

from langcodes import Language
from langcodes.tag_parser import LanguageTagError

from catalog.values.problem import ValueProblem, quoted
from catalog.values.text import one_line

TAG_LIMIT: Final = 35
"""Longest tag, in characters: what RFC 5646, section 4.4.1, asks every implementation to hold."""

_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,4}", re.IGNORECASE)
_ALLOWED = "allowed are BCP-47 language tags such as en, ko, zh-Hant or pt-BR"
_OFTEN_MEANT = {
    "cn": "zh", "cz": "cs", "dk": "da", "gr": "el", "jp": "ja", "multilingual": "mul", "multi": "mul",
    "arabic": "ar", "chinese": "zh", "dutch": "nl", "english": "en", "french": "fr", "german": "de", "hindi": "hi",
    "italian": "it", "japanese": "ja", "korean": "ko", "portuguese": "pt", "russian": "ru", "spanish": "es",
    "영어": "en", "한국어": "ko", "일본어": "ja", "중국어": "zh",
}  # fmt: skip


def parse_language(tag: str) -> str:
    """This function will return a BCP-47 tag in its standard form: `EN_us` gives en-US, `kor` gives ko, `iw` he.

    It raises ValueProblem for subtags that are not registered, for private ones and extensions, and for `und`, which
    says nothing; `mul` stands for many languages.
    """
    line = one_line(tag, limit=TAG_LIMIT)
    problem = ValueProblem(
        "invalid_language", f"{quoted(tag)} is not a language; {_ALLOWED}.", did_you_mean=_OFTEN_MEANT.get(line.lower())
    )
    if not _TAG.fullmatch(line):
        raise problem
    try:
        language = Language.get(line)
        normal = Language.get(language.to_tag())
    except LanguageTagError:
        raise problem from None
    if language.language is None or language.private is not None or not language.is_valid():
        raise problem
    return normal.to_tag()
