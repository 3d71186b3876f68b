import json

import pytest

from catalog.curation.edit import edit
from catalog.curation.problem import CurationProblem
from catalog.curation.publication import Act, publish_each
from catalog.curation.record import delete, save
from catalog.curation.revert import RevertConflict, rehearsal, revert_edit, revert_revision, revert_to
from catalog.models import (
    Batch,
    Change,
    Claim,
    Component,
    EditRecord,
    FoundationModel,
    License,
    Publication,
    Source,
    Variant,
)

WHO = {"actor": "kim", "reason": "A test."}
BACK = {"actor": "lee", "reason": "Taken back."}

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture
def model():
    return FoundationModel.objects.get(slug="gatortron")


@pytest.fixture
def claim(model):
    return Claim.objects.filter(variant__model=model, variant__slug="large", attribute="parameters").first()


def document():
    return json.loads(Publication.objects.get(slug="gatortron").document)


def content():
    numbered = ("revision", "updated_at")
    return {key: value for key, value in document().items() if key not in numbered}


def newest():
    return EditRecord.objects.first()


def test_an_edit_of_several_rows_is_taken_back_as_one(model, claim):
    before = content()
    with edit(**WHO) as changes:
        model.name_ko = "게이터"
        changes.save(model, fields=["name_ko"])
        claim.value = "9B"
        changes.save(claim, fields=["value"])
        changes.save(Component(model=model, source=claim.source, component="datasets", availability="closed"))
    assert content() != before
    revert_edit(newest(), **BACK)
    assert content() == before
    assert newest().reverts.reason == "A test."
    assert Change.objects.last().reason == "Taken back."


def test_what_was_deleted_comes_back_with_all_that_belonged_to_it(model):
    before = content()
    variant = Variant.objects.get(model=model, slug="large")
    claims = set(variant.claims.values_list("pk", flat=True))
    delete(variant, **WHO)
    assert document()["parameters"] == 3_900_000_000
    revert_edit(newest(), **BACK)
    assert set(Variant.objects.get(model=model, slug="large").claims.values_list("pk", flat=True)) == claims
    assert content() == before


def test_many_to_many_values_come_back(model, claim):
    component = Component(model=model, source=claim.source, component="data-card", availability="open")
    save(component, many={"licenses": License.objects.filter(slug="mit")}, **WHO)
    delete(component, **WHO)
    revert_edit(newest(), **BACK)
    assert [entry.slug for entry in model.components.get(component="data-card").licenses.all()] == ["mit"]


def test_one_field_of_a_revision_is_taken_back_alone(model, claim):
    with edit(**WHO) as changes:
        model.name_ko = "게이터"
        changes.save(model, fields=["name_ko"])
        claim.value = "9B"
        changes.save(claim, fields=["value"])
    model.refresh_from_db()
    revert_revision(model, model.revision, attribute="parameters", **BACK)
    assert document()["parameters"] == 8_900_000_000
    assert document()["name_ko"] == "게이터"


def test_a_later_edit_of_the_same_field_is_a_conflict_that_names_it_and_nothing_is_done(model, claim):
    claim.value = "9B"
    save(claim, fields=["value"], **WHO)
    first = newest()
    claim.value = "10B"
    save(claim, fields=["value"], **WHO)
    before = content()
    with pytest.raises(RevertConflict) as caught:
        revert_edit(first, **BACK)
    assert [(entry.noun, entry.fields) for entry in caught.value.conflicts] == [("claim", ("value",))]
    assert content() == before


def test_a_later_edit_of_another_field_is_none(claim):
    claim.value = "9B"
    save(claim, fields=["value"], **WHO)
    first = newest()
    claim.locator = "Table 2"
    save(claim, fields=["locator"], **WHO)
    revert_edit(first, **BACK)
    claim.refresh_from_db()
    assert (claim.value, claim.locator) == (8_900_000_000, "Table 2")


def test_a_model_goes_back_to_an_earlier_revision_through_all_later_edits(model, claim):
    before = content()
    number = model.revision
    for value in ("9B", "10B", "11B"):
        claim.value = value
        save(claim, fields=["value"], **WHO)
    revert_to(model, number, **BACK)
    assert content() == before


@pytest.mark.parametrize("undone", [True, False])
def test_only_an_import_that_stands_is_in_the_way_of_going_back(model, claim, undone):
    """An import publishes another number and is undone; then a curator edits, and wants the first revision back."""
    batch = Batch.objects.create(reader="table", digest="0" * 64, actor="kim")
    stored = Claim.objects.filter(pk=claim.pk)
    number, act = model.revision, Act("kim", "An import.", batch=batch, again=True)
    stored.update(value=9_000_000_000)
    list(publish_each([model.pk], act))
    stored.update(value=claim.value)
    list(publish_each([model.pk], act))
    if undone:
        told = {"undone_at": batch.created_at, "undone_by": "kim", "undo_reason": "It was wrong."}
        Batch.objects.filter(pk=batch.pk).update(status="undone", **told)
    before = content()
    model.name_ko = "게이터"
    save(model, fields=["name_ko"], **WHO)
    if not undone:
        with pytest.raises(CurationProblem) as caught:
            revert_to(model, number, **BACK)
        assert caught.value.code == "not_revertible"
    else:
        revert_to(model, number, **BACK)
        assert content() == before


def test_a_withdrawal_is_taken_back(model):
    before = content()
    delete(model, **WHO)
    assert not Publication.objects.filter(slug="gatortron").exists()
    revert_edit(newest(), **BACK)
    assert content() == before


def test_a_revert_can_be_reverted(claim):
    claim.value = "9B"
    save(claim, fields=["value"], **WHO)
    revert_edit(newest(), **BACK)
    revert_edit(newest(), **BACK)
    claim.refresh_from_db()
    assert claim.value == 9_000_000_000


def test_a_rehearsal_shows_the_document_and_stores_nothing(claim):
    claim.value = "9B"
    save(claim, fields=["value"], **WHO)
    with rehearsal():
        changes = revert_edit(newest(), **BACK)
    assert [json.loads(revision.document)["parameters"] for revision in changes.revisions] == [8_900_000_000]
    assert document()["parameters"] == 9_000_000_000


@pytest.mark.parametrize(
    ("number", "attribute", "code"),
    [(99, None, "unknown_revision"), (1, None, "not_revertible"), (2, "languages", "nothing_to_revert")],
)
def test_what_cannot_be_reverted_says_why(model, claim, number, attribute, code):
    claim.value = "9B"
    save(claim, fields=["value"], **WHO)
    with pytest.raises(CurationProblem) as caught:
        revert_revision(model, number, attribute=attribute, **BACK)
    assert caught.value.code == code


def test_saving_what_is_stored_already_makes_no_edit(model):
    edits = EditRecord.objects.count()
    save(model, **WHO)
    save(Source.objects.first(), **WHO)
    assert EditRecord.objects.count() == edits
