import pytest

from catalog.models import Change, FoundationModel, Proposal, Publication
from tests.factories.facts import make_model

WHY = {"reason": "The same model twice."}
TWIN, MERGE = "/api/v1/models/twin/", "models/twin/merge/"


@pytest.fixture
def twin(seeded):
    return make_model("twin", name="Twin of GPT-3", claims={"release_date": "2021-01"})


@pytest.fixture
def both(client, twin):
    """The ETags of both models, as one header."""
    return {"If-Match": ", ".join(client.get(f"/api/v1/models/{slug}/")["ETag"] for slug in ("twin", "gpt-3"))}


def test_a_merged_model_leads_to_the_other_one_and_back_again(send, client, both):
    before = {slug: client.get(f"/api/v1/models/{slug}/").content for slug in ("twin", "gpt-3")}
    answer = send("POST", MERGE, {"into": "gpt-3", **WHY}, headers=both)
    assert answer.status_code == 200, answer.content
    assert answer["ETag"] == client.get("/api/v1/models/gpt-3/")["ETag"] == '"gpt-3-2"'
    moved = client.get(f"{TWIN}?view=summary")
    assert (moved.status_code, moved["Location"]) == (308, "/api/v1/models/gpt-3/?view=summary")
    assert client.get(f"{TWIN}claims/")["Location"] == "/api/v1/models/gpt-3/claims/"
    assert client.get(f"{TWIN}?as_of=2999")["Location"] == "/api/v1/models/gpt-3/?as_of=2999"
    assert client.get(f"{TWIN}revisions/1/").content == before["twin"]
    assert client.get("/models/twin/")["Location"] == "/models/gpt-3/"
    stale = send("PATCH", "models/twin/", {"name": "x", **WHY}, headers=both)
    assert (stale.status_code, stale["Location"]) == (308, "/api/v1/models/gpt-3/")
    back = send("DELETE", MERGE, WHY, headers={"If-Match": '"gpt-3-2"'})
    assert back.status_code == 200, back.content
    assert [(row["slug"], row["revision"], row["state"]) for row in back.json()["models"]] == [
        ("twin", 1, "published"),
        ("gpt-3", 1, "published"),
    ]
    assert {slug: client.get(f"/api/v1/models/{slug}/").content for slug in ("twin", "gpt-3")} == before


def test_a_mirror_that_follows_the_log_through_a_merge_holds_what_is_served(send, client, both):
    send("POST", MERGE, {"into": "gpt-3", **WHY}, headers=both)
    rows = client.get(f"/api/v1/changes/?since={Change.objects.filter(slug='twin').first().sequence - 1}").json()
    assert [(row["action"], row["slug"], bool(row["document"])) for row in rows["results"]] == [
        ("published", "twin", True),
        ("merged", "twin", False),
        ("published", "gpt-3", True),
    ]
    assert client.get(rows["results"][0]["document"]).status_code == 200


def test_resolve_answers_with_the_model_that_was_merged_into_and_says_why(send, client, both):
    send("POST", MERGE, {"into": "gpt-3", **WHY}, headers=both)
    for name, kind in (("twin", "former_address"), ("Twin of GPT-3", "alias")):
        match = client.get("/api/v1/resolve/", {"name": name}).json()["match"]
        assert (match["slug"], match["reasons"][0]["kind"]) == ("gpt-3", kind)


def test_a_rehearsal_shows_the_document_and_stores_nothing(send, both):
    answer = send("POST", f"{MERGE}?dry_run=true", {"into": "gpt-3", **WHY}, headers=both).json()
    document = answer["models"][0]["document"]
    assert document["slug"] == "gpt-3"
    assert "Twin of GPT-3" in document["aliases"]
    assert Publication.objects.filter(slug="twin").exists()


def test_the_same_request_sent_again_is_done_once(send, both):
    headers = {**both, "Idempotency-Key": "merge-1"}
    first, again = (send("POST", MERGE, {"into": "gpt-3", **WHY}, headers=headers) for _ in range(2))
    assert (first.status_code, again.content) == (200, first.content)
    assert Change.objects.filter(action="merged").count() == 1


def test_both_documents_have_to_be_those_that_were_seen(send, client, both):
    own = {"If-Match": client.get(TWIN)["ETag"]}
    assert send("POST", MERGE, {"into": "gpt-3", **WHY}, headers=own).status_code == 412
    assert send("POST", MERGE, {"into": "gpt-3", **WHY}, etag=False).status_code == 428
    send("PATCH", "models/gpt-3/", {"name_ko": "지피티", **WHY})
    stale = send("POST", MERGE, {"into": "gpt-3", **WHY}, headers=both)
    assert (stale.status_code, stale.json()["errors"][0]["pointer"]) == (412, "/name_ko")
    assert Publication.objects.filter(slug="twin").exists()


@pytest.mark.parametrize(
    ("body", "status", "code", "pointer"),
    [
        ({"into": "twin"}, 409, "self_merge", "/into"),
        ({"into": "nobody"}, 404, "unknown_model", "/into"),
        ({}, 404, "unknown_model", "/into"),
        ({"into": "gpt-3", "variants": {"no": None}}, 400, "unknown_variant", "/variants"),
        ({"into": "gpt-3", "variants": [1]}, 400, "invalid", "/variants"),
        ({"into": "gpt-3", "variant": {}}, 400, "unknown_field", "/variant"),
        ({"into": "gpt-3", "model": "bert"}, 400, "unknown_field", "/model"),
    ],
)
def test_what_cannot_be_merged_is_refused_with_a_pointer(send, both, body, status, code, pointer):
    answer = send("POST", MERGE, {**body, **WHY}, headers=both)
    assert answer.status_code == status, answer.content
    assert (answer.json()["errors"][0]["code"], answer.json()["errors"][0]["pointer"]) == (code, pointer)


def test_only_a_merge_is_taken_back(send, client, twin):
    answer = send("DELETE", MERGE, WHY)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (409, "not_merged")
    assert send("DELETE", "models/nobody/merge/", WHY, headers={"If-Match": "*"}).status_code == 404


def test_a_merge_is_proposed_by_one_person_and_done_by_another(send, client, bearer, both):
    body = {"operations": [{"merge": {"model": "twin", "into": "gpt-3"}}], **WHY}
    asked = send("POST", "proposals/", body, token=bearer("contributor", "propose"))
    assert asked.status_code == 201, asked.content
    shown = client.get(f"/api/v1/proposals/{Proposal.objects.get().pk}/", headers=bearer("contributor", "propose"))
    assert shown.status_code == 200, shown.content
    assert Publication.objects.filter(slug="twin").exists()
    done = send("POST", f"proposals/{Proposal.objects.get().pk}/approve/", {"reason": "Checked."})
    assert done.status_code == 200, done.content
    assert not Publication.objects.filter(slug="twin").exists()
    late = send("POST", "operations/", {"operations": [{"edit": {"model": "twin", "name": "x"}}], **WHY})
    assert (late.status_code, late.json()["errors"][0]["did_you_mean"]) == (409, "gpt-3")
    assert FoundationModel.objects.get(slug="twin").state == "withdrawn"
