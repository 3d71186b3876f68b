"""Korean, Chinese and Japanese text for full text search, in overlapping pairs of characters.

PostgreSQL takes a run of Hangul for one word, so that 임상 would not be found in 임상시험을. As in Lucene's
CJKBigramFilter, every run becomes its overlapping pairs, in documents and in queries alike.
"""

import re
import unicodedata

_HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb\uffa0-\uffdc"
_HAN = "\u3005\u3007\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_KANA = "\u3041-\u3096\u3099-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_RUN = re.compile(f"[{_HANGUL}{_HAN}{_KANA}]+")
_PAIR = 2
_PARTICLES = frozenset({"은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "로", "도", "만", "에서", "으로"})


def has_cjk(text: str) -> bool:
    """This function will say whether a text holds Hangul, Han characters or Kana."""
    return _RUN.search(text) is not None


def bigrams(text: str) -> str:
    """This function will return a text with each CJK run as its overlapping pairs: 임상시험 as 임상 상시 시험.

    A run of one character stays; letters and digits beside a run are set off by a space (GPT-3를 becomes GPT-3 를);
    all other text is kept, in NFC.
    """
    return _rewrite(unicodedata.normalize("NFC", text), quote=False)


def query_bigrams(query: str) -> str:
    """This function will return a query in the words of websearch_to_tsquery that finds what bigrams indexed.

    Outside quotes, a run of three or more becomes a quoted phrase, so that `-임상시험` and `OR` bind the whole
    word, and a Korean particle behind a Latin word or a number is left out, so that `GPT-3를` finds GPT-3.
    """
    parts = unicodedata.normalize("NFC", query).split('"')
    return '"'.join(_rewrite(part, quote=index % 2 == 0) for index, part in enumerate(parts))


def _rewrite(text: str, *, quote: bool) -> str:
    def replace(match: re.Match[str]) -> str:
        run = match[0]
        before = text[match.start() - 1 : match.start()] if match.start() else ""
        after = text[match.end() : match.end() + 1]
        if quote and before.isalnum() and not after.isalnum() and run in _PARTICLES:
            return ""
        pairs = " ".join(run[start : start + _PAIR] for start in range(max(len(run) - 1, 1)))
        if quote and len(run) > _PAIR:
            pairs = f'"{pairs}"'
        return f"{' ' if _joins(before) else ''}{pairs}{' ' if _joins(after) else ''}"

    return _RUN.sub(replace, text)


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_"
