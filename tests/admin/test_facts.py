import json

import pytest

from catalog.curation.record import save
from catalog.models import Claim, Domain, EditRecord, Product, Revision, Variant
from tests.admin.pages import address, fact
from tests.empty import kept
from tests.factories.facts import WHO, make_claim, make_model, make_organization, make_source, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def model(empty_catalog):
    return make_model("alpha", claims={"release_date": "2020-05"}, variants={"large": {"parameters": 8_300_000_000}})


@pytest.fixture
def size(model):
    return Variant.objects.get()


@pytest.fixture
def card(model):
    return make_source("card", title="The model card", kind="model-card")


def stated(subject, attribute, value, source=None, **more):
    typed = {fact(subject, attribute, "value"): value, fact(subject, attribute, "status"): "known"}
    if source:
        typed[fact(subject, attribute, "source")] = str(source.pk)
    return typed | {fact(subject, attribute, name): text for name, text in more.items()}


def document(model):
    model.publication.refresh_from_db()
    return json.loads(model.publication.document)


def test_a_count_is_typed_and_shown_as_people_write_it_with_all_digits_beneath(desk, model, size):
    page = desk.get(address(model))
    assert page.data[fact(size, "parameters", "value")] == ["8.3B"]
    assert "= 8,300,000,000 parameters" in page.text


def test_a_corrected_value_is_a_new_claim_by_the_source_that_is_named(desk, model, size, card):
    typed = stated(size, "parameters", "8.9B", card, locator="Table 2")
    desk.take(address(model), desk.get(address(model)), reason="The card is newer.", **typed)
    claim = Claim.objects.get(source=card)
    assert (claim.value, claim.locator, claim.created_by) == (8_900_000_000, "Table 2", "kim")
    assert (claim.rank, claim.note) == ("preferred", "The card is newer.")
    found = document(model)
    assert found["parameters"] == 8_900_000_000
    assert [side["value"] for side in found["conflicts"][0]["values"]] == [8_900_000_000, 8_300_000_000]
    model.refresh_from_db()
    assert model.revisions.first().reason == "The card is newer."


def test_a_correction_makes_one_edit_and_one_revision(desk, model, size, card):
    edits, revisions = EditRecord.objects.count(), Revision.objects.count()
    typed = stated(size, "parameters", "8.9B", card) | stated(model, "full_name", "Alpha Beta", card)
    desk.take(address(model), desk.get(address(model)), name="Alpha!", reason="A test.", **typed)
    assert (EditRecord.objects.count(), Revision.objects.count()) == (edits + 1, revisions + 1)
    assert (document(model)["full_name"], document(model)["name"]) == ("Alpha Beta", "Alpha!")


def test_a_change_without_its_source_is_refused_beside_the_fact(desk, model, size):
    page = desk.send(address(model), desk.get(address(model)), reason="A test.", **stated(size, "parameters", "8.9B"))
    assert "Name the source of this change." in page.errors
    assert "Please mend: large · parameters" in page.errors
    assert page.data[fact(size, "parameters", "value")] == ["8.9B"]
    assert Claim.objects.filter(variant=size).count() == 1


def test_a_value_that_is_none_is_refused_beside_the_fact_and_nothing_is_stored(desk, model, size, card):
    typed = stated(size, "parameters", "0", card)
    page = desk.send(address(model), desk.get(address(model)), name="Other", reason="A test.", **typed)
    assert "count is too small" in page.errors
    assert page.data["name"] == ["Other"]
    model.refresh_from_db()
    assert model.name == "alpha"


def test_why_there_is_no_value_is_stated_by_its_status(desk, model, size, card):
    typed = {fact(size, "parameters", "status"): "undisclosed", fact(size, "parameters", "source"): str(card.pk)}
    desk.take(address(model), desk.get(address(model)), reason="They decline to say.", **typed)
    assert (document(model)["parameters"], document(model)["parameters_status"]) == (None, "undisclosed")


def test_a_value_beside_a_status_that_excludes_it_is_refused(desk, model, size, card):
    typed = stated(size, "parameters", "9B", card) | {fact(size, "parameters", "status"): "undisclosed"}
    page = desk.send(address(model), desk.get(address(model)), reason="A test.", **typed)
    assert "only where the status is known" in page.errors


