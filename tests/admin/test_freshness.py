import pytest

from catalog.models import Claim, Variant
from tests.admin.pages import address, fact
from tests.empty import kept
from tests.factories.facts import make_claim, make_model, make_organization, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def model(empty_catalog):
    return make_model("alpha", name="Alpha", variants={"large": {"parameters": 8_300_000_000}})


def test_the_second_save_is_told_what_changed_and_keeps_what_was_typed(desk, other_desk, model):
    mine, theirs = desk.get(address(model)), other_desk.get(address(model))
    other_desk.take(address(model), theirs, name="Alpha of Lee", reason="Theirs.")
    page = desk.send(address(model), mine, name="Alpha of Kim", name_ko="알파", reason="Mine.")
    assert "It is now: Alpha of Lee" in page.errors
    assert "nothing that you typed is lost" in page.errors
    assert (page.data["name"], page.data["name_ko"], page.data["reason"]) == (["Alpha of Kim"], ["알파"], ["Mine."])
    model.refresh_from_db()
    assert model.name == "Alpha of Lee"


def test_saving_again_puts_ones_own_in_its_place(desk, other_desk, model):
    mine, theirs = desk.get(address(model)), other_desk.get(address(model))
    other_desk.take(address(model), theirs, name="Alpha of Lee", reason="Theirs.")
    page = desk.send(address(model), mine, name="Alpha of Kim", reason="Mine.")
    desk.take(address(model), page)
    model.refresh_from_db()
    assert model.name == "Alpha of Kim"


def test_what_was_left_alone_takes_the_newer_value(desk, other_desk, model):
    mine, theirs = desk.get(address(model)), other_desk.get(address(model))
    other_desk.take(address(model), theirs, summary="What Lee knows.", reason="Theirs.")
    page = desk.send(address(model), mine, name_ko="알파", reason="Mine.")
    assert "It is now: What Lee knows." in page.errors
    assert page.data["summary"] == ["What Lee knows."]
    desk.take(address(model), page)
    model.refresh_from_db()
    assert (model.summary, model.name_ko) == ("What Lee knows.", "알파")


def test_a_fact_that_changed_meanwhile_is_named_with_its_new_value(desk, other_desk, model):
    size, source = Variant.objects.get(), make_source("card")
    mine, theirs = desk.get(address(model)), other_desk.get(address(model))
    of_lee = {fact(size, "parameters", "value"): "8.5B", fact(size, "parameters", "source"): str(source.pk)}
    other_desk.take(address(model), theirs, reason="Theirs.", **of_lee)
    of_kim = {fact(size, "parameters", "value"): "8.9B", fact(size, "parameters", "source"): str(source.pk)}
    page = desk.send(address(model), mine, reason="Mine.", **of_kim)
    assert "Changed meanwhile: large · parameters, now 8.5B parameters" in page.errors
    assert page.data[fact(size, "parameters", "value")] == ["8.9B"]
    assert not Claim.objects.filter(value=8_900_000_000).exists()
    desk.take(address(model), page)
    model.publication.refresh_from_db()
    assert model.publication.parameters == 8_900_000_000


def test_a_fact_that_was_left_alone_shows_its_new_value_and_is_not_put_back(desk, other_desk, model):
    size, source = Variant.objects.get(), make_source("card")
    mine = desk.get(address(model))
    of_lee = {fact(size, "parameters", "value"): "8.5B", fact(size, "parameters", "source"): str(source.pk)}
    other_desk.take(address(model), other_desk.get(address(model)), reason="Theirs.", **of_lee)
    page = desk.send(address(model), mine, name="Alpha of Kim", reason="Mine.")
    assert "Changed meanwhile: large · parameters" in page.errors
    assert page.data[fact(size, "parameters", "value")] == ["8.5B"]
    desk.take(address(model), page)
    model.publication.refresh_from_db()
    assert (model.publication.parameters, model.publication.name) == (8_500_000_000, "Alpha of Kim")


def test_a_new_rival_that_changes_nothing_published_is_no_conflict(desk, model):
    mine = desk.get(address(model))
    press = make_source("press", tier=4)
    make_claim(press, "parameters", 9, variant=Variant.objects.get())
    desk.take(address(model), mine, name="Alpha of Kim", reason="Mine.")
    model.refresh_from_db()
    assert model.name == "Alpha of Kim"


def test_every_noun_notices_a_second_save(desk, other_desk):
    row = make_organization("acme")
    parent = make_organization("holding")
    mine, theirs = desk.get(address(row)), other_desk.get(address(row))
    other_desk.take(address(row), theirs, parent=str(parent.pk), country="KR", reason="Theirs.")
    page = desk.send(address(row), mine, name="Acme Labs", country="DE", reason="Mine.")
    assert "It is now: KR" in page.errors
    assert "It is now: Holding" in page.errors
    assert (page.data["country"], page.data["parent"]) == (["DE"], [str(parent.pk)])
    desk.take(address(row), page)
    row.refresh_from_db()
    assert (row.name, row.country, row.parent) == ("Acme Labs", "DE", parent)


def test_a_row_below_notices_a_second_save(desk, other_desk, model):
    mine, theirs = desk.get(address(model)), other_desk.get(address(model))
    other_desk.take(address(model), theirs, reason="Theirs.", **{"variants-0-name": "Large of Lee"})
    page = desk.send(address(model), mine, reason="Mine.", **{"variants-0-name": "Large of Kim"})
    assert "It is now: Large of Lee" in page.errors
    desk.take(address(model), page)
    assert Variant.objects.get().name == "Large of Kim"


@pytest.mark.parametrize("seen", ["", "{", "[]", '{"other": 7}'])
def test_marks_that_are_none_do_no_harm(desk, model, seen):
    desk.take(address(model), desk.get(address(model)), name="Alpha 2", reason="A test.", seen=seen)
