import pytest
from django.utils import translation

from catalog.web.around import around
from catalog.web.names import Names


def shown(mof):
    document = {"components": [], "products": [], "lineage": {"parents": [], "children": []}, "mof": mof}
    with translation.override("en"):
        return around(document, Names({})).completeness


@pytest.mark.parametrize(
    ("reached", "following", "expected"),
    [
        (None, 3, ("", "Class III: open model")),
        (3, 2, ("Class III: open model", "Class II: open tooling")),
        (1, None, ("Class I: open science", "")),
    ],
)
def test_a_release_is_placed_between_the_class_it_reaches_and_the_next(reached, following, expected):
    found = shown({"mof_class": reached, "next_class": following, "missing_for_next": []})
    assert (found.reached, found.following) == expected


def test_what_the_next_class_asks_for_is_named_in_words():
    lacks = ["training-code", "technical-report or research-paper"]
    found = shown({"mof_class": None, "next_class": 3, "missing_for_next": lacks})
    assert list(found.lacks) == ["training code", "technical report or research paper"]


def test_a_release_without_a_record_is_not_assessed():
    assert shown({}) is None
