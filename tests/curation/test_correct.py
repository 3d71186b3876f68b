import pytest

from catalog.curation.correct import Statement, correct
from catalog.curation.edit import edit
from catalog.curation.problem import CurationProblem
from catalog.models import Claim, EditRecord, Revision, Variant
from tests.empty import kept
from tests.factories.facts import make_claim, make_model, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def size(empty_catalog):
    return Variant.objects.get(model=make_model("alpha", variants={"large": {}}))


@pytest.fixture
def paper(size):
    return make_source("first")


def stated(subject, attribute, **statement):
    with edit(actor="kim", reason="The table says so.") as changes:
        claim = correct(changes, subject, attribute, Statement(**statement))
    return Claim.objects.get(pk=claim.pk)


def parameters(size):
    size.model.publication.refresh_from_db()
    return size.model.publication.parameters


def test_the_first_claim_on_an_attribute_needs_no_rank(size, paper):
    claim = stated(size, "parameters", source=paper, value="8.9B", locator="Table 1")
    assert (claim.value, claim.rank, claim.locator, claim.note) == (8_900_000_000, "normal", "Table 1", "")
    assert (claim.created_by, claim.basis, claim.confidence) == ("kim", "stated", "verified")
    assert parameters(size) == 8_900_000_000


def test_a_claim_that_would_lose_is_preferred_with_the_reason_as_its_note(size, paper):
    make_claim(paper, "parameters", 5, variant=size)
    claim = stated(size, "parameters", source=make_source("press", tier=4), value=6)
    assert (claim.rank, claim.note) == ("preferred", "The table says so.")
    assert parameters(size) == 6


def test_a_claim_that_wins_by_itself_is_not_preferred(size, paper):
    make_claim(make_source("press", tier=4), "parameters", 5, variant=size)
    assert stated(size, "parameters", source=paper, value=6).rank == "normal"
    assert parameters(size) == 6


def test_a_tie_with_what_was_entered_before_is_decided_by_rank(size, paper):
    make_claim(paper, "parameters", 5, variant=size, locator="Table 1")
    assert stated(size, "parameters", source=paper, value=6, locator="Table 2").rank == "preferred"
    assert parameters(size) == 6


def test_nothing_is_said_twice(size, paper):
    said = make_claim(paper, "parameters", 5, variant=size)
    claim = stated(size, "parameters", source=paper, value=5, locator="Table 1")
    assert claim.pk == said.pk
    assert claim.locator == "Table 1"
    assert Claim.objects.count() == 1


def test_a_claim_that_confirms_the_published_value_stands_beside_it(size, paper):
    make_claim(paper, "parameters", 5, variant=size)
    claim = stated(size, "parameters", source=make_source("press", tier=4), value=5)
    assert (claim.rank, claim.note) == ("normal", "")
    assert Claim.objects.count() == 2


def test_what_was_misread_in_the_same_place_is_deprecated_and_says_why(size, paper):
    misread = make_claim(paper, "parameters", 5, variant=size, locator="Table 1")
    claim = stated(size, "parameters", source=paper, value=6, locator="Table 1")
    misread.refresh_from_db()
    assert (misread.rank, misread.note) == ("deprecated", "The table says so.")
    assert claim.rank == "normal"


def test_an_unpublished_rival_in_the_same_place_is_left_alone(size, paper):
    make_claim(paper, "parameters", 5, variant=size, locator="Table 2", rank="preferred")
    rival = make_claim(paper, "parameters", 7, variant=size, locator="Table 1")
    stated(size, "parameters", source=paper, value=6, locator="Table 1")
    rival.refresh_from_db()
    assert rival.rank == "normal"


def test_of_attributes_with_several_values_one_place_may_hold_two(size, paper):
    first = make_claim(paper, "remark", "One thing.", variant=size, locator="p. 1")
    stated(size, "remark", source=paper, value="Another thing.", locator="p. 1")
    first.refresh_from_db()
    assert first.rank == "normal"


def test_a_deprecated_claim_that_is_right_after_all_is_taken_up_again(size, paper):
    make_claim(make_source("press", tier=4), "parameters", 5, variant=size)
    right = make_claim(paper, "parameters", 6, variant=size, rank="deprecated", note="Thought to be a slip.")
    assert stated(size, "parameters", source=paper, value=6).pk == right.pk
    right.refresh_from_db()
    assert right.rank == "normal"


def test_why_there_is_no_value_can_be_stated(size, paper):
    make_claim(paper, "parameters", 5, variant=size)
    claim = stated(size, "parameters", source=make_source("card"), status="undisclosed")
    assert (claim.status, claim.value, claim.rank) == ("undisclosed", None, "preferred")
    assert parameters(size) is None


def test_one_correction_makes_one_edit_and_one_revision(size, paper):
    make_claim(paper, "parameters", 5, variant=size)
    edits, revisions = EditRecord.objects.count(), Revision.objects.count()
    stated(size, "parameters", source=make_source("press", tier=4), value=6)
    assert Revision.objects.count() == revisions + 1
    assert EditRecord.objects.count() == edits + 2  # the source, and the correction
    assert EditRecord.objects.first().rows.count() == 1


@pytest.mark.parametrize(
    ("attribute", "statement", "field"),
    [
        ("parameters", {"value": "many"}, "value"),
        ("parameters", {"value": 0}, "value"),
        ("parameters", {"value": None}, "value"),
        ("parameters", {"value": 5, "status": "unknown"}, "value"),
        ("perimeters", {"value": 5}, "attribute"),
        ("domains", {"value": ["chemistry"]}, "attribute"),  # of models, not of variants
    ],
)
def test_what_breaks_a_rule_is_refused_on_its_field(size, paper, attribute, statement, field):
    with pytest.raises(CurationProblem) as caught:
        stated(size, attribute, source=paper, **statement)
    assert caught.value.field == field
    assert not Claim.objects.exists()


def test_a_source_is_named(size):
    with pytest.raises(CurationProblem) as caught:
        stated(size, "parameters", source=None, value=5)
    assert caught.value.field == "source"
