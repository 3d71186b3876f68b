import itertools

import pytest

from catalog.curation.problem import CurationProblem, MissingReason
from catalog.curation.publication import publish
from catalog.curation.record import save
from catalog.curation.undo import BuiltOn, undo_batch
from catalog.discovery.history import find_as_of, moment
from catalog.models import (
    Alias,
    Batch,
    Change,
    ChangeCounter,
    Claim,
    FoundationModel,
    Identifier,
    Modality,
    Organization,
    Publication,
    PublishedConflict,
    PublishedName,
    PublishedVariant,
    QuarantineItem,
    QueueItem,
    Revision,
    Source,
    Variant,
)
from tests.empty import kept
from tests.factories.ingest import bring_in, known, organization, plan, row, unreadable

WHO = {"actor": "kim", "reason": "A test."}


@pytest.fixture
@kept
def world(empty_catalog):
    organization("Google")
    Modality.objects.create(slug="text", name="text")
    model = known("BERT", "google", variants=[("BERT-Large", 340_000_000)])
    publish(model.pk, **WHO)
    return model


def exported():
    """What readers get: every document and summary, byte for byte, and what filters compare."""
    hidden = {"sequence"}
    fields = [field.attname for field in Publication._meta.concrete_fields if field.name not in hidden]
    return (
        list(Publication.objects.order_by("slug").values_list(*fields)),
        sorted(PublishedVariant.objects.values_list("publication_id", "slug", "parameters")),
        sorted(PublishedName.objects.values_list("publication_id", "kind", "key")),
        list(PublishedConflict.objects.values_list("slug", "position", "document")),
    )


def facts():
    """What stands in the tables of facts."""
    tables = (Claim, Variant, Alias, Identifier, Organization, Source)
    return [sorted(table.objects.values_list("pk", flat=True)) for table in tables]


FIRST = (
    row("BERT", "Google", release_date="2018-10", ids=[("helm", "google/bert")]),
    row("BERT-Base", "Google", parameters="110M"),
    row("Alpha-7B", "New Lab", parameters="7B", parents=["BERT"], components=[("model-card", "open")]),
    row("Ask me", "Nobody", key="x"),
    unreadable(),
)
SECOND = (
    row("Alpha-7B", "New Lab", parameters="7.1B", file="b.csv"),
    row("Alpha-13B", "New Lab", parameters="13B", file="b.csv"),
    row("BERT", "Google", input_modalities="text", file="b.csv"),
)
THIRD = (row("BERT", "Google", release_date="2018-11"), row("Beta", "New Lab", parents=["Alpha-7B"], file="c.csv"))


def test_undoing_gives_readers_the_same_bytes_again(world):
    before, standing = exported(), facts()
    batch = bring_in(*FIRST)
    assert exported() != before
    undo_batch(batch.pk, **WHO)
    assert (exported(), facts()) == (before, standing)
    batch.refresh_from_db()
    assert (batch.status, batch.undone_by, batch.undo_reason) == ("undone", "kim", "A test.")


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_imports_may_be_undone_in_any_order(world, order):
    before, standing = exported(), facts()
    batches = [bring_in(*rows) for rows in (FIRST, SECOND, THIRD)]
    for at in order:
        undo_batch(batches[at].pk, **WHO)
    assert (exported(), facts()) == (before, standing)


def test_the_log_keeps_all_that_happened_without_a_gap(world):
    batch = bring_in(*FIRST)
    undo_batch(batch.pk, **WHO)
    log = list(Change.objects.order_by("sequence").values_list("sequence", "action", "slug", "revision"))
    assert [entry[0] for entry in log] == list(range(1, len(log) + 1))
    assert ChangeCounter.objects.get().last == len(log)
    assert [entry[1:] for entry in log if entry[2] == "bert"][-1] == ("published", "bert", 1)
    assert [entry[1:] for entry in log if entry[2] == "alpha"] == [
        ("published", "alpha", 1),
        ("withdrawn", "alpha", 1),
    ]
    assert Revision.objects.filter(model__slug="bert").count() == 2


