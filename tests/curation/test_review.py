import json

import pytest

from catalog.curation.problem import CurationProblem
from catalog.curation.review import approve, propose, rehearse, reject
from catalog.models import Change, EditRecord, FoundationModel, Proposal, Publication

pytestmark = pytest.mark.usefixtures("seeded")

RENAMED = [{"edit": {"model": "gpt-3", "name_ko": "지피티 3"}}]
NEW = [{"create": {"slug": "alpha", "name": "Alpha"}}]


def document(slug):
    return json.loads(Publication.objects.get(slug=slug).document)


def test_a_proposal_changes_nothing_that_readers_see():
    changes, edits = Change.objects.count(), EditRecord.objects.count()
    propose(NEW, actor="lee", reason="It is missing.")
    assert Change.objects.count() == changes
    assert EditRecord.objects.count() == edits
    assert not FoundationModel.objects.filter(slug="alpha").exists()


def test_an_approval_does_what_was_proposed_and_names_both_people():
    proposal = propose(RENAMED, actor="lee", reason="As Koreans write it.")
    approve(proposal.pk, actor="kim", reason="Checked.")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.reviewer, proposal.decision) == ("approved", "kim", "Checked.")
    assert document("gpt-3")["name_ko"] == "지피티 3"
    change = Change.objects.last()
    assert change.actor == "kim"
    assert "lee" in change.reason
    assert proposal.edit == change.edit


def test_a_reviewer_may_amend():
    proposal = propose(RENAMED, actor="lee", reason="As Koreans write it.")
    approve(proposal.pk, actor="kim", reason="Better so.", operations=[{"edit": {"model": "gpt-3", "name_ko": "GPT"}}])
    assert document("gpt-3")["name_ko"] == "GPT"


def test_a_rejection_leaves_everything_and_says_why():
    proposal = propose(RENAMED, actor="lee", reason="As Koreans write it.")
    reject(proposal.pk, actor="kim", reason="No source.")
    assert Proposal.objects.get().decision == "No source."
    assert document("gpt-3")["name_ko"] != "지피티 3"


@pytest.mark.parametrize("decide", [approve, reject])
def test_nobody_decides_on_their_own_proposal(decide):
    proposal = propose(RENAMED, actor="lee", reason="As Koreans write it.")
    with pytest.raises(CurationProblem) as caught:
        decide(proposal.pk, actor="lee", reason="Fine.")
    assert caught.value.code == "own_proposal"


@pytest.mark.parametrize("decide", [approve, reject])
def test_a_decision_is_final(decide):
    proposal = propose(RENAMED, actor="lee", reason="As Koreans write it.")
    approve(proposal.pk, actor="kim", reason="Checked.")
    with pytest.raises(CurationProblem) as caught:
        decide(proposal.pk, actor="park", reason="Again.")
    assert caught.value.code == "already_decided"


@pytest.mark.parametrize(
    ("operations", "field"), [([], "operations"), ([{"edit": {"model": "gpt-3", "nam": "x"}}], "/0/edit/nam")]
)
def test_what_cannot_be_done_cannot_be_proposed(operations, field):
    with pytest.raises(CurationProblem) as caught:
        propose(operations, actor="lee", reason="A try.")
    assert caught.value.field == field
    assert not Proposal.objects.exists()


def test_an_approval_that_fails_leaves_the_proposal_waiting():
    proposal = propose(NEW, actor="lee", reason="It is missing.")
    approve(propose(NEW, actor="park", reason="Mine.").pk, actor="kim", reason="First.")
    with pytest.raises(CurationProblem):
        approve(proposal.pk, actor="kim", reason="Second.")
    proposal.refresh_from_db()
    assert proposal.state == "waiting"


def test_a_rehearsal_returns_the_documents_that_would_be():
    changes = rehearse(RENAMED, actor="lee", reason="To see.")
    assert json.loads(changes.revisions[0].document)["name_ko"] == "지피티 3"
    assert document("gpt-3")["name_ko"] != "지피티 3"
