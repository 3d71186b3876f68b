import json
import re

import pytest

from catalog.curation import publication, readable
from catalog.curation.problem import MissingReason
from catalog.curation.publication import publish, publish_many, withdraw
from catalog.curation.record import save
from catalog.models import (
    Change,
    ChangeCounter,
    FoundationModel,
    Lineage,
    Publication,
    PublishedConflict,
    PublishedName,
    PublishedVariant,
    Revision,
    Source,
    Variant,
)

WHO = {"actor": "curator", "reason": "A test."}


@pytest.fixture
def source(empty_catalog):
    return Source.objects.create(slug="paper", title="A paper", kind="paper", tier=1)


@pytest.fixture
def model(source):
    row = FoundationModel.objects.create(slug="alpha", name="Alpha")
    Variant.objects.create(model=row, slug="alpha", name="Alpha")
    return row


def published(slug="alpha"):
    return json.loads(Publication.objects.get(slug=slug).document)


def test_publishing_stores_the_document_its_revision_and_a_row_of_the_log(model):
    revision = publish(model.pk, **WHO)
    row = Publication.objects.get(slug="alpha")
    assert row.document == revision.document
    assert (row.revision, revision.number) == (1, 1)
    change = Change.objects.get()
    assert (change.sequence, change.action, change.slug, change.revision) == (1, "published", "alpha", 1)
    assert (change.actor, change.reason) == ("curator", "A test.")
    assert row.sequence == 1


def test_publishing_what_says_the_same_makes_no_revision(model):
    publish(model.pk, **WHO)
    assert publish(model.pk, **WHO) is None
    assert Revision.objects.count() == Change.objects.count() == 1


def test_a_change_is_logged_with_the_fields_that_it_changed(model):
    publish(model.pk, **WHO)
    model.name_ko = "알파"
    save(model, **WHO)
    assert Change.objects.last().fields == ["name_ko"]
    assert published()["revision"] == 2


def test_a_model_without_a_known_size_has_null_and_says_why(model):
    publish(model.pk, **WHO)
    document = published()
    assert (document["parameters"], document["parameters_status"]) == (None, "not_assessed")
    assert "parameters" in document["missing"]


@pytest.mark.usefixtures("model")
def test_a_reason_is_required():
    with pytest.raises(MissingReason):
        publish(FoundationModel.objects.get().pk, actor="curator", reason="  ")
    assert not Publication.objects.exists()


def test_a_withdrawn_model_leaves_readers_but_keeps_its_history(model):
    publish(model.pk, **WHO)
    withdraw(model.pk, **WHO)
    assert not Publication.objects.exists()
    assert not PublishedVariant.objects.exists()
    assert not PublishedName.objects.exists()
    assert not PublishedConflict.objects.exists()
    assert Revision.objects.count() == 1
    assert [change.action for change in Change.objects.all()] == ["published", "withdrawn"]
    assert withdraw(model.pk, **WHO) is None


def test_documents_do_not_name_drafts(model, source):
    draft = FoundationModel.objects.create(slug="beta", name="Beta")
    Variant.objects.create(model=draft, slug="beta", name="Beta")
    publish(model.pk, **WHO)
    save(Lineage(child=draft, parent=model, kind="fine-tuned", source=source), **WHO)
    assert published()["lineage"]["children"] == []
    publish(draft.pk, **WHO)
    assert [edge["model"] for edge in published()["lineage"]["children"]] == ["beta"]
    withdraw(draft.pk, **WHO)
    assert published()["lineage"]["children"] == []


def test_models_published_together_name_each_other_at_their_first_revision(model, source):
    other = FoundationModel.objects.create(slug="beta", name="Beta")
    Lineage.objects.create(child=other, parent=model, kind="adapted", source=source, created_by="x", changed_by="x")
    made = publish_many([model.pk, other.pk], **WHO)
    assert [revision.number for revision in made] == [1, 1]
    assert published()["lineage"]["children"][0]["model"] == "beta"


def test_saving_an_old_copy_of_a_model_leaves_what_was_written_meanwhile(model):
    old = FoundationModel.objects.get(pk=model.pk)
    publish(model.pk, **WHO)
    model.summary = "New."
    save(model, fields=["summary"], **WHO)
    old.name_ko = "알파"
    save(old, fields=["name_ko"], **WHO)
    stored = FoundationModel.objects.get(pk=model.pk)
    assert (stored.summary, stored.name_ko, stored.state, stored.revision) == ("New.", "알파", "published", 3)


STEPS = {
    "columns": publication,
    "record_many": publication,
    "encode": publication,
    "gather": publication,
}


@pytest.mark.parametrize("step", [*STEPS, *readable.BESIDE], ids=str)
def test_a_failing_step_leaves_the_previous_revision_and_the_log_as_they_were(model, monkeypatch, step):
    publish(model.pk, **WHO)
    before = (Publication.objects.values().get(), list(Change.objects.values()), ChangeCounter.objects.get().last)

    def fail(*_args, **_kwargs):
        raise RuntimeError(step)

    if step in readable.BESIDE:
        monkeypatch.setitem(readable.BESIDE, step, fail)
    else:
        monkeypatch.setattr(STEPS[step], step, fail)
    model.name = "Renamed"
    with pytest.raises(RuntimeError, match=re.escape(str(step))):
        save(model, **WHO)
    monkeypatch.undo()
    after = (Publication.objects.values().get(), list(Change.objects.values()), ChangeCounter.objects.get().last)
    assert before == after
    assert FoundationModel.objects.get().name == "Alpha"


@pytest.mark.parametrize("others", [0, 3])
def test_the_cost_of_publishing_does_not_grow_with_the_catalog(model, others, django_assert_num_queries):
    for number in range(others):
        other = FoundationModel.objects.create(slug=f"other-{number}", name="Other")
        publish(other.pk, **WHO)
    with django_assert_num_queries(17):
        publish(model.pk, **WHO)


@pytest.mark.usefixtures("seeded")
def test_the_log_of_the_seed_has_no_gap_and_the_counter_stands_at_its_end():
    sequences = list(Change.objects.order_by("sequence").values_list("sequence", flat=True))
    assert sequences == list(range(1, len(sequences) + 1))
    assert ChangeCounter.objects.get().last == len(sequences)


@pytest.mark.usefixtures("seeded")
def test_every_published_document_is_its_last_revision():
    for row in Publication.objects.all():
        revision = Revision.objects.get(model_id=row.pk, number=row.revision)
        assert revision.document == row.document
        assert json.loads(row.summary_document).items() <= json.loads(row.document).items()
