import json

import psycopg
import pytest
from django.db import connection

from catalog.curation import bulk as bulk_module
from catalog.curation import publication
from catalog.curation.bulk import LOCK, Busy
from catalog.curation.record import save
from catalog.ingest.apply import apply
from catalog.ingest.fit import Misfit
from catalog.ingest.planner import known_plan
from catalog.models import (
    Batch,
    Change,
    ChangeCounter,
    Claim,
    FoundationModel,
    Identifier,
    Lineage,
    Modality,
    Organization,
    Publication,
    QuarantineItem,
    QueueItem,
    Revision,
    Source,
)
from tests.empty import kept
from tests.factories.ingest import READER, UPSTREAM, bring_in, given, known, organization, plan, row, unreadable

WHO = {"actor": "kim", "reason": "A test."}


@pytest.fixture
@kept
def world(empty_catalog):
    organization("Google")
    Modality.objects.create(slug="text", name="text")
    model = known("BERT", "google", variants=[("BERT-Large", 340_000_000)])
    publication.publish(model.pk, **WHO)
    return model


def document(slug):
    return json.loads(Publication.objects.get(slug=slug).document)


def test_a_new_row_becomes_a_published_model_with_cited_claims(world):
    batch = bring_in(row("Alpha", "New Lab", parameters="7B", release_date="2024-05", input_modalities="text"))
    found = document("alpha")
    assert (found["parameters"], found["release_date"]) == (7_000_000_000, "2024-05")
    assert found["organizations"] == [{"slug": "new-lab", "name": "New Lab", "country": None}]
    assert found["evidence"]["parameters"][0]["locator"] == "toy.csv, Alpha, parameters"
    assert {claim.batch for claim in Claim.objects.filter(model__slug="alpha")} == {batch}
    assert (batch.status, batch.actor, batch.counts["created"]) == ("applied", "importer", 1)
    assert Revision.objects.get(model__slug="alpha").batch == batch


def test_an_import_never_overwrites_what_a_curator_prefers(world):
    claim = Claim.objects.get(variant__slug="bert-large", attribute="parameters")
    claim.rank = "preferred"
    save(claim, **WHO)
    before = Claim.objects.filter(pk=claim.pk).values().get()
    bring_in(row("BERT-Large", "Google", parameters="999M"))
    assert Claim.objects.filter(pk=claim.pk).values().get() == before
    found = document("bert")
    assert found["parameters"] == 340_000_000
    assert [side["value"] for side in found["conflicts"][0]["values"]] == [340_000_000, 999_000_000]


def test_the_number_of_a_size_is_never_taken_for_the_familys(world):
    bring_in(row("BERT-Large", "Google", parameters="335M"), row("BERT 110M", "Google", parameters="110M"))
    sizes = {entry["slug"]: entry["parameters"] for entry in document("bert")["variants"]}
    assert sizes == {"bert-large": 340_000_000, "110m": 110_000_000}


def test_a_familys_row_joins_the_size_that_agrees_or_is_held_back(world):
    known("Two", "google", variants=[("Two Small", 10_000_000), ("Two Large", 20_000_000)])
    found = plan(row("Two", "Google", parameters="20M"), row("Two", "Google", parameters="15M", key="again"))
    assert [claim.subject for claim in found.records[0].claims if claim.attribute == "parameters"] == ["two/two-large"]
    assert [held.rule for held in found.records[1].held] == ["identity"]
    assert "several sizes" in found.records[1].held[0].reason


def test_a_familys_row_of_another_size_is_not_taken_for_the_only_one_that_is_known(world):
    known("Sole", "google", variants=[("Sole 40B", 40_000_000_000)])
    other = row("Sole", "Google", parameters="3.5B", training_compute="1.3e21", release_date="2022-06")
    found = plan(other, row("Sole", "Google", parameters="39.5B", training_compute="8e22", key="again")).records
    assert [held.attribute for held in found[0].held] == ["parameters", "training_compute"]
    assert {held.reason for held in found[0].held} == {
        "The row speaks of 3.5B parameters, and the only size that may be meant is Sole 40B."
    }
    assert [(claim.subject, claim.attribute) for claim in found[0].claims if claim.attribute == "release_date"] == [
        ("sole", "release_date")
    ]
    assert {claim.subject for claim in found[1].claims if claim.attribute == "parameters"} == {"sole/sole-40b"}


