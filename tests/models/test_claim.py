"""Questions about claims."""

import datetime as dt

import pytest

from catalog.models import Claim
from tests.factories.facts import make_claim, make_model, make_organization, make_source

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 7, 1)


@pytest.fixture
def acme(empty_catalog):
    return make_organization("acme")


def test_what_changes_with_time_is_stale_after_its_days_by_the_best_date_that_is_known(acme):
    paper, old = make_source(), make_source("old", accessed_date="2024-05-28")
    held = {
        1: {"as_of": "2023-01"},  # when it held
        2: {"as_of": "2023-01", "verified_date": "2026-06"},  # checked since
        3: {"verified_date": "2026"},  # some day of this year, which may be its last
        4: {"verified_date": "2025"},
        5: {"source": old},  # when the source was read
        6: {},  # entered just now
        7: {"as_of": "2023-01", "rank": "deprecated", "note": "Wrong."},
    }
    for number, fields in held.items():
        make_claim(**{"source": paper, "attribute": "users", "value": number, "organization": acme, **fields})
    make_claim(paper, "full_name", "Acme Inc.", organization=acme, verified_date="2001")  # changes with nothing
    stale = Claim.objects.past_freshness(TODAY)
    assert set(stale.values_list("value", flat=True)) == {1, 4, 5}


def test_what_stands_on_no_checked_word_has_no_better_source_of_the_same(acme):
    paper, notes = make_source(), make_source("notes", kind="recollection", tier=5)
    model = make_model("alpha", source=paper, claims={"openness": "api"}, variants={"large": {"context_length": 512}})
    size = model.variants.get()
    make_claim(notes, "openness", "api", model=model)
    alone = [
        make_claim(notes, "full_name", "Alpha", model=model),
        make_claim(paper, "uses", "Many.", model=model, confidence="unverified"),
        make_claim(notes, "context_length", 512, model=model),  # of the model: the variant's is another fact
        make_claim(notes, "openness", "api", variant=size),
    ]
    make_claim(notes, "remark", "Gone.", model=model, rank="deprecated", note="Wrong.")
    assert set(Claim.objects.on_no_checked_word()) == set(alone)