def test_what_was_published_in_between_is_still_answered(world):
    batch = bring_in(*FIRST)
    during = Change.objects.filter(slug="alpha").first().at
    undo_batch(batch.pk, **WHO)
    assert find_as_of("alpha", during).text
    assert find_as_of("bert", during).revision == 2
    assert find_as_of("bert", moment("2999")).revision == 1


def test_an_undone_import_can_be_brought_in_again_at_the_same_addresses(world):
    batch = bring_in(*FIRST)
    key = FoundationModel.objects.get(slug="alpha").pk
    undo_batch(batch.pk, **WHO)
    bring_in(*FIRST)
    model = FoundationModel.objects.get(slug="alpha")
    assert (model.pk, model.revision, model.state) == (key, 2, "published")


def test_an_edit_after_an_undo_gets_a_number_of_its_own(world):
    undo_batch(bring_in(*FIRST).pk, **WHO)
    model = FoundationModel.objects.get(slug="bert")
    model.summary = "New."
    assert [revision.number for revision in save(model, **WHO)] == [3]


def test_a_replaced_claim_comes_back_under_its_number(world):
    bring_in(row("BERT", "Google", release_date="2018-10"))
    claim = Claim.objects.get(attribute="release_date")
    before = exported()
    batch = bring_in(row("BERT", "Google", release_date="2018-11"))
    undo_batch(batch.pk, **WHO)
    restored = Claim.objects.get(attribute="release_date")
    assert (restored.pk, restored.value, restored.batch) == (claim.pk, "2018-10", claim.batch)
    assert exported() == before


def test_what_waits_goes_and_what_a_person_decided_stays(world):
    batch = bring_in(row("BERT", "Nobody"), unreadable())
    QueueItem.objects.update(decision="dismissed", decided_by="kim", decided_at=batch.created_at)
    undo_batch(batch.pk, **WHO)
    assert (QueueItem.objects.count(), QuarantineItem.objects.count()) == (1, 0)


def _rank(_batch):
    claim = Claim.objects.get(attribute="parameters", variant__model__slug="alpha")
    claim.rank = "preferred"
    save(claim, **WHO)


def _claim(_batch):
    model = FoundationModel.objects.get(slug="alpha")
    save(Claim(model=model, attribute="remark", value="Mine.", source=Source.objects.get(slug="paper")), **WHO)


def _name(_batch):
    save(Alias(model=FoundationModel.objects.get(slug="alpha"), name="Alef"), **WHO)


def _summary(_batch):
    model = FoundationModel.objects.get(slug="alpha")
    model.summary = "Mine."
    save(model, **WHO)


WORK = {"rank": _rank, "claim": _claim, "name": _name, "summary": _summary}


@pytest.mark.parametrize("work", WORK)
def test_a_persons_work_on_it_stands_in_the_way_and_is_named(world, work):
    batch = bring_in(*FIRST)
    WORK[work](batch)
    before = exported()
    with pytest.raises(BuiltOn) as error:
        undo_batch(batch.pk, **WHO)
    assert error.value.reasons
    assert exported() == before
    assert Batch.objects.get(pk=batch.pk).status == "applied"


@pytest.mark.parametrize("work", WORK)
def test_a_persons_work_stays_where_that_is_asked_for(world, work):
    batch = bring_in(*FIRST)
    WORK[work](batch)
    undo_batch(batch.pk, keep=True, **WHO)
    assert set(Publication.objects.values_list("slug", flat=True)) == {"alpha", "bert"}
    left = Claim.objects.filter(batch=batch)
    assert left.count() == (1 if work == "rank" else 0)
    assert Publication.objects.get(slug="bert").revision == 1


def test_a_batch_is_undone_once(world):
    batch = bring_in(*FIRST)
    undo_batch(batch.pk, **WHO)
    with pytest.raises(CurationProblem) as error:
        undo_batch(batch.pk, **WHO)
    assert error.value.code == "not_applied"
    with pytest.raises(MissingReason):
        undo_batch(batch.pk, actor="kim", reason=" ")


def test_a_plan_made_before_an_undo_no_longer_fits(world):
    batch = bring_in(*FIRST)
    assert plan(*FIRST).after_batch == batch.pk
    undo_batch(batch.pk, **WHO)
    assert plan(*FIRST).after_batch == 0
