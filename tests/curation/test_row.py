"""Rows: what an edit keeps of one is what its table holds, whatever form its values were given in."""

import pytest

from catalog.curation.snapshot import snapshot, table_of
from catalog.models import EditedRow
from tests.factories.facts import make_claim, make_license, make_model, make_organization, make_source


def claimed():
    model = make_model("alpha", variants={"large": {"parameters": "8.3B"}})
    make_claim(make_source("card"), "release_date", "2020-05", model=model, verified_date="2021")


MADE = {
    "claim": claimed,
    "source": lambda: make_source("press", date="2020-05-01", authors=("Kim", "Lee"), tier="4"),
    "organization": lambda: make_organization("acme", aliases=["ACME, Inc."]),
    "license": lambda: make_license("house-terms", commercial_use="no"),
}


@pytest.mark.parametrize("noun", MADE)
def test_what_is_kept_of_a_new_row_is_what_is_stored(empty_catalog, noun):
    MADE[noun]()
    kept = EditedRow.objects.filter(noun=noun)
    assert kept
    for row in kept:
        assert row.after == snapshot(table_of(noun).objects.get(pk=row.key))
