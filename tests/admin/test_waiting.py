import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from catalog.admin.rules import RULES
from catalog.models import Claim, FoundationModel, QuarantineItem, QueueItem
from registry.env import BASE_DIR
from tests.admin.conftest import curator
from tests.admin.pages import Desk, address
from tests.empty import kept
from tests.factories.facts import make_claim, make_model, make_source
from tests.factories.ingest import bring_in, organization, row, unreadable

QUEUE, HELD = "catalog/queueitem/", "catalog/quarantineitem/"


@pytest.fixture
@kept
def world(empty_catalog):
    """BERT of Google, and rows of an import that nobody but a person can place."""
    organization("Google")
    source = make_source()
    bert = make_model("bert", name="BERT", claims={"organizations": ["google"], "release_date": "2018-10"})
    make_claim(source, "parameters", 340_000_000, variant=bert.variants.get())
    bring_in(
        row("BERT", "Somebody", release_date="2018-11", parameters="340M"),
        row("BERT", "Else", key="other", release_date="2019"),
        row("Alpha 7B", "Google", parameters="70B"),
        row("Beta 3B", "Google", parameters="30B"),
        unreadable(),
    )
    return bert


def test_a_queued_row_stands_beside_the_models_that_it_may_be_with_the_reasons(desk, world):
    item = QueueItem.objects.first()
    page = desk.get(address(item))
    assert {"It is BERT", "another organization", "name: BERT", "Somebody", "340M", "2018-11"} <= set(page.text)
    assert item.reason in page.text
    assert page.data.get("choice") is None, "a lone candidate is still only a guess"


def test_a_queued_row_becomes_what_the_curator_says_and_the_next_one_comes_up(desk, world):
    first, second = QueueItem.objects.order_by("pk")
    path = address(first)
    refused = desk.send(path, desk.get(path), reason="Read both.")
    assert "Choose" in refused.errors
    refused = desk.send(path, desk.get(path), choice="model:bert", reason=" ")
    assert "Say why" in refused.errors
    answer = desk.client.post(f"/admin/{path}", {"choice": "model:bert", "reason": "Read both."})
    assert answer["Location"] == f"/admin/{address(second)}"
    first.refresh_from_db()
    assert (first.model.slug, first.decided_by) == ("bert", "kim")
    assert Claim.objects.filter(model=world, attribute="release_date").count() == 2
    desk.take(address(second), desk.get(address(second)), choice="new", reason="Another one.")
    assert FoundationModel.objects.filter(name="BERT").count() == 2
    page = desk.get(path)
    assert "Read both." in page.html
    assert "choice" not in page.html, "what is decided is not decided again"


def test_a_queued_row_may_be_a_model_that_is_no_candidate(desk, world):
    other = make_model("mbert", name="mBERT")
    item = QueueItem.objects.first()
    desk.take(address(item), desk.get(address(item)), choice="other", other=str(other.pk), reason="Multilingual.")
    assert QueueItem.objects.get(pk=item.pk).model == other


def test_a_claim_that_was_held_back_is_read_beside_what_is_published_and_accepted(desk, world):
    item = QuarantineItem.objects.get(text="70B")
    page = desk.get(address(item))
    assert {"70B", "It is right: add the claim 70B"} <= set(page.text)
    desk.take(address(item), page, choice="accept", reason="Checked.")
    assert Claim.objects.filter(value=70_000_000_000).exists()
    whole = QuarantineItem.objects.get(rule="row")
    assert "accept" not in desk.get(address(whole)).html.split("<form")[-1]
    refused = desk.send(address(whole), desk.get(address(whole)), choice="accept", reason="Checked.")
    assert "No value was sure" in refused.errors


def test_several_are_decided_for_one_reason_or_none_is(desk, world):
    keys = [str(pk) for pk in QuarantineItem.objects.values_list("pk", flat=True)]
    asked = {"action": "accept_selected", "_selected_action": keys, "post": "yes", "reason": "Checked."}
    assert "No value was sure" in desk.client.post(f"/admin/{HELD}", asked).content.decode()
    assert not QuarantineItem.objects.exclude(decision="waiting").exists()
    asked["action"] = "dismiss_selected"
    assert "Say why" in desk.client.post(f"/admin/{HELD}", {**asked, "reason": ""}).content.decode()
    assert desk.client.post(f"/admin/{HELD}", asked).status_code == 302
    assert set(QuarantineItem.objects.values_list("decision", "remark")) == {("dismissed", "Checked.")}


def test_lists_hold_what_waits_until_asked_for_more_and_count_the_choices(desk, world):
    item = QueueItem.objects.first()
    desk.take(address(item), desk.get(address(item)), choice="dismiss", reason="No model.")
    assert desk.get(QUEUE).html.count('class="action-select"') == 1
    assert {"waiting (1)", "dismissed (1)", "all (2)"} <= set(desk.get(QUEUE).text)
    batch, held = item.batch, QuarantineItem.objects.count()
    assert f'<td class="field-waits">{held + 1}</td>' in desk.get("catalog/batch/").html
    assert desk.get(f"{HELD}?batch__id__exact={batch.pk}").html.count('class="action-select"') == held
    assert desk.get(f"{HELD}?batch__id__exact={batch.pk + 1}").html.count('class="action-select"') == 0
    assert desk.get(f"{QUEUE}?decision=all").html.count('class="action-select"') == 2
    assert desk.get(f"{QUEUE}?decision=dismissed&q=BERT").html.count('class="action-select"') == 1


def test_who_may_only_look_decides_nothing(reader_desk, world):
    item = QueueItem.objects.first()
    page = reader_desk.get(address(item))
    assert 'name="choice"' not in page.html
    answer = reader_desk.client.post(f"/admin/{address(item)}", {"choice": "dismiss", "reason": "x"})
    assert answer.status_code == 403
    assert "dismiss_selected" not in reader_desk.get(QUEUE).html


def test_every_rule_that_holds_something_back_has_a_name():
    assert {path.stem for path in (BASE_DIR / "catalog/ingest/rules").glob("[a-z]*.py")} <= set(RULES)


def test_the_roles_let_curators_decide_and_everybody_else_read(world):
    for role, may in (("reader", False), ("contributor", False), ("curator", True), ("administrator", True)):
        client = curator(role)
        get_user_model().objects.get(username=role).groups.add(Group.objects.get(name=role))
        page = Desk(client).get(address(QueueItem.objects.first()))
        assert ('name="choice"' in page.html) is may
        assert client.get("/admin/catalog/batch/import/").status_code == (200 if may else 403)
        assert client.get("/admin/catalog/formerslug/").status_code == 200


def test_lists_and_pages_take_as_many_queries_for_many_rows_as_for_few(desk, world, django_assert_max_num_queries):
    bring_in(*(row(f"Gamma {size}B", "Google", parameters=f"{size}0B") for size in range(2, 9)), name="more")
    for name in ("bert-a", "bert-b"):
        make_model(name, name="BERT", claims={"organizations": ["google"]})
    bring_in(row("BERT", "Nobody", key="third", release_date="2020"), name="again")
    for path, most in ((HELD, 13), (QUEUE, 13), (address(QueueItem.objects.order_by("-pk").first()), 11)):
        with django_assert_max_num_queries(most):
            desk.get(path)
