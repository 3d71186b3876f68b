import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.curation.correct import Statement, correct
from catalog.curation.edit import edit
from catalog.curation.record import delete
from catalog.models import EditRecord, FoundationModel, Organization, Variant
from tests.admin.pages import address
from tests.empty import kept
from tests.factories.facts import make_model, make_organization, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def model(empty_catalog):
    organization = make_organization("acme")
    claims = {"organizations": [organization.slug]}
    return make_model("alpha", name="Alpha", claims=claims, variants={"large": {"parameters": 8_300_000_000}})


@pytest.fixture
def card(model):
    return make_source("card", title="The model card", kind="model-card")


def state(card, value, reason, **names):
    """Lee states another number of parameters, and perhaps other names with it."""
    size = Variant.objects.select_related("model").get(slug="large")
    with edit(actor="lee", reason=reason) as changes:
        correct(changes, size, "parameters", Statement(source=card, value=value, locator="Table 2"))
        for name, text in names.items():
            setattr(size.model, name, text)
        changes.save(size.model, fields=list(names))


def revert(model, query):
    return f"catalog/foundationmodel/{model.pk}/revert/?{query}"


def published(model):
    model.publication.refresh_from_db()
    return model.publication


def test_the_history_tells_what_who_why_before_after_and_on_whose_word(desk, model, card):
    state(card, "8.9B", "The card is newer.")
    texts = desk.get(address(model, "history")).text
    line = texts[texts.index("The card is newer.") :]
    assert line[1] == "lee ·"
    what = line.index("Large · parameters")
    assert line[what + 1 : what + 5] == ["8.3B parameters", "Paper", "8.9B parameters", "The model card · Table 2"]
    assert "The first document of the model." in texts


def test_a_revision_is_taken_back_after_a_preview_with_a_reason(desk, model, card):
    state(card, "8.9B", "The card is newer.")
    page = desk.get(revert(model, "revision=2"))
    assert "What would happen to Alpha" in page.text
    assert page.text.index("8.9B parameters") < page.text.index("8.3B parameters")
    assert published(model).parameters == 8_900_000_000  # the preview changes nothing
    refused = desk.send(revert(model, "revision=2"), page, reason=" ")
    assert "Say why: a change without a reason is not stored." in refused.text
    desk.take(revert(model, "revision=2"), page, reason="The card was wrong.")
    assert published(model).parameters == 8_300_000_000
    assert "taken back by kim" in desk.get(address(model, "history")).text


def test_one_field_is_taken_back_alone(desk, model, card):
    state(card, "8.9B", "Two things.", name_ko="알파")
    history = desk.get(address(model, "history"))
    query = "revision=2&field=parameters"
    assert f"revert/?{query.replace('&', '&amp;')}" in history.html
    page = desk.get(revert(model, query))
    assert "Take back “parameters” of revision 2" in page.text
    assert "알파" not in page.text
    desk.take(revert(model, query), page, reason="Only the number.")
    model.refresh_from_db()
    assert (published(model).parameters, model.name_ko) == (8_300_000_000, "알파")


def test_a_whole_change_is_taken_back_with_the_other_models_that_it_touches(desk, model):
    make_model("beta", name="Beta", source=model.claims.get().source, claims={"organizations": ["acme"]})
    acme = Organization.objects.get()
    with edit(actor="lee", reason="As they write it.") as changes:
        acme.name = "ACME"
        changes.save(acme, fields=["name"])
    assert "Take back the whole change, with 1 other model" in desk.get(address(model, "history")).text
    path = revert(model, f"edit={EditRecord.objects.first().pk}")
    page = desk.get(path)
    assert {"It also touches 1 other model", "beta", "ACME (US)", "Acme (US)"} <= set(page.text)
    desk.take(path, page, reason="They do not.")
    acme.refresh_from_db()
    assert acme.name == "Acme"


def test_a_later_edit_is_named_with_a_way_to_take_it_back_first(desk, model, card):
    state(card, "8.9B", "The card is newer.")
    state(card, "9.1B", "A closer look.")
    page = desk.get(revert(model, "revision=2"))
    assert "It was changed again since. Nothing is taken back until that is: Large · parameters" in " ".join(page.text)
    assert ": A closer look. lee ·" in " ".join(page.text)
    assert "reason" not in page.data
    later = EditRecord.objects.get(reason="A closer look.")
    assert f'href="/admin/{revert(model, f"edit={later.pk}")}"' in page.html


def test_going_back_takes_back_everything_since(desk, model, card):
    state(card, "8.9B", "The card is newer.")
    state(card, "9.1B", "A closer look.", name="Alpha!")
    model.revisions.filter(number=1).update(edit=EditRecord.objects.first())
    path = revert(model, "to=1")
    desk.take(path, desk.get(path), reason="All of it.")
    model.refresh_from_db()
    assert (published(model).parameters, model.name) == (8_300_000_000, "Alpha")


def test_a_withdrawal_and_edits_of_drafts_are_told_and_taken_back(desk, model):
    delete(FoundationModel.objects.get(), actor="lee", reason="A duplicate.")
    assert {"Withdrawn", "A duplicate."} <= set(desk.get(address(model, "history")).text)
    path = revert(model, f"edit={EditRecord.objects.first().pk}")
    page = desk.get(path)
    assert "Readers would see it from then on." in page.text
    desk.take(path, page, reason="It is none.")
    model.refresh_from_db()
    assert model.state == "published"
    draft = make_model("draft", name="Draft", source=model.claims.get().source, published=False)
    desk.change(draft, name="Draft 2", reason="A better name.")
    texts = desk.get(address(draft, "history")).text
    assert {"Readers saw nothing of it", "A better name.", "Draft 2"} <= set(texts)
    path = revert(draft, f"edit={EditRecord.objects.first().pk}")
    desk.take(path, desk.get(path), reason="No, worse.")
    draft.refresh_from_db()
    assert draft.name == "Draft"


@pytest.mark.parametrize(
    ("query", "status"),
    [("", 400), ("revision=x", 400), ("revision=2&to=1", 400), ("revision=2&field=x", 400), ("edit=99", 404)],
)
def test_what_is_no_revision_is_refused(desk, model, card, query, status):
    state(card, "8.9B", "The card is newer.")
    desk.get(revert(model, query), status)


def test_who_may_only_look_reads_the_history_and_takes_nothing_back(reader_desk, model, card):
    state(card, "8.9B", "The card is newer.")
    page = reader_desk.get(address(model, "history"))
    assert "The card is newer." in page.text
    assert "revert/" not in page.html
    reader_desk.get(revert(model, "revision=2"), 403)
    assert reader_desk.client.post(f"/admin/{revert(model, 'revision=2')}", {"reason": "x"}).status_code == 403
    assert published(model).parameters == 8_900_000_000


def test_a_long_history_costs_the_same_queries_in_pages(desk, model, card):
    def cost():
        desk.get(address(model, "history"))
        with CaptureQueriesContext(connection) as queries:
            desk.get(address(model, "history"))
        return len(queries)

    state(card, "8.9B", "First.")
    few = cost()
    for number in range(10):
        state(card, f"{number + 1}B", f"Step {number}.")
    assert cost() <= few
    assert {"First.", "The first document of the model."} <= set(desk.get(f"{address(model, 'history')}?p=2").text)
