import pytest
from django.contrib.admin.models import LogEntry

from catalog.models import Change, EditRecord, Organization, Source
from tests.admin.pages import address
from tests.factories.facts import make_model, make_organization, make_source

pytestmark = pytest.mark.django_db


def test_a_change_names_who_and_why(desk):
    row = make_organization("acme")
    assert desk.change(row, name="Acme Labs", reason="It renamed itself.") is None
    row.refresh_from_db()
    assert row.name == "Acme Labs"
    made = EditRecord.objects.first()
    assert (made.actor, made.reason) == ("kim", "It renamed itself.")


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_change_without_a_reason_is_not_stored(desk, reason):
    row = make_organization("acme")
    page = desk.change(row, name="Acme Labs", reason=reason)
    assert "This field is required." in page.errors
    assert page.data["name"] == ["Acme Labs"]
    row.refresh_from_db()
    assert row.name == "Acme"


def test_a_new_row_is_entered_with_its_reason(desk):
    page = desk.get("catalog/source/add/")
    typed = {"title": "A paper", "slug": "a-paper", "kind": "paper", "tier": "1", "reason": "To cite it."}
    assert desk.send("catalog/source/add/", page, **typed) is None
    assert Source.objects.get().title == "A paper"
    assert EditRecord.objects.get().reason == "To cite it."


def test_a_change_of_a_published_model_stands_in_the_log(desk):
    model = make_model("alpha")
    assert desk.change(model, name="Alpha 2", reason="The authors call it so.") is None
    change = Change.objects.last()
    assert (change.actor, change.reason, change.fields) == ("kim", "The authors call it so.", ["name"])


def test_saving_what_was_not_changed_writes_nothing(desk):
    model = make_model("alpha", claims={"full_name": "Alpha\nBeta"}, variants={"large": {"parameters": 5}})
    changes, edits = Change.objects.count(), EditRecord.objects.count()
    desk.take(address(model), desk.get(address(model)), reason="Just looking.")
    assert (Change.objects.count(), EditRecord.objects.count()) == (changes, edits)


def test_a_deletion_asks_why_before_it_deletes(desk):
    row = make_source()
    path = address(row, "delete")
    page = desk.send(path, desk.get(path))
    assert "Say why" in page.errors
    assert Source.objects.exists()
    assert desk.send(path, page, reason="Entered twice.") is None
    assert not Source.objects.exists()
    assert (EditRecord.objects.first().actor, EditRecord.objects.first().reason) == ("kim", "Entered twice.")


def test_deleting_several_asks_why_before_it_deletes_any(desk):
    rows = [make_organization("acme"), make_organization("bolt")]
    path = "catalog/organization/"
    chosen = {"action": "delete_selected", "_selected_action": [str(row.pk) for row in rows], "index": "0"}
    page = desk.send(path, desk.get(path), **chosen)
    assert Organization.objects.count() == 2
    page = desk.send(path, page)
    assert "Say why" in page.errors
    assert Organization.objects.count() == 2
    assert desk.send(path, page, reason="Not developers.") is None
    assert not Organization.objects.exists()
    assert EditRecord.objects.first().rows.count() == 2


def test_the_history_of_a_row_says_why(desk):
    row = make_organization("acme")
    desk.change(row, name="Acme Labs", reason="It renamed itself.")
    page = desk.get(address(row, "history"))
    assert {"kim", "Changed Name.", "It renamed itself."} <= set(page.text)


def test_the_reason_of_a_deletion_is_kept_at_the_desk_too(desk):
    row = make_source()
    path = address(row, "delete")
    desk.send(path, desk.get(path), reason="Entered twice.")
    assert LogEntry.objects.get().change_message == '[{"reason": "Entered twice."}]'
