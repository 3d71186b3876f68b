"""One field of many models: seen first, stored for one reason, and not at all where somebody came in between."""

import pytest

from catalog.curation.record import save
from catalog.models import Change, Claim, Domain, EditRecord, FoundationModel, Publication
from tests.empty import kept
from tests.factories.facts import WHO, make_model, make_source, make_term

LIST = "catalog/foundationmodel/"


@pytest.fixture
@kept
def models(empty_catalog):
    for slug in ("chemistry", "clinical"):
        make_term(Domain, slug)
    return [make_model(slug, claims={"domains": ["clinical"]}) for slug in ("alpha", "beta", "gamma")]


@pytest.fixture
def opened(desk, models):
    """The page that asks what to say of two of the three."""
    chosen = {"action": ["edit_selected"], "_selected_action": [str(models[0].pk), str(models[1].pk)]}
    page = desk.send(LIST, desk.get(LIST), **chosen)
    source = make_source("survey", title="A survey")
    said = {
        "attribute": "domains",
        "status": "known",
        "value": "chemistry",
        "source": str(source.pk),
        "locator": "p. 3",
    }
    return page, said


def domains():
    return dict(Publication.objects.order_by("slug").values_list("slug", "domains"))


def test_it_is_seen_before_it_is_stored_and_each_model_gets_one_entry_of_the_log(desk, opened):
    page, said = opened
    before = (Change.objects.count(), Claim.objects.count(), EditRecord.objects.count())
    seen = desk.send(LIST, page, step="preview", **said)
    assert (Change.objects.count(), Claim.objects.count(), EditRecord.objects.count()) == before
    assert {"alpha", "beta"} <= set(seen.text)
    assert any("chemistry" in text.lower() for text in seen.text)
    desk.take(LIST, seen, step="confirm", reason="The survey says so.")
    assert domains() == {"alpha": ["chemistry"], "beta": ["chemistry"], "gamma": ["clinical"]}
    new = Change.objects.order_by("sequence")[before[0] :]
    assert [(change.slug, change.reason, change.actor) for change in new] == [
        ("alpha", "The survey says so.", "kim"),
        ("beta", "The survey says so.", "kim"),
    ]
    assert EditRecord.objects.count() == before[2] + 1


def test_what_somebody_changed_meanwhile_is_not_overwritten_and_what_was_typed_stays(desk, opened):
    page, said = opened
    seen = desk.send(LIST, page, step="preview", **said)
    beta = FoundationModel.objects.get(slug="beta")
    beta.summary = "New."
    save(beta, fields=["summary"], **WHO)
    again = desk.send(LIST, seen, step="confirm", reason="The survey says so.")
    assert "beta" in " ".join(again.text)
    assert again.data["value"] == ["chemistry"]
    assert again.data["reason"] == ["The survey says so."]
    assert domains()["alpha"] == ["clinical"]
    desk.take(LIST, again, step="confirm")
    assert domains()["beta"] == ["chemistry"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"value": "chemistri"}, "chemistry"), ({"value": ""}, "value"), ({"source": ""}, "required")],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(desk, opened, typed, said):
    page, given = opened
    before = Claim.objects.count()
    refused = desk.send(LIST, page, step="preview", **{**given, **typed})
    assert said in refused.html.partition("content-main")[2].lower()
    assert "confirm" not in refused.html
    assert Claim.objects.count() == before


def test_without_a_reason_or_a_preview_nothing_is_stored(desk, opened):
    page, said = opened
    for missing in ({"reason": ""}, {"seen": "forged", "reason": "Why."}):
        seen = desk.send(LIST, page, step="preview", **said)
        assert desk.send(LIST, seen, step="confirm", **missing) is not None
    assert domains()["alpha"] == ["clinical"]


def test_who_may_only_look_is_not_offered_it(reader_desk, models):
    assert "edit_selected" not in reader_desk.get(LIST).html
