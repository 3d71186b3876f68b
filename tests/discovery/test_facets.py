"""Facets: exact counts, what is selected, what is left over."""

import pytest
from django.utils.translation import override

from catalog.discovery.facets import FACETS, Matching, facet
from catalog.models import Domain, Publication, PublishedVariant
from tests.factories.facts import make_term
from tests.factories.publications import make_publication


def everything():
    return Matching(Publication.objects.all(), PublishedVariant.objects.all())


def counts(found):
    return {entry["value"]: entry["count"] for entry in found["results"]}


def test_a_model_counts_once_for_each_value_that_it_holds(empty_catalog):
    make_publication("a", domains=["biomedical", "clinical"])
    make_publication("b", domains=["biomedical"])
    make_publication("c")
    found = facet("domain", everything())
    assert counts(found) == {"biomedical": 2, "clinical": 1}
    assert (found["missing"], found["other"]) == (1, 0)


def test_values_beyond_the_limit_are_summed_and_selected_ones_always_listed(empty_catalog):
    make_publication("a", domains=["w", "x", "y"])
    make_publication("b", domains=["w", "x"])
    make_publication("c", domains=["w", "z"])
    found = facet("domain", everything(), selected=["z", "nobody"], limit=1)
    assert counts(found) == {"w": 3, "nobody": 0, "z": 1}
    assert [entry["value"] for entry in found["results"] if entry["selected"]] == ["nobody", "z"]
    assert found["other"] == 3  # x twice, y once


def test_labels_are_in_the_readers_language(empty_catalog):
    make_term(Domain, "clinical", name="Clinical", name_ko="임상")
    make_term(Domain, "general", name="General")
    make_publication("a", domains=["clinical", "general"], openness=0)
    assert {entry["label"] for entry in facet("domain", everything())["results"]} == {"Clinical", "General"}
    with override("ko"):
        assert {entry["label"] for entry in facet("domain", everything())["results"]} == {"임상", "General"}


def test_levels_come_in_their_order_whatever_their_counts(empty_catalog):
    for slug, level in [("a", 5), ("b", 5), ("c", 0), ("d", None)]:
        make_publication(slug, openness=level)
    found = facet("openness", everything())
    assert counts(found) == {"closed": 1, "open-weights": 2}
    assert [entry["value"] for entry in found["results"]] == ["closed", "open-weights"]
    assert found["missing"] == 1


def test_sizes_come_in_bands_and_a_model_is_in_each_that_one_of_its_variants_is_in(empty_catalog):
    make_publication("gpt-3", variants=[{"parameters": 125_000_000}, {"parameters": 175_000_000_000}])
    make_publication("bert", variants=[{"parameters": 110_000_000}, {"parameters": 340_000_000}])
    make_publication("edge", variants=[{"parameters": 1_000_000_000}])
    make_publication("secret", variants=[{}])
    found = facet("parameters", everything())
    assert counts(found) == {
        "100000000..1000000000": 2,
        "1000000000..10000000000": 1,
        "100000000000..1000000000000": 1,
    }
    assert found["missing"] == 1
    assert found["results"][0]["query"] == "parameters__gte=100M&parameters__lt=1B"
    assert found["results"][0]["label"] == "100M to 1B"


def test_years_come_newest_first(empty_catalog):
    for slug, day in [("a", "2018-10-11"), ("b", "2023-01-26"), ("c", None)]:
        make_publication(slug, release_first=day, release_last=day)
    found = facet("released", everything())
    assert [entry["value"] for entry in found["results"]] == ["2023", "2018"]
    assert found["missing"] == 1


@pytest.mark.parametrize("name", FACETS)
@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(empty_catalog, django_assert_max_num_queries, name, number):
    for index in range(number):
        make_publication(f"m-{index}", parameters=7, domains=["x"], sources=[f"s-{index}"], openness=1, mof_class=2)
    with django_assert_max_num_queries(2):
        facet(name, everything())
