import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from catalog.curation.review import approve
from catalog.models import Claim, EditRecord, FoundationModel, Proposal, Publication
from tests.admin.conftest import curator
from tests.admin.pages import Desk, address, fact
from tests.factories.facts import make_claim, make_model, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def contributor(desk):
    """Park, whose role only lets propose."""
    client = curator("park")
    get_user_model().objects.get(username="park").groups.set([Group.objects.get(name="contributor")])
    return Desk(client)


@pytest.fixture
def model(desk):
    return make_model("alpha", name="Alpha", variants={"large": {"parameters": 8_300_000_000}})


@pytest.fixture
def card(model):
    return make_source("card", title="The model card", kind="model-card")


def stated(model, card, value):
    size = model.variants.get()
    return {
        fact(size, "parameters", "value"): value,
        fact(size, "parameters", "status"): "known",
        fact(size, "parameters", "source"): str(card.pk),
        fact(size, "parameters", "locator"): "Table 2",
    }


def test_what_a_contributor_saves_becomes_a_proposal_and_changes_nothing(contributor, model, card):
    edits = EditRecord.objects.count()
    page = contributor.get(address(model))
    assert 'value="Propose"' in page.html
    assert 'name="_publish"' not in page.html
    contributor.take(address(model), page, name_ko="알파", reason="The card.", **stated(model, card, "8.9B"))
    proposal = Proposal.objects.get()
    assert (proposal.actor, proposal.reason, [next(iter(entry)) for entry in proposal.operations]) == (
        "park",
        "The card.",
        ["edit", "correct"],
    )
    assert EditRecord.objects.count() == edits
    assert Publication.objects.get().parameters == 8_300_000_000
    assert "It is your own proposal: somebody else decides on it." in contributor.get(address(proposal)).text
    approve(proposal.pk, actor="kim", reason="Checked.")
    model.refresh_from_db()
    assert (Publication.objects.get().parameters, model.name_ko) == (8_900_000_000, "알파")
    assert Claim.objects.get(source=card).locator == "Table 2"


def test_a_contributor_proposes_to_accept_another_claim(contributor, model, card):
    size = model.variants.get()
    rival = make_claim(card, "parameters", 8_900_000_000, variant=size, basis="derived")
    typed = {fact(size, "parameters", "accept"): str(rival.pk)}
    contributor.take(address(model), contributor.get(address(model)), reason="Counted.", **typed)
    assert Proposal.objects.get().operations == [{"accept": {"claim": rival.pk}}]


def test_a_refused_proposal_says_why_beside_the_fact(contributor, model, card):
    page = contributor.send(address(model), contributor.get(address(model)), reason="x", **stated(model, card, "many"))
    assert "large · parameters" in page.errors
    nothing = contributor.send(address(model), contributor.get(address(model)), reason="x")
    assert "You have changed nothing" in nothing.errors
    assert not Proposal.objects.exists()


def test_a_contributor_proposes_a_new_model_as_a_draft(contributor, desk, model):
    page = contributor.get("catalog/foundationmodel/add/")
    contributor.take("catalog/foundationmodel/add/", page, name="Beta", slug="beta", reason="It is missing.")
    assert not FoundationModel.objects.filter(slug="beta").exists()
    proposal = Proposal.objects.get()
    desk.take(address(proposal), desk.get(address(proposal)), reason="It is.")
    assert FoundationModel.objects.get(slug="beta").state == "draft"
    assert desk.client.get("/api/v1/models/beta/").status_code == 404


@pytest.mark.parametrize("path", ["delete", "revert"])
def test_the_pages_inputs_are_all_that_opens_for_a_contributor(contributor, model, card, path):
    answer = contributor.client.post(f"/admin/catalog/foundationmodel/{model.pk}/{path}/?to=1", {"reason": "x"})
    assert answer.status_code == 403
    listed = contributor.get("catalog/foundationmodel/")
    assert "delete_selected" not in listed.html
    contributor.get("catalog/claim/add/", 403)
    assert contributor.client.post(f"/admin/{address(card)}", {"title": "x", "reason": "x"}).status_code == 403


def test_rows_below_the_page_are_not_open_to_a_contributor(contributor, model):
    page = contributor.get(address(model))
    assert "variants-0-name" not in page.data
    contributor.send(address(model), page, reason="x", **{"variants-0-name": "Other", "variants-TOTAL_FORMS": "1"})
    assert model.variants.get().name == "large"


def test_a_contributor_previews_what_would_be_published(contributor, model, card):
    page = contributor.get(address(model))
    sent = page.sent(_preview="document", **stated(model, card, "8.9B"))
    answer = contributor.client.post(f"/admin/{address(model)}", sent)
    assert json.loads(answer.content)["parameters"] == 8_900_000_000
    assert not Proposal.objects.exists()
    assert Publication.objects.get().parameters == 8_300_000_000