def test_a_familys_row_dates_a_size_only_where_it_speaks_of_that_size(world):
    known("Flash", "google")
    bring_in(row("Flash-8B", "Google", parameters="8B", release_date="2024-10-03"))

    def dated(entry):
        claims = plan(entry).records[0].claims
        return [claim.subject for claim in claims if claim.attribute == "release_date"]

    assert dated(row("Flash", "Google", release_date="2024-05-30")) == ["flash"]
    assert dated(row("Flash", "Google", parameters="8.1B", release_date="2024-10-04")) == ["flash/8b"]


def test_importing_the_same_again_changes_nothing(world):
    rows = [
        row("Alpha", "New Lab", parameters="7B", training_compute="2.4e17"),
        row("BERT", "Google", release_date="2018-10", components=[("model-card", "open")]),
        row("Beta 7B Chat", ids=[("huggingface", "lab/beta-7b-chat")], access="open"),
        row("CALM", "Nobody"),
    ]
    bring_in(*rows)
    again = plan(*rows)
    assert again.is_empty
    assert (again.counts["matched"], again.counts["unchanged"], again.counts["claims"]) == (4, 4, 0)


def test_the_same_input_is_known_without_reading_it(world):
    rows = [row("Alpha", "New Lab", parameters="7B"), unreadable()]
    _, read = given(rows)
    assert known_plan(READER, UPSTREAM, read) is None
    batch = bring_in(*rows)
    found = known_plan(READER, UPSTREAM, read)
    assert (found.applied_as, found.is_empty) == (batch.pk, True)
    assert {name: found.counts[name] for name in ("read", "created", "matched", "quarantined", "unchanged")} == {
        "read": 2, "created": 0, "matched": 1, "quarantined": 1, "unchanged": 1,
    }  # fmt: skip
    bring_in(row("Alpha", "New Lab", parameters="8B"))
    assert known_plan(READER, UPSTREAM, read) is None


def test_a_newer_export_takes_the_place_of_the_older_one(world):
    bring_in(row("BERT", "Google", release_date="2018-10", access="open"))
    batch = bring_in(row("BERT", "Google", release_date="2018-11", access="open"))
    own = Claim.objects.filter(created_by=f"ingest:{READER}", attribute="release_date")
    assert [claim.value for claim in own] == ["2018-11"]
    assert batch.counts["replaced"] == 1
    assert Claim.objects.filter(created_by="curator").count() == 2


def test_what_a_person_corrected_is_not_said_again(world):
    bring_in(row("BERT", "Google", release_date="2018-10"))
    claim = Claim.objects.get(attribute="release_date")
    claim.value = "2018-10-11"
    save(claim, **WHO)
    found = plan(row("BERT", "Google", release_date="2018-10", access="open"))
    assert [entry.attribute for entry in found.records[0].claims] == ["access"]
    assert found.replaced == []


def test_an_absence_is_a_claim_without_a_value(world):
    bring_in(row("Alpha", "Google", parameters="undisclosed"))
    assert (document("alpha")["parameters"], document("alpha")["parameters_status"]) == (None, "undisclosed")


def test_an_edge_is_drawn_only_to_the_one_model_of_that_name(world):
    bring_in(row("Alpha", parents=["BERT"]), row("Beta", parents=["Unheard of"]), row("Gamma", parents=["Gamma"]))
    assert [str(edge) for edge in Lineage.objects.all()] == ["Alpha fine-tuned from BERT"]
    reasons = QuarantineItem.objects.filter(attribute="lineage").values_list("reason", flat=True)
    assert any("No model goes by" in reason for reason in reasons)
    assert any("itself" in reason for reason in reasons)


