"""Statistics over models."""

import pytest

from catalog.discovery.stats import stats
from catalog.models import Publication
from tests.factories.publications import make_publication


def test_everything_is_counted(empty_catalog):
    make_publication(
        "a", variants=[{"parameters": 10}, {"parameters": 30}], parameters=30, claim_count=5, sources=["s", "t"],
        organizations=["o"], openness=0, has_conflict=True, modalities=["text", "image"],
        release_first="2020-01-01", release_last="2020-12-31", missing=["openness"],
    )  # fmt: skip
    make_publication("b", parameters=7, claim_count=2, sources=["s"], organizations=["o", "p"], modalities=["text"])
    make_publication("c")
    found = stats(Publication.objects.all())
    assert {key: found[key] for key in ("models", "variants", "claims", "sources", "organizations")} == {
        "models": 3, "variants": 4, "claims": 7, "sources": 2, "organizations": 2,
    }  # fmt: skip
    assert found["models_with_conflict"] == 1
    assert found["parameters"] == {
        "known": 2, "minimum": 7, "p10": 7, "p25": 7, "median": 7, "p75": 30, "p90": 30, "maximum": 30,
    }  # fmt: skip
    assert found["released"] == {"first": "2020-01-01", "last": "2020-12-31"}
    assert found["by_openness"] == [{"value": "closed", "count": 1}, {"value": None, "count": 2}]
    assert found["by_year"] == [{"value": "2020", "count": 1}, {"value": None, "count": 2}]
    assert found["by_modality"][0] == {"value": "text", "count": 2}
    assert next(entry for entry in found["coverage"] if entry["attribute"] == "openness")["share"] == 0.6667


def test_nothing_is_described_without_a_division_by_zero(empty_catalog):
    found = stats(Publication.objects.all())
    assert found["models"] == found["claims"] == 0
    assert found["parameters"]["median"] is None
    assert found["coverage"][0]["share"] is None


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(empty_catalog, django_assert_num_queries, number):
    for index in range(number):
        make_publication(f"m-{index}", parameters=7, modalities=["text"])
    with django_assert_num_queries(7):
        stats(Publication.objects.filter(modalities__contains=["text"]))
