"""Figures come with their spread, and only into the places that are made for them."""

import pytest

from benchmarks.report import put, ratios, spread, table


def test_a_series_is_shown_by_its_median_between_its_ends():
    assert spread([3.0, 1.0, 2.0]) == "2.0 (1.0–3.0)"
    assert spread([1234.5, 1200.0, 20_000.0], 0) == "1,234 (1,200–20,000)"


def test_ratios_are_taken_round_by_round():
    assert ratios([10.0, 9.0], [2.0, 3.0]) == [5.0, 3.0]


def test_a_table_is_markdown():
    assert table(("a", "b"), [("1", "2")]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"


def test_figures_replace_those_between_their_marks(tmp_path):
    path = tmp_path / "page.md"
    other = "after\n<!-- page 200 -->\n<!-- /page 200 -->\n"
    path.write_text(f"before\n<!-- page 20 -->\nold\nold\n<!-- /page 20 -->\n{other}")
    put(path, "page 20", "new \\1")
    assert path.read_text() == f"before\n<!-- page 20 -->\nnew \\1\n<!-- /page 20 -->\n{other}"
    put(path, "page 200", "empty before")
    assert "<!-- page 200 -->\nempty before\n<!-- /page 200 -->" in path.read_text()


def test_a_document_without_the_place_stays_as_it_is(tmp_path):
    path = tmp_path / "page.md"
    path.write_text("no place here\n")
    with pytest.raises(SystemExit, match="no place for page 20"):
        put(path, "page 20", "new")
    assert path.read_text() == "no place here\n"
