import datetime as dt

import pytest
from django.contrib.auth import get_user_model

from catalog.curation.token import issue
from catalog.models import Alias, Claim, Component, EditRecord, FoundationModel, Lineage, Source, Token, Variant
from tests.admin.pages import address
from tests.empty import kept
from tests.factories.facts import WHO, make_claim, make_license, make_model, make_organization, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def claim(empty_catalog):
    make_model("alpha", variants={"large": {"parameters": 5}})
    return Claim.objects.get()


def test_what_curation_refuses_stands_on_its_field_and_nothing_is_stored(desk, claim):
    page = desk.change(claim, value="many", reason="A test.")
    assert "is not a count" in page.errors
    assert page.data["value"] == ["many"]
    claim.refresh_from_db()
    assert claim.value == 5


def test_a_refusal_is_said_in_korean_to_those_who_read_it(korean_desk, claim):
    page = korean_desk.change(claim, value="many", reason="시험.")
    assert "개수가 아닙니다" in page.errors


def test_a_value_is_typed_as_people_write_it(desk, claim):
    assert desk.change(claim, value="8.9B", reason="A test.") is None
    claim.refresh_from_db()
    assert claim.value == 8_900_000_000
    assert desk.get(address(claim)).data["value"] == ["8.9B"]


def test_a_deprecated_claim_without_a_note_is_refused(desk, claim):
    page = desk.change(claim, rank="deprecated", reason="A test.")
    assert "says why" in page.errors


def test_a_broken_rule_of_the_table_is_said_in_words(desk):
    page = desk.get("catalog/organization/add/")
    typed = {"name": "Acme", "slug": "acme", "kind": "company", "country": "kr", "reason": "A test."}
    page = desk.send("catalog/organization/add/", page, **typed)
    assert "Countries are two capital letters, as in KR." in page.errors
    assert "Constraint" not in page.html


def test_a_row_below_that_is_refused_keeps_the_page_from_being_stored(desk):
    model = make_model("alpha", name="Alpha")
    edits = EditRecord.objects.count()
    rows = {"aliases-TOTAL_FORMS": "1", "aliases-0-name": "!!!", "aliases-0-model": str(model.pk)}
    page = desk.change(model, name="Beta", reason="A test.", **rows)
    assert "A name has at least one letter or digit." in page.errors
    assert (page.data["name"], page.data["aliases-0-name"]) == (["Beta"], ["!!!"])
    model.refresh_from_db()
    assert model.name == "Alpha"
    assert not Alias.objects.exists()
    assert EditRecord.objects.count() == edits


def test_a_new_row_is_stored_with_its_rows_below_or_not_at_all(desk):
    page = desk.get("catalog/foundationmodel/add/")
    typed = {"name": "Alpha", "slug": "alpha", "reason": "A test."}
    rows = {
        "variants-TOTAL_FORMS": "1",
        "variants-0-name": "Large",
        "variants-0-slug": "La rge",
        "variants-0-position": "0",
    }
    page = desk.send("catalog/foundationmodel/add/", page, **typed, **rows)
    assert "Enter a valid “slug”" in page.errors
    assert not FoundationModel.objects.exists()
    desk.take("catalog/foundationmodel/add/", page, **typed, **{**rows, "variants-0-slug": "large"})
    assert Variant.objects.get(model__slug="alpha").slug == "large"


def test_a_loop_of_lineage_is_refused_on_its_row(desk):
    source = make_source()
    first, second = make_model("first", source=source), make_model("second", source=source)
    edge = {"kind": "successor-of", "source": source}
    Lineage.objects.create(child=second, parent=first, **edge, created_by="seed", changed_by="seed")
    rows = {
        "parents-TOTAL_FORMS": "1",
        "parents-0-kind": "successor-of",
        "parents-0-parent": str(second.pk),
        "parents-0-source": str(source.pk),
        "parents-0-basis": "stated",
        "parents-0-confidence": "verified",
        "parents-0-rank": "normal",
    }
    page = desk.change(first, reason="A test.", **rows)
    assert "already descends from the later one" in page.errors
    assert Lineage.objects.count() == 1


def test_many_to_many_values_go_with_their_row(desk):
    source, license_ = make_source(), make_license("mit")
    model = make_model("alpha", source=source)
    rows = {
        "components-TOTAL_FORMS": "1",
        "components-0-component": "training-code",
        "components-0-availability": "open",
        "components-0-licenses": [str(license_.pk)],
        "components-0-source": str(source.pk),
        "components-0-basis": "stated",
        "components-0-confidence": "verified",
        "components-0-rank": "normal",
    }
    assert desk.change(model, reason="A test.", **rows) is None
    component = Component.objects.get()
    assert [row.slug for row in component.licenses.all()] == ["mit"]
    assert component.created_by == "kim"
    model.refresh_from_db()
    assert '"licenses":["mit"]' in model.publication.document
    assert model.revision == 2


