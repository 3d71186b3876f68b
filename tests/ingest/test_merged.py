import pytest

from catalog.curation.edit import edit
from catalog.curation.identity import merge, unmerge
from catalog.curation.problem import CurationProblem
from catalog.curation.undo import BuiltOn, undo_batch
from catalog.ingest.decide import accept_quarantined, accept_queued
from catalog.models import Claim, FoundationModel, Publication, QuarantineItem, QueueItem
from tests.factories.ingest import bring_in, organization, plan, row

WHO = {"actor": "kim", "reason": "The same model twice."}


@pytest.fixture
def world(empty_catalog):
    """Two models that an import has made of one."""
    organization("Google")
    return bring_in(row("Alpha", "Google", release_date="2020", parameters="7B"), row("Alpha One", "Google"))


def together():
    survivor, duplicate = FoundationModel.objects.order_by("slug")[:2]
    with edit(**WHO) as changes:
        merge(changes, duplicate, survivor)
    return FoundationModel.objects.get(pk=duplicate.pk), survivor


def test_the_next_export_finds_the_model_that_stands_for_a_merged_one(world):
    together()
    found = plan(row("Alpha", "Google", release_date="2020"), row("Alpha One", "Google", release_date="2021"))
    assert [(record.action, record.subject) for record in found.records] == [("match", "alpha"), ("match", "alpha")]
    assert found.models == []


def test_what_was_decided_of_a_merged_model_holds_for_the_one_that_stands_for_it(world):
    bring_in(row("Alpha One", "Somebody", key="queued", release_date="2019"), name="other")
    accept_queued(QueueItem.objects.get(), model="alpha-one", **WHO)
    together()
    found = plan(row("Alpha One", "Somebody", key="queued", release_date="2022"))
    assert [(record.action, record.subject) for record in found.records] == [("match", "alpha")]


def test_a_claim_that_was_held_back_of_a_merged_model_goes_to_the_one_that_stands_for_it(world):
    bring_in(row("Alpha One 70B", "Google", parameters="9B"), name="sized")
    item = QuarantineItem.objects.get(attribute="parameters")
    slug = item.claim["subject"].partition("/")[2]
    together()
    survivor = FoundationModel.objects.get(slug="alpha")
    assert survivor.variants.filter(slug=slug).exists()
    accept_quarantined(item, **WHO)
    assert Claim.objects.get(value=9_000_000_000).variant.model == survivor
    item = QuarantineItem.objects.get(pk=item.pk)
    assert item.decision == "accepted"


def test_a_claim_whose_variant_is_gone_is_refused_in_words(world):
    bring_in(row("Beta 70B", "Google", parameters="9B"), name="sized")
    item = QuarantineItem.objects.get()
    item.claim["subject"] = "beta/nowhere"
    QuarantineItem.objects.filter(pk=item.pk).update(claim=item.claim)
    with pytest.raises(CurationProblem) as caught:
        accept_quarantined(item, **WHO)
    assert caught.value.code == "unknown_variant"


def test_an_import_is_not_undone_from_under_a_merge_and_is_once_that_is_taken_back(world):
    duplicate, _survivor = together()
    with pytest.raises(BuiltOn):
        undo_batch(world.pk, **WHO)
    unmerge(duplicate, **WHO)
    undo_batch(world.pk, **WHO)
    assert not Claim.objects.exists()
    assert not Publication.objects.exists()
