import pytest

from catalog.curation.accept import accept
from catalog.curation.edit import edit
from catalog.models import Claim, Variant
from tests.empty import kept
from tests.factories.facts import WHO, make_claim, make_model, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def size(empty_catalog):
    return Variant.objects.get(model=make_model("alpha", variants={"large": {}}))


def accepted(claim):
    with edit(actor="kim", reason="Closer to the fact.") as changes:
        accept(changes, claim)
    return changes


def test_a_claim_that_wins_by_itself_keeps_its_rank_and_its_note(size):
    better = make_claim(make_source("first"), "parameters", 5, variant=size)
    make_claim(make_source("press", tier=4), "parameters", 6, variant=size)
    changes = accepted(Claim.objects.get(pk=better.pk))
    better.refresh_from_db()
    assert (better.rank, better.note) == ("normal", "")
    assert changes.revisions == []


def test_a_claim_that_would_lose_is_preferred_and_says_why(size):
    make_claim(make_source("first"), "parameters", 5, variant=size)
    worse = make_claim(make_source("press", tier=4), "parameters", 6, variant=size)
    accepted(worse)
    worse.refresh_from_db()
    assert (worse.rank, worse.note) == ("preferred", "Closer to the fact.")
    assert size.model.publication.parameters == 6


def test_a_note_that_is_there_stays(size):
    make_claim(make_source("first"), "parameters", 5, variant=size)
    worse = make_claim(make_source("press", tier=4), "parameters", 6, variant=size, note="From the interview.")
    accepted(worse)
    worse.refresh_from_db()
    assert worse.note == "From the interview."


def test_an_earlier_preference_that_stands_in_the_way_is_taken_back(size):
    first = make_claim(make_source("first"), "parameters", 5, variant=size, rank="preferred")
    worse = make_claim(make_source("press", tier=4), "parameters", 6, variant=size)
    accepted(worse)
    first.refresh_from_db()
    worse.refresh_from_db()
    assert (first.rank, worse.rank) == ("normal", "preferred")


def test_a_deprecated_claim_is_taken_up_again(size):
    only = make_claim(make_source("first"), "parameters", 5, variant=size, rank="deprecated", note="Misprinted.")
    accepted(only)
    only.refresh_from_db()
    assert (only.rank, only.note) == ("normal", "Misprinted.")


def test_rivals_on_other_attributes_and_subjects_are_left_alone(size):
    paper = make_source("first")
    other = make_claim(paper, "parameters_active", 5, variant=size, rank="preferred")
    make_claim(paper, "parameters", 5, variant=size)
    worse = make_claim(make_source("press", tier=4), "parameters", 6, variant=size)
    accepted(worse)
    other.refresh_from_db()
    assert other.rank == "preferred"
    assert WHO["actor"] == other.changed_by
