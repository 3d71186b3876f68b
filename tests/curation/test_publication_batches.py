"""What thousands of models share: they follow its edit in batches, and none is forgotten."""

import json
from itertools import groupby

import pytest
from django.core.management import call_command

from catalog.curation import publication, republication
from catalog.curation.edit import edit
from catalog.curation.record import save
from catalog.curation.republication import republish, republish_left
from catalog.models import Change, EditRecord, FoundationModel, Lineage, Publication, Republication, Source
from tests.empty import kept
from tests.factories.facts import WHO, make_license, make_model, make_organization

NAMES = [f"model-{number}" for number in range(7)]


@pytest.fixture
@kept
def maker(empty_catalog):
    """An organization with seven models."""
    body = make_organization("acme", name="Acme")
    for name in NAMES:
        make_model(name, claims={"organizations": ["acme"]})
    return body


@pytest.fixture
def acme(maker, monkeypatch):
    """The same, where more than three models do not fit into one edit."""
    monkeypatch.setattr(republication, "AT_ONCE", 3)
    return maker


@pytest.fixture
def renamed(acme):
    """The organization renamed by a process that died as soon as the edit was stored: no hook after it has run."""
    with edit(actor="kim", reason="It goes by this name now.") as changes:
        acme.name = "Acme Research"
        changes.save(acme, fields=["name"])
    return changes.record


def shown():
    documents = Publication.objects.order_by("slug").values_list("document", flat=True)
    return [json.loads(document)["organizations"][0]["name"] for document in documents]


def sequences():
    return list(Change.objects.order_by("sequence").values_list("sequence", flat=True))


def test_the_edit_stores_who_is_to_follow_and_publishes_nobody_itself(renamed):
    assert shown() == ["Acme"] * 7
    assert renamed.revisions.count() == 0
    assert Republication.objects.filter(edit=renamed).count() == 7


def test_models_follow_in_batches_of_their_own_in_the_order_of_their_keys(renamed):
    last = sequences()[-1]
    assert republish_left(together=3) == 7
    assert shown() == ["Acme Research"] * 7
    changes = list(Change.objects.since(last))
    # Each batch is published at one moment.
    assert [len(list(batch)) for _, batch in groupby(changes, key=lambda change: change.at)] == [3, 3, 1]
    assert [change.slug for change in changes] == NAMES
    assert {(change.actor, change.reason, change.edit_id) for change in changes} == {
        ("kim", "It goes by this name now.", renamed.pk)
    }
    assert sequences() == list(range(1, len(sequences()) + 1))
    assert not Republication.objects.exists()


def test_what_a_crash_leaves_the_next_edit_takes_up(renamed, monkeypatch, django_capture_on_commit_callbacks):
    record_many, batches = publication.record_many, []

    def die_at_the_second(*args, **kwargs):
        batches.append(args)
        if len(batches) == 2:
            raise KeyboardInterrupt
        return record_many(*args, **kwargs)

    monkeypatch.setattr(publication, "record_many", die_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        republish_left(together=3)
    assert shown() == ["Acme Research"] * 3 + ["Acme"] * 4
    monkeypatch.undo()
    with django_capture_on_commit_callbacks(execute=True):
        save(Source(slug="another", title="Another", kind="paper", tier=1), **WHO)
    assert shown() == ["Acme Research"] * 7
    assert sequences() == list(range(1, len(sequences()) + 1))
    assert Change.objects.filter(edit=renamed).count() == 7


def test_a_command_takes_it_up_too(renamed, capsys):
    call_command("republish")
    assert shown() == ["Acme Research"] * 7
    assert capsys.readouterr().out == "7 models followed.\n"


def test_a_model_that_was_withdrawn_meanwhile_does_not_come_back(renamed):
    with edit(**WHO) as changes:
        changes.withdraw(FoundationModel.objects.get(slug="model-3"))
    assert republish(renamed.pk) == 7
    assert Publication.objects.count() == 6
    assert FoundationModel.objects.get(slug="model-3").state == "withdrawn"


def test_the_models_next_to_a_renamed_one_follow_it_but_the_model_itself_does_not_wait(acme):
    source = Source.objects.get(slug="paper")
    base = make_model("base", name="Base")
    for name in NAMES:
        save(Lineage(child=FoundationModel.objects.get(slug=name), parent=base, kind="adapted", source=source), **WHO)
    base = FoundationModel.objects.get(slug="base")
    base.name = "Base One"
    made = save(base, fields=["name"], **WHO)
    assert [revision.model.slug for revision in made] == ["base"]
    assert Republication.objects.count() == 7
    republish_left()
    edge = json.loads(Publication.objects.get(slug="model-6").document)["lineage"]["parents"][0]
    assert edge["model_name"] == "Base One"


def test_few_models_are_published_with_the_edit(acme):
    terms = make_license("custom", name="Custom", commercial_use="no")
    for name in NAMES[:3]:
        make_model(f"{name}-licensed", claims={"licenses": ["custom"]})
    terms.commercial_use = "yes"
    save(terms, fields=["commercial_use"], **WHO)
    assert not Republication.objects.exists()
    assert Publication.objects.filter(commercial_use__contains=["yes"]).count() == 3


@pytest.mark.parametrize("size", [1, 5])
def test_a_batch_costs_as_many_statements_for_one_model_as_for_many(renamed, size, django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        republication._batch(renamed.pk, size)
    assert EditRecord.objects.get(pk=renamed.pk).revisions.count() == size


def test_lists_are_validated_anew_where_nothing_but_a_name_changed(empty_catalog, client):
    body = make_organization("acme", name="Acme")
    answer = client.get("/api/v1/organizations/")
    body.name = "Acme Research"
    save(body, fields=["name"], **WHO)
    again = client.get("/api/v1/organizations/", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 200
    assert again.json()["results"][0]["name"] == "Acme Research"
    assert client.get("/api/v1/changes/?since=0").json()["last"] == 0