def test_no_model_descends_from_itself_by_way_of_others(world):
    bring_in(row("A", parents=["B"]), row("B", parents=["C"]), row("C", parents=["A"]))
    assert Lineage.objects.count() == 2
    assert "descends" in QuarantineItem.objects.get(attribute="lineage").reason


def test_what_is_not_sure_waits_once_for_a_person(world):
    bring_in(row("BERT", "Nobody"), row("Alpha 7B", "Google", parameters="70B"), unreadable())
    bring_in(row("BERT", "Nobody"), row("Alpha 7B", "Google", parameters="70B", access="open"), unreadable())
    assert (QueueItem.objects.count(), QueueItem.objects.get().candidates) == (1, ["bert"])
    assert sorted(QuarantineItem.objects.values_list("rule", flat=True)) == ["other_number_in_its_words", "row"]


MISFITS = {
    "edited": lambda: save(_renamed("bert"), **WHO),
    "gone": lambda: FoundationModel.objects.filter(slug="bert").update(slug="else"),
    "named": lambda: FoundationModel.objects.create(slug="other", name="ALPHA"),
    "taken": lambda: FoundationModel.objects.create(slug="alpha", name="Omega", summary="x", state="published"),
    "organization": lambda: organization("New Lab"),
    "id": lambda: Identifier.objects.create(
        model=FoundationModel.objects.get(slug="bert"), kind="huggingface", value="lab/alpha"
    ),
}


def _renamed(slug):
    model = FoundationModel.objects.get(slug=slug)
    model.summary = "Changed."
    return model


@pytest.mark.parametrize("change", MISFITS)
def test_a_plan_is_refused_where_the_catalog_has_moved_on(world, change):
    found = plan(
        row("Alpha", "New Lab", parameters="7B", ids=[("huggingface", "lab/alpha")]), row("BERT", access="open"),
        row("BERT", "Google", access="open"),
    )  # fmt: skip
    MISFITS[change]()
    with pytest.raises(Misfit) as error:
        apply(found, actor="importer")
    assert error.value.places
    assert not Claim.objects.filter(batch__isnull=False).exists()
    assert not Batch.objects.exists()


def test_a_plan_is_applied_once(world):
    found = plan(row("Alpha", access="open"))
    apply(found, actor="importer")
    with pytest.raises(Misfit) as error:
        apply(found, actor="importer")
    assert any("applied as batch" in place for place in error.value.places)


STEPS = [
    (bulk_module.Bulk, "insert"),
    (bulk_module.Bulk, "publish"),
    (bulk_module.Bulk, "keep_effects"),
    (publication, "record_many"),
]


@pytest.mark.parametrize(("owner", "step"), STEPS)
def test_a_crash_leaves_nothing_half_done_and_the_same_batch_is_completed(world, monkeypatch, owner, step):
    found = plan(row("Alpha", "New Lab", parameters="7B"), row("BERT", "Google", access="open"))
    before = _everything()

    def crash(*_args, **_kwargs):
        raise RuntimeError(step)

    monkeypatch.setattr(owner, step, crash)
    with pytest.raises(RuntimeError, match=step):
        apply(found, actor="importer")
    monkeypatch.undo()
    assert _everything() == before
    begun = Batch.objects.get()
    assert begun.status == "running"
    assert apply(found, actor="importer") == begun
    assert Batch.objects.get().status == "applied"
    assert Publication.objects.filter(slug="alpha").exists()


def _everything():
    tables = (FoundationModel, Claim, Organization, Source, Revision, Change, ChangeCounter, Publication, QueueItem)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def test_one_import_at_a_time(world):
    settings = connection.settings_dict
    found = plan(row("Alpha", access="open"))
    keys = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
    with psycopg.connect(**{key: settings[name] or None for key, name in keys.items()}) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        with pytest.raises(Busy):
            apply(found, actor="importer")
        # A server process lets go of its locks some time after its client is gone.
        other.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    assert not Batch.objects.exists()
    assert apply(found, actor="importer").status == "applied"
