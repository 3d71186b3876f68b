import pytest

from catalog.curation.review import propose
from catalog.models import Claim, FoundationModel, Proposal
from tests.admin.pages import address
from tests.factories.facts import make_model, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def model(desk):
    make_source("card", title="The model card", kind="model-card")
    return make_model("alpha", name="Alpha", variants={"large": {"parameters": 8_300_000_000}})


@pytest.fixture
def proposal(model):
    """Lee proposes a name and a number."""
    said = {"attribute": "parameters", "value": "8.9B", "source": "card", "locator": "Table 2"}
    operations = [
        {"edit": {"model": "alpha", "name_ko": "알파"}},
        {"correct": {"model": "alpha", "variant": "large", **said}},
    ]
    return propose(operations, actor="lee", reason="The card is newer.")


def published(model):
    model.publication.refresh_from_db()
    return model.publication


def test_a_proposal_stands_beside_what_is_published_with_both_sources(desk, proposal):
    texts = desk.get(address(proposal)).text
    what = texts.index("Large · parameters")
    assert texts[what + 1 : what + 5] == ["8.3B parameters", "Paper", "8.9B parameters", "The model card · Table 2"]
    assert {"The card is newer.", "Korean name", "알파"} <= set(texts)
    assert "Corrected value: alpha · large · parameters" in texts


def test_it_is_approved_with_a_reason_and_the_next_one_opens(desk, proposal, model):
    other = propose([{"edit": {"model": "alpha", "name": "Alpha!"}}], actor="park", reason="So they call it.")
    page = desk.get(address(proposal))
    assert "Say why" in " ".join(desk.send(address(proposal), page, reason=" ").text)
    answer = desk.client.post(f"/admin/{address(proposal)}", page.sent(reason="Checked."))
    assert answer.headers["Location"] == f"/admin/{address(other)}"
    proposal.refresh_from_db()
    assert (proposal.state, proposal.reviewer, proposal.decision) == ("approved", "kim", "Checked.")
    assert published(model).parameters == 8_900_000_000


def test_it_is_amended_field_by_field_seen_first_and_approved(desk, proposal, model):
    page = desk.get(address(proposal))
    typed = {"operation-1-value": "9.1B", "operation-1-locator": "Table 3", "operation-0-keep": None}
    seen = desk.send(address(proposal), page, _preview="x", **typed)
    assert {"9.1B parameters", "The model card · Table 3"} <= set(seen.text)
    assert "알파" not in " ".join(seen.text)
    assert published(model).parameters == 8_300_000_000
    desk.take(address(proposal), seen, reason="The newest version says so.")
    model.refresh_from_db()
    assert (published(model).parameters, model.name_ko) == (9_100_000_000, "")
    proposal.refresh_from_db()
    assert [list(operation) for operation in proposal.operations] == [["correct"]]


def test_it_is_rejected_with_a_reason(desk, proposal, model):
    desk.take(address(proposal), desk.get(address(proposal)), reason="The card miscounts.", _reject="x")
    assert Proposal.objects.get().decision == "The card miscounts."
    assert published(model).parameters == 8_300_000_000
    texts = desk.get(address(proposal)).text
    assert {"rejected", "The card miscounts."} <= set(texts)


def test_nobody_decides_on_their_own_and_nothing_is_decided_twice(desk, other_desk, proposal):
    own = other_desk.get(address(proposal))
    assert "It is your own proposal: somebody else decides on it." in own.text
    assert "reason" not in own.data
    sent = {"reason": "Mine.", "operation-0-keep": "1", "operation-1-keep": "1"}
    answer = other_desk.client.post(f"/admin/{address(proposal)}", sent, headers={"accept-language": "en"})
    assert "Nobody decides on their own proposal." in answer.content.decode()
    page = desk.get(address(proposal))
    desk.take(address(proposal), page, reason="Checked.")
    again = desk.send(address(proposal), page, reason="Checked again.")
    assert "The proposal was approved by kim already." in again.text
    assert Claim.objects.filter(source__slug="card").count() == 1


def test_what_cannot_be_done_any_more_says_why_and_can_still_be_rejected(desk, proposal):
    FoundationModel.objects.update(slug="alpha-2")
    page = desk.get(address(proposal))
    assert "There is no model “alpha”." in page.text
    desk.take(address(proposal), page, reason="Too late.", _reject="x")


def test_a_new_model_is_amended_as_json_where_it_is_nested(desk, model):
    new = {"slug": "beta", "name": "Beta", "variants": [{"slug": "base", "name": "Base"}]}
    proposal = propose([{"create": new}], actor="lee", reason="It is missing.")
    page = desk.get(address(proposal))
    assert "Readers would see it from then on." in page.text
    refused = desk.send(address(proposal), page, reason="x", **{"operation-0-variants": "["})
    assert "It is not written as JSON." in refused.text
    typed = {"operation-0-variants": '[{"slug": "small", "name": "Small"}]'}
    desk.take(address(proposal), page, reason="It is called so.", **typed)
    assert FoundationModel.objects.get(slug="beta").variants.get().slug == "small"


def test_a_proposal_of_which_nothing_is_kept_is_no_approval(desk, proposal):
    page = desk.get(address(proposal))
    nothing = {"operation-0-keep": None, "operation-1-keep": None}
    assert "Nothing is left of the proposal" in " ".join(desk.send(address(proposal), page, reason="x", **nothing).text)


def test_who_may_only_look_decides_nothing(reader_desk, proposal):
    assert "reason" not in reader_desk.get(address(proposal)).data
    assert reader_desk.client.post(f"/admin/{address(proposal)}", {"reason": "x"}).status_code == 403