def test_what_others_refer_to_is_not_deleted_and_says_who_does(desk, claim):
    page = desk.get(address(claim.source, "delete"))
    assert "would require deleting the following protected related objects" in page.html
    desk.send(address(claim.source, "delete"), page, reason="A test.", post="yes")
    assert Source.objects.filter(pk=claim.source.pk).exists()


def test_a_long_list_of_what_forbids_a_deletion_is_cut(desk):
    source = make_source()
    model = make_model("alpha", source=source)
    for number in range(13):
        make_claim(source, "remark", f"Remark {number}.", model=model)
    page = desk.get(address(source, "delete"))
    assert "and 3 more" in page.text


def test_several_are_deleted_together_or_not_at_all(desk):
    free, used = make_organization("acme"), make_organization("bolt")
    make_organization("bolt-labs", parent=used)
    path = "catalog/organization/"
    chosen = {"action": "delete_selected", "_selected_action": [str(free.pk), str(used.pk)], "post": "yes"}
    page = desk.send(path, desk.get(path), **chosen, reason="A test.", index=None)
    assert "protected related objects" in page.html
    assert type(free).objects.count() == 3


def test_a_published_model_is_withdrawn_and_keeps_its_facts(desk):
    model = make_model("alpha", claims={"full_name": "Alpha"})
    path = address(model, "delete")
    page = desk.get(path)
    assert "not deleted but withdrawn" in page.html
    assert desk.send(path, page, reason="Retracted.") is None
    model.refresh_from_db()
    assert (model.state, model.claims.count()) == ("withdrawn", 1)


def test_a_draft_is_deleted(desk):
    model = make_model("alpha", published=False)
    path = address(model, "delete")
    page = desk.get(path)
    assert "withdrawn" not in page.html
    assert desk.send(path, page, reason="Entered twice.") is None
    assert not FoundationModel.objects.exists()


def test_a_draft_is_published_by_a_button(desk):
    model = make_model("alpha", published=False)
    assert WHO["actor"] != "kim"
    assert desk.change(model, _publish="1", reason="It is complete.") is None
    model.refresh_from_db()
    assert (model.state, model.revision) == ("published", 1)
    assert model.revisions.get().reason == "It is complete."


def test_a_word_that_claims_name_is_not_deleted_and_says_so(desk):
    row = make_organization("acme")
    make_model("alpha", claims={"organizations": ["acme"]})
    path = address(row, "delete")
    page = desk.send(path, desk.get(path), reason="A test.")
    assert "1 claims name it." in page.errors
    assert page.data["reason"] == ["A test."]


def test_a_model_that_is_withdrawn_says_so_and_keeps_its_page(desk):
    model = make_model("alpha", name="Alpha")
    path = address(model, "delete")
    desk.take(path, desk.get(path), reason="Retracted.")
    page = desk.get(address(model))
    assert "“Alpha” is withdrawn." in page.text
    assert "_publish" in page.html


def test_a_new_model_has_a_variant_of_its_own_name(desk):
    page = desk.get("catalog/foundationmodel/add/")
    desk.take("catalog/foundationmodel/add/", page, name="Alpha", slug="alpha", reason="A test.")
    assert (Variant.objects.get().slug, Variant.objects.get().name) == ("alpha", "Alpha")


@pytest.mark.parametrize("key", ["0", "x", "9" * 30, "1%00", "-1"])
@pytest.mark.parametrize("view", ["change", "delete", "history"])
def test_addresses_of_what_is_not_there_lead_back(desk, key, view):
    desk.get(f"catalog/foundationmodel/{key}/{view}/", 302)


def test_a_token_is_revoked_for_a_reason_and_never_changed(desk):
    user = get_user_model().objects.get(username="kim")
    token, secret = issue(user, name="Nightly job", scope="propose", lifetime=dt.timedelta(days=1))
    page = desk.get(address(token))
    assert "_save" not in page.html
    assert secret not in page.html
    path = address(token, "delete")
    assert "Say why" in desk.send(path, desk.get(path)).errors
    desk.take(path, desk.get(path), reason="The job has ended.")
    assert not Token.objects.exists()
