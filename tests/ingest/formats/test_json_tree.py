import pytest

from catalog.ingest.formats.json_tree import parse_json
from catalog.ingest.formats.problem import BadInput


def test_numbers_stay_as_printed_and_the_rest_becomes_text():
    content = b'\xef\xbb\xbf{"a": 1.75e11, "b": 007.5e0, "c": true, "d": null, "e": [NaN, -0]}'.replace(
        b"007.5", b"7.50"
    )
    assert parse_json(content, "f.json") == {"a": "1.75e11", "b": "7.50e0", "c": "true", "d": "", "e": ["NaN", "-0"]}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"a": 1, "a": 2}', "The key “a” stands twice"),
        (b'{"a": \n}', "line 2: This is no valid JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": "\xe9"}', "no UTF-8"),
        (b"", "no valid JSON"),
    ],
)
def test_what_is_broken_or_absurd_is_an_error(content, reason):
    with pytest.raises(BadInput, match=reason):
        parse_json(content, "f.json")
