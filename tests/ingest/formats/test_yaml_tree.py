import time

import pytest

from catalog.ingest.formats.problem import BadInput
from catalog.ingest.formats.yaml_tree import DEEPEST, MOST_NODES, Tree, parse_yaml, yaml_items
from catalog.ingest.records import Unreadable

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def test_scalars_are_text_as_printed_and_mappings_know_their_line():
    tree = parse_yaml(b"\xef\xbb\xbfa: no\nb: 2020-05-28\nc: [1.0, ~, 'null', null]\nd:\n  e: 007\n", "f.yaml")
    assert tree == {"a": "no", "b": "2020-05-28", "c": ["1.0", "", "null", ""], "d": {"e": "007"}}
    assert (tree.line, tree["d"].line) == (1, 5)


def test_an_empty_file_is_nothing():
    assert parse_yaml(b"# only a comment\n", "f.yaml") is None


def test_an_alias_repeats_what_it_names():
    assert parse_yaml(b"a: &x {b: c}\nd: *x\n", "f.yaml")["d"] == {"b": "c"}


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (BOMB, 6, f"expands to more than {MOST_NODES:,} nodes"),
        ("a: &a [*a]\n", 1, "An alias stands inside what it repeats"),
        ("x: 1\na: *b\n", 2, "undefined alias|repeats nothing"),
        ("[" * (DEEPEST + 2), 1, f"deeper than {DEEPEST}"),
        ("[" * 1_000_000, 1, f"deeper than {DEEPEST}"),
        ("[" + "a," * MOST_NODES + "]", 1, "more than"),
        ("a: 1\nb: 2\na: 3\n", 3, "The key “a” stands twice"),
        ("? [a]\n: b\n", 1, "A key is not text"),
        ("a: 1\n---\nb: 2\n", 2, "several YAML documents"),
        ("a: [1\nb: 2\n", 2, "no valid YAML"),
        ("a: 'open\n", 2, "no valid YAML"),
        ("a: b\n\tc: d\n", 2, "no valid YAML"),
        ("a: b\x01\n", None, "no valid YAML"),
        ("a: b\nc: \x00\n", 2, "NUL"),
        (b"a: b\nc: caf\xe9\n", 2, "0xE9 is no UTF-8"),
        (b"\xff\xfea\x00", None, "UTF-16"),
    ],
)
def test_what_is_broken_or_absurd_is_an_error_with_its_line(content, line, reason):
    began = time.perf_counter()
    with pytest.raises(BadInput, match=reason) as caught:
        parse_yaml(content if isinstance(content, bytes) else content.encode(), "f.yaml")
    assert caught.value.place.row == (f"line {line}" if line else "")
    assert time.perf_counter() - began < 3


def test_tags_build_nothing():
    assert parse_yaml(b"a: !!python/object/apply:os.getcwd []\n", "f.yaml") == {"a": []}


GOOD = "- name: a\n  note: |\n    - not an entry\n- name: b\n"


def items(text, key=""):
    found = list(yaml_items(text.encode(), "f.yaml", key=key))
    return [
        (item.line, item["name"]) if isinstance(item, Tree) else f"{item.place.row}: {item.reason}" for item in found
    ]


def test_the_entries_of_a_list_come_with_their_lines():
    assert items(GOOD) == [(1, "a"), (4, "b")]


def test_the_entries_of_a_list_below_a_key():
    assert items("# models\nmodels:\n\n  - name: a\n    x: y\n  - name: b\n", key="models") == [(4, "a"), (6, "b")]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("- name: x\n  name: y\n", "line 6: The key “name” stands twice."),
        ("- name: [x\n", "line 6: "),
        ("- x\n", None),
    ],
)
def test_a_bad_entry_costs_itself_alone(bad, reason):
    found = items(GOOD + bad + "- name: c\n  size: 1\n")
    assert [item for item in found if isinstance(item, tuple)][:2] == [(1, "a"), (4, "b")]
    assert found[-1][1] == "c"
    (problem,) = [item for item in found if isinstance(item, str)]
    assert problem.startswith(reason or "entry 3: This is no mapping")


def test_an_entry_that_is_not_in_utf_8_costs_itself_alone():
    found = list(yaml_items(b"- name: a\n- name: caf\xe9\n- name: b\n", "f.yaml"))
    assert [isinstance(item, Unreadable) for item in found] == [False, True, False]
    assert str(found[1].place) == "f.yaml, line 2"


@pytest.mark.parametrize("content", ["a: b\n", "just text\n", "", "- [\n- [\n", "\t\n"])
def test_a_file_without_entries_is_an_error(content):
    with pytest.raises(BadInput):
        items(content)


def test_a_bomb_among_entries_does_not_go_off():
    found = items("- name: a\n- " + BOMB.replace("\n", "\n  ") + "\n- name: b\n")
    assert (found[0], found[2]) == ((1, "a"), (12, "b"))
    assert "expands to more than" in found[1]
