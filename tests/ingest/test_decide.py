import pytest

from catalog.curation.problem import CurationProblem, MissingReason
from catalog.curation.undo import undo_batch
from catalog.ingest.decide import accept_quarantined, accept_queued, dismiss
from catalog.ingest.matching import Action
from catalog.models import Claim, FoundationModel, Publication, QuarantineItem, QueueItem
from tests.empty import kept
from tests.factories.ingest import bring_in, known, organization, plan, row, unreadable

WHO = {"actor": "kim", "reason": "Read both papers."}


@pytest.fixture
@kept
def world(empty_catalog):
    organization("Google")
    known("BERT", "google", variants=[("BERT-Base", 110_000_000), ("BERT-Large", 340_000_000)])
    known("Solo", "google")


def test_a_queued_row_joins_the_model_that_a_person_names(world):
    batch = bring_in(row("BERT", "Somebody", release_date="2018-10"))
    model = accept_queued(QueueItem.objects.get(), model="bert", **WHO)
    assert model.slug == "bert"
    assert Claim.objects.get(attribute="release_date").batch == batch
    item = QueueItem.objects.get()
    assert (item.decision, item.decided_by, item.remark, item.model) == ("accepted", "kim", WHO["reason"], model)


def test_a_queued_row_becomes_a_model_of_its_own(world):
    bring_in(row("Solo", "Somebody", parameters="7B"))
    model = accept_queued(QueueItem.objects.get(), model="", **WHO)
    assert model.slug in {"solo-2", "solo-somebody"}
    assert Publication.objects.get(pk=model.pk).parameters == 7_000_000_000


def test_a_queued_size_joins_the_size_of_the_model(world):
    bring_in(row("BERT 340M", parameters="340M"))
    accept_queued(QueueItem.objects.get(), model="bert", **WHO)
    assert Claim.objects.get(batch__isnull=False, attribute="parameters").variant.slug == "bert-large"


def test_the_next_export_follows_the_decision(world):
    bring_in(row("BERT", "Somebody", release_date="2018-10"), row("Solo", "Else"))
    first, second = QueueItem.objects.order_by("pk")
    accept_queued(first, model="bert", **WHO)
    dismiss(second, **WHO)
    found = plan(row("BERT", "Somebody", release_date="2018-11"), row("Solo", "Else", access="open"))
    assert [entry.action for entry in found.records] == [Action.MATCH, Action.QUARANTINE]
    assert found.records[0].subject == "bert"
    assert "kim" in found.records[1].why


def test_a_claim_that_a_rule_held_back_is_added_by_a_person_and_stays(world):
    rows = [row("Alpha 7B", "Google", parameters="70B")]
    bring_in(*rows)
    item = QuarantineItem.objects.get()
    assert item.claim["value"] == 70_000_000_000
    accept_quarantined(item, **WHO)
    assert Publication.objects.get(slug="alpha").parameters == 70_000_000_000
    again = plan(*rows)
    assert (again.is_empty, again.counts["held"]) == (True, 0)


def test_undoing_the_import_takes_decisions_along(world):
    batch = bring_in(row("BERT", "Somebody", release_date="2018-10"), row("Alpha 7B", "Google", parameters="70B"))
    accept_queued(QueueItem.objects.get(), model="", **WHO)
    accept_quarantined(QuarantineItem.objects.get(rule="other_number_in_its_words"), **WHO)
    undo_batch(batch.pk, **WHO)
    assert not Claim.objects.filter(batch__isnull=False).exists()
    assert not Publication.objects.exists()


def test_what_is_decided_is_decided(world):
    bring_in(row("BERT", "Somebody"), unreadable())
    dismiss(QueueItem.objects.get(), **WHO)
    for decide in (
        lambda: accept_queued(QueueItem.objects.get(), model="bert", **WHO),
        lambda: dismiss(QueueItem.objects.get(), **WHO),
    ):
        with pytest.raises(CurationProblem) as error:
            decide()
        assert error.value.code == "decided"


def test_only_what_has_a_value_can_be_accepted(world):
    bring_in(unreadable())
    with pytest.raises(CurationProblem) as error:
        accept_quarantined(QuarantineItem.objects.get(), **WHO)
    assert error.value.code == "no_claim"


def test_a_model_that_does_not_exist_is_refused(world):
    bring_in(row("BERT", "Somebody"))
    with pytest.raises(CurationProblem) as error:
        accept_queued(QueueItem.objects.get(), model="nobody", **WHO)
    assert error.value.field == "model"
    assert QueueItem.objects.get().decision == "waiting"


def test_a_decision_has_a_reason(world):
    bring_in(row("BERT", "Somebody"))
    with pytest.raises(MissingReason):
        dismiss(QueueItem.objects.get(), actor="kim", reason="")
    assert FoundationModel.objects.count() == 2
