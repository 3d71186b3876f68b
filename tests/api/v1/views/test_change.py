import json
from xml.etree import ElementTree as ET

import pytest

from catalog.curation.publication import publish, withdraw
from catalog.curation.record import save
from catalog.curation.rename import rename
from catalog.models import Change, FoundationModel, Publication

pytestmark = pytest.mark.usefixtures("seeded")
WHO = {"actor": "kim", "reason": "A test."}


def model(slug):
    return FoundationModel.objects.get(slug=slug)


def follow(client):
    """A mirror: replay the log from 0, keeping the newest document of each model."""
    store, address = {}, "/api/v1/changes/?since=0&page_size=20"
    while address:
        page = client.get(address).json()
        for change in page["results"]:
            if change["action"] in {"withdrawn", "renamed"}:
                store.pop(change["slug"], None)
            if change["action"] == "published" and change["document"]:
                answer = client.get(change["document"])
                if answer.status_code == 200:
                    store[change["slug"]] = answer.content.decode()
        address = page["next"]
    return store


def test_a_mirror_that_replays_the_log_from_the_start_holds_the_same_bytes(client):
    edited = model("gatortron")
    edited.name_ko = "게이터트론"
    save(edited, fields=["name_ko"], **WHO)
    withdraw(model("lamda").pk, **WHO)
    withdraw(model("palm").pk, **WHO)
    publish(model("palm").pk, **WHO)
    rename(model("imagen").pk, slug="imagen-1", **WHO)
    assert follow(client) == dict(Publication.objects.values_list("slug", "document"))


def test_changes_come_in_order_without_a_gap_and_say_who_and_why(client):
    withdraw(model("lamda").pk, **WHO)
    last = Change.objects.last().sequence
    page = client.get(f"/api/v1/changes/?since={last - 3}").json()
    assert [entry["sequence"] for entry in page["results"]] == list(range(last - 2, last + 1))
    gone = next(entry for entry in page["results"] if entry["action"] == "withdrawn")
    assert (gone["slug"], gone["actor"], gone["reason"], gone["document"]) == ("lamda", "kim", "A test.", None)
    assert page["next"] is None
    assert page["last"] == last


def test_a_withdrawn_model_leaves_a_tombstone(client):
    withdraw(model("lamda").pk, **WHO)
    answer = client.get("/api/v1/models/lamda/")
    assert answer.status_code == 410
    assert answer["Content-Type"] == "application/problem+json"


def test_a_follower_that_has_all_gets_an_empty_page_and_then_304(client):
    last = Change.objects.last().sequence
    answer = client.get(f"/api/v1/changes/?since={last}")
    assert answer.json()["results"] == []
    again = client.get(f"/api/v1/changes/?since={last}", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("query", ["since=-1", "since=x", "since=99999999999999999999", "sicne=1", "page_size=0"])
def test_a_bad_place_in_the_log_is_refused(client, query):
    assert client.get(f"/api/v1/changes/?{query}").status_code == 400


@pytest.mark.parametrize("size", [1, 3])
def test_the_cost_of_a_page_does_not_grow_with_its_rows(client, size, django_assert_num_queries):
    with django_assert_num_queries(4):
        client.get(f"/api/v1/changes/?page_size={size}")


def test_the_feed_is_atom_with_the_newest_first(client):
    save_me = model("gatortron")
    save_me.name_ko = "게이터트론"
    save(save_me, fields=["name_ko"], **WHO)
    answer = client.get("/api/v1/changes.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    root = ET.fromstring(answer.content)
    entries = root.findall("{http://www.w3.org/2005/Atom}entry")
    assert "gatortron" in entries[0].find("{http://www.w3.org/2005/Atom}title").text
    assert len(entries) == 50


def test_documents_of_the_log_are_json(client):
    page = client.get("/api/v1/changes/?page_size=1").json()
    assert json.loads(client.get(page["results"][0]["document"]).content)["slug"] == page["results"][0]["slug"]
