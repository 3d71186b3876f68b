"""Disagreements over all models."""

import pytest

from catalog.discovery.conflicts import Conflicts
from tests.empty import kept
from tests.factories.facts import make_claim, make_model, make_source


@pytest.fixture
@kept
def world(empty_catalog):
    """Two models on which sources disagree, one of them twice, and one on which they agree."""
    paper, press = make_source("paper"), make_source("press", tier=4)
    for slug in ("a", "b", "c"):
        model = make_model(
            slug, source=paper, claims={"training_tokens": "100B"}, variants={slug: {"parameters": "10B"}}
        )
        if slug != "c":
            make_claim(press, "training_tokens", "300B", model=model)
        if slug == "b":
            make_claim(press, "parameters", "25B", variant=model.variants.get())


def seen(**asked):
    return [(row.slug, row.entry["attribute"]) for row in Conflicts(asked).beyond(None, backward=False, limit=10)]


def test_every_disagreement_is_listed_by_model(world):
    assert seen() == [("a", "training_tokens"), ("b", "parameters"), ("b", "training_tokens")]
    assert Conflicts().count() == 3
    assert Conflicts().count(2) == 2


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"model": ["b"]}, 2),
        ({"attribute": ["parameters"]}, 1),
        ({"attribute": ["parameters", "training_tokens"]}, 3),
        ({"settled": True}, 0),
        ({"settled": False}, 3),
        ({"source": ["press"]}, 3),
        ({"source": ['"quoted" || \\']}, 0),
        ({"spread__gte": 2.6}, 2),
        ({"model": ["b"], "attribute": ["parameters"], "source": ["paper", "press"], "spread__gte": 1.0}, 1),
    ],
)
def test_filters_go_together(world, asked, expected):
    assert Conflicts(asked).count() == expected
    assert len(seen(**asked)) == expected


def test_pages_go_both_ways(world):
    rows = Conflicts()
    first, second, third = rows.beyond(None, backward=False, limit=3)
    assert rows.beyond(rows.place(first), backward=False, limit=5) == [second, third]
    assert rows.beyond(rows.place(third), backward=True, limit=5) == [second, first]
    assert rows.load(rows.place(first)) == rows.place(first)


@pytest.mark.parametrize("place", [[1, 1], ["a", "1"], ["a"], ["a", 1, 2]])
def test_a_place_that_is_none_is_refused(place):
    with pytest.raises((TypeError, ValueError)):
        Conflicts().load(place)
