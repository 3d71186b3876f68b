"""The documents are listed, named by what they decide, and small enough to be read."""

import re

import pytest

from registry.env import BASE_DIR

DECISIONS = BASE_DIR / "docs" / "adr"


def test_pictures_load_quickly():
    heavy = [path.name for path in (BASE_DIR / "docs" / "images").iterdir() if path.stat().st_size > 300_000]
    assert heavy == []


def test_every_decision_is_listed_under_the_title_that_it_has():
    listed = dict(re.findall(r"\[([^\]]+)\]\((\d{4}-[^)]+)\)", (DECISIONS / "README.md").read_text()))
    titles = {re.match(r"# \d+\. (.+)\n", path.read_text()).group(1): path.name for path in DECISIONS.glob("[0-9]*.md")}
    assert listed == titles


@pytest.mark.parametrize("path", sorted(DECISIONS.glob("[0-9]*.md")), ids=lambda path: path.name[:4])
def test_a_decision_is_half_a_page_named_by_its_title(path):
    number, title = re.match(r"# (\d+)\. (.+)\n", path.read_text()).groups()
    own_number, *words = path.stem.split("-")
    assert int(own_number) == int(number)
    assert set(words) <= set(re.findall(r"[a-z0-9]+", title.lower()))
    assert len(path.read_text().split()) < 350