def test_terms_are_chosen_from_their_vocabulary(desk, model, card):
    clinical = make_term(Domain, "clinical", name="Clinical", name_ko="임상")
    general = make_term(Domain, "general")
    typed = {
        fact(model, "domains", "value"): [str(clinical.pk), str(general.pk)],
        fact(model, "domains", "source"): str(card.pk),
    }
    desk.take(address(model), desk.get(address(model)), reason="A test.", **typed)
    assert document(model)["domains"] == ["clinical", "general"]
    page = desk.get(address(model))
    assert sorted(page.data[fact(model, "domains", "value")]) == sorted([str(clinical.pk), str(general.pk)])


def test_a_level_and_a_date_and_languages_are_stated(desk, model, card):
    typed = (
        stated(model, "openness", "api", card)
        | stated(model, "release_date", "2020-05-28", card)
        | stated(model, "languages", "ko, en", card)
    )
    desk.take(address(model), desk.get(address(model)), reason="A test.", **typed)
    found = document(model)
    assert (found["openness"], found["release_date"], found["languages"]) == ("api", "2020-05-28", ["en", "ko"])


def test_another_claim_is_accepted_with_one_choice(desk, model, size, card):
    rival = make_claim(card, "parameters", 8_900_000_000, variant=size, basis="derived")
    typed = {fact(size, "parameters", "accept"): str(rival.pk)}
    desk.take(address(model), desk.get(address(model)), reason="Counted from the checkpoint.", **typed)
    rival.refresh_from_db()
    assert (rival.rank, rival.note) == ("preferred", "Counted from the checkpoint.")
    assert document(model)["parameters"] == 8_900_000_000


def test_a_source_that_confirms_the_value_is_added_beside_it(desk, model, size, card):
    typed = {fact(size, "parameters", "source"): str(card.pk), fact(size, "parameters", "locator"): "Table 1"}
    desk.take(address(model), desk.get(address(model)), reason="A second source.", **typed)
    assert set(Claim.objects.filter(variant=size).values_list("value", "rank")) == {(8_300_000_000, "normal")}
    assert Claim.objects.get(source=card).locator == "Table 1"


def test_the_claims_behind_a_fact_show_which_is_accepted_why_and_which_disagrees(desk, model, size, card):
    make_claim(make_source("press", title="A newspaper", tier=4), "parameters", 9_900_000_000, variant=size)
    page = desk.get(address(model))
    texts = " ".join(page.text)
    assert "8.3B parameters" in texts
    assert "decided by the source's trust tier" in texts
    assert "A newspaper" in texts
    assert "sources disagree" in page.text
    assert page.html.count('class="badge no">disagrees<') == 1


def test_the_facts_of_a_variant_stand_on_its_own_page_too(desk, model, size, card):
    typed = stated(size, "context_length", "2048", card)
    desk.take(address(size), desk.get(address(size)), reason="A test.", **typed)
    assert document(model)["variants"][0]["facts"]["context_length"] == 2048


def test_facts_of_organizations_and_products_are_stated_on_their_pages(desk, card):
    acme = make_organization("acme")
    product = Product(slug="chat", name="Chat", kind="service")
    save(product, **WHO)
    desk.take(address(acme), desk.get(address(acme)), reason="A test.", **stated(acme, "users", "1M", card))
    typed = stated(product, "organizations", [str(acme.pk)], card)
    desk.take(address(product), desk.get(address(product)), reason="A test.", **typed)
    assert acme.claims.get().value == 1_000_000
    assert product.claims.get().value == ["acme"]


def test_facts_that_a_browser_leaves_out_are_left_alone(desk, model):
    page = desk.get(address(model))
    page.data = {name: values for name, values in page.data.items() if not name.startswith("fact-")}
    edits = EditRecord.objects.count()
    desk.take(address(model), page, reason="A test.")
    assert EditRecord.objects.count() == edits


def test_a_reader_sees_the_facts_and_no_inputs(reader_desk, model, size):
    page = reader_desk.get(address(model))
    assert "= 8,300,000,000 parameters" in page.text
    assert not [name for name in page.data if name.startswith("fact-") or name == "reason"]
    refused = reader_desk.client.post(f"/admin/{address(model)}", {"name": "Other", "reason": "A test."})
    assert refused.status_code == 403
