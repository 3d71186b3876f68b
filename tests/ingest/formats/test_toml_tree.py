import pytest

from catalog.ingest.formats.problem import BadInput
from catalog.ingest.formats.toml_tree import parse_toml


def test_scalars_become_text():
    content = b'a = "x"\nb = 256_000\nc = true\nd = 2024-05-29\ne = 72.0\nf = [1.5, "y"]\n[g]\nh = nan\n'
    assert parse_toml(content, "f.toml") == {
        "a": "x", "b": "256000", "c": "true", "d": "2024-05-29", "e": "72", "f": ["1.5", "y"], "g": {"h": "NaN"},
    }  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        b"a = ",
        b"a = 1\na = 2\n",
        b"a = " + b"[" * 100_000,
        b"a = " + b"9" * 5_000,
        b"a = '\xe9'",
        b"a = '\x00'",
        b"\xff\xfe",
    ],
)
def test_what_is_broken_or_absurd_is_an_error(content):
    with pytest.raises(BadInput, match=r"^f\.toml"):
        parse_toml(content, "f.toml")
