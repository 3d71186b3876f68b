import pytest

from catalog.curation.undo import undo_batch
from catalog.ingest.apply import apply
from catalog.ingest.decide import dismiss
from catalog.ingest.planner import make_plan
from catalog.models import Alias, FoundationModel, Lineage, QuarantineItem, QueueItem, Variant
from catalog.values.name import fold
from tests.factories.ingest import READER, UPSTREAM, bring_in, given, known, organization, plan, row

WHO = {"actor": "kim", "reason": "A test."}
ROWS = (
    row("BERT", "Nobody", access="open"),
    row("Alpha", access="open", parents=["Later"]),
    row("Beta", access="open", parents=["BERT 110M"]),
    row("Gamma 7B", access="open", parameters="70B"),
)


@pytest.fixture
def world(empty_catalog):
    organization("Google")
    organization("Nobody")
    known("BERT", "google")
    return bring_in(*ROWS)


def reconsidered():
    found, read = given(ROWS)
    return make_plan(READER, UPSTREAM, found, read, reconsider=True)


def later():
    """What other catalogs and people bring in that would make sure what waits."""
    known("Later")
    FoundationModel.objects.filter(slug="bert").update(name="BERT of Google")
    known("Nobert", "nobody", aliases=["BERT"])
    bert = FoundationModel.objects.get(slug="bert")
    Alias.objects.create(model=bert, name="BERT", key=fold("BERT"))
    Variant.objects.create(model=bert, slug="110m", name="BERT 110M", position=1)


def test_what_waits_for_a_person_waits_on_when_the_same_input_is_read_again(world):
    later()
    again = plan(*ROWS)
    assert again.is_empty
    assert (again.counts["queued"], again.counts["held"]) == (world.counts["queued"], world.counts["held"]) == (1, 2)
    assert again.records[0].why == QueueItem.objects.get().reason


def test_what_waits_is_judged_anew_where_that_is_asked_for(world):
    waiting = list(QueueItem.objects.values())
    later()
    found = reconsidered()
    assert (found.records[0].subject, found.counts["queued"], found.counts["held"]) == ("nobert", 0, 1)
    batch = apply(found, actor="importer")
    assert not QueueItem.objects.exists()
    assert list(QuarantineItem.objects.values_list("rule", flat=True)) == ["other_number_in_its_words"]
    assert plan(*ROWS).is_empty
    undo_batch(batch.pk, **WHO)
    assert list(QueueItem.objects.values()) == waiting
    assert {item.attribute for item in QuarantineItem.objects.all()} == {"lineage", "parameters"}


def test_what_waited_of_an_import_does_not_come_back_after_its_undo(world):
    later()
    batch = apply(reconsidered(), actor="importer")
    undo_batch(world.pk, **WHO)
    undo_batch(batch.pk, **WHO)
    assert not QueueItem.objects.exists()
    assert not QuarantineItem.objects.exists()


def test_what_a_person_has_put_aside_does_not_come_in_with_the_next_export(world):
    dismiss(QuarantineItem.objects.get(attribute="lineage"), **WHO)
    known("Later")
    newer = plan(*ROWS, row("Delta", access="open"))
    assert newer.counts["created"] == 1
    assert not any(record.lineage for record in newer.records)


def test_an_edge_to_a_model_is_not_drawn_again_to_a_size_of_it_that_came_later(world):
    assert [edge.parent_variant for edge in Lineage.objects.all()] == [None]
    later()
    assert plan(*ROWS).is_empty
