import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.curation.review import propose
from catalog.models import Batch, Claim, Organization, QuarantineItem, QueueItem
from tests.admin.conftest import curator
from tests.admin.pages import Desk
from tests.factories.facts import make_claim, make_model, make_organization, make_source

pytestmark = pytest.mark.django_db

TITLES = {
    "Proposals": "catalog/proposal/?state__exact=waiting",
    "Conflicts": "catalog/claim/conflicts/",
    "Facts without a checked source": "catalog/claim/?work=unchecked",
    "Facts past their freshness date": "catalog/claim/?work=outdated",
    "Queued records": "catalog/queueitem/?decision__exact=waiting",
    "Imports in quarantine": "catalog/quarantineitem/?decision__exact=waiting",
}


def counts(page):
    """The count that stands before each worklist's title."""
    return {title: page.text[page.text.index(title) - 1] for title in TITLES if title in page.text}


@pytest.fixture
def work(desk):
    """One thing of each kind, and beside each of them one that needs nobody."""
    paper, notes = make_source(), make_source("notes", title="What somebody recalls", kind="recollection", tier=5)
    card = make_source("card", title="The model card")
    claims = {"openness": "api", "release_date": "2020-05-28"}
    model = make_model("alpha", source=paper, claims=claims, variants={"large": {"parameters": 8_300_000_000}})
    size = model.variants.get()
    make_claim(card, "parameters", 8_900_000_000, variant=size)
    make_claim(notes, "full_name", "Alpha Beta", model=model)
    make_claim(notes, "openness", "api", model=model)
    acme = make_organization("acme")
    make_claim(paper, "users", 5, organization=acme, as_of="2023-01")
    make_claim(paper, "users", 6, organization=acme, as_of="2023-01", verified_date="9999")
    propose([{"edit": {"model": "alpha", "name_ko": "알파"}}], actor="lee", reason="As Koreans write it.")
    batch = Batch.objects.create(reader="table", digest="0" * 64, actor="kim")
    waits = {"batch": batch, "file": "a.csv", "row": "2", "reason": "Who knows."}
    QueueItem.objects.create(name="Alpha?", record={}, **waits)
    QuarantineItem.objects.create(rule="value", text="lots", **waits)


def test_the_front_page_counts_what_waits_and_leads_to_it(desk, work):
    page = desk.get("")
    assert counts(page) == dict.fromkeys(TITLES, "1")
    for address in TITLES.values():
        assert f'href="/admin/{address}"' in page.html
        desk.get(address)


def test_each_list_holds_just_what_was_counted(desk, work):
    unchecked, outdated = (desk.get(TITLES[title]) for title in list(TITLES)[2:4])
    assert "Alpha Beta" in unchecked.text
    assert "1 claim" in unchecked.text
    assert "1 claim" in outdated.text
    assert {"number of users", "Acme"} <= set(outdated.text)
    assert "0 claims" in desk.get("catalog/claim/?work=nothing").text


def test_with_nothing_waiting_it_says_so_at_the_same_cost(desk):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            desk.get("")
        return len(queries)

    assert set(counts(desk.get("")).values()) == {"0"}
    few = cost()
    for number in range(3):
        model = make_model(f"model-{number}", variants={"large": {"parameters": 5}})
        make_claim(make_source(f"card-{number}"), "parameters", 7, variant=model.variants.get())
    assert counts(desk.get(""))["Conflicts"] == "3"
    assert cost() == few


def test_nobody_sees_what_they_may_not(desk, work):
    assert counts(Desk(curator("new")).get("")) == {}


def test_what_was_checked_today_is_fresh_again(desk, work):
    path = TITLES["Facts past their freshness date"]
    stale = Claim.objects.get(value=5)
    chosen = {"action": ["mark_checked"], "_selected_action": [str(stale.pk)]}
    answer = desk.client.post(f"/admin/{path}", chosen)
    assert "acme" in answer.content.decode().lower()
    refused = desk.client.post(f"/admin/{path}", {**chosen, "post": "yes", "reason": " "})
    assert "Say why" in refused.content.decode()
    desk.client.post(f"/admin/{path}", {**chosen, "post": "yes", "reason": "Read again."})
    stale.refresh_from_db()
    assert (stale.verified_date[:2], stale.changed_by) == ("20", "kim")
    assert counts(desk.get(""))["Facts past their freshness date"] == "0"
    assert Organization.objects.get().claims.count() == 2
