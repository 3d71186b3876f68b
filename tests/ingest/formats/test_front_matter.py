import pytest

from catalog.ingest.formats.front_matter import front_matter
from catalog.ingest.formats.problem import BadInput


def test_the_fields_at_the_head_and_the_title_below_are_read():
    content = (
        "\ufeff---\nlicense: mit\ntags:\n- a\n---\ntext\n\n# **BERT** [base](https://x.org) <img src='y'>\n# More\n"
    )
    assert front_matter(content.encode(), "README.md") == ({"license": "mit", "tags": ["a"]}, "BERT base")


def test_the_text_below_need_not_be_readable():
    fields, title = front_matter(b"---\r\na: b\r\n---\r\n\xe9\x00\xff", "README.md")
    assert (fields, title) == ({"a": "b"}, "")


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        (b"# Title\n", "line 1", "no YAML block"),
        (b"---\na: b\n", "line 1", "no YAML block"),
        (b"---\n- a\n---\n", "line 2", "holds no fields"),
        (b"---\na: b\na: c\n---\n", "line 3", "stands twice"),
        (b"---\na: caf\xe9\n---\n", "line 2", "no UTF-8"),
    ],
)
def test_a_file_without_fields_is_an_error_with_its_line(content, place, reason):
    with pytest.raises(BadInput, match=reason) as caught:
        front_matter(content, "README.md")
    assert str(caught.value.place) == f"README.md, {place}"
