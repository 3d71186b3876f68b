import pytest

from catalog.models import Proposal

RENAMED = {"operations": [{"edit": {"model": "gpt-3", "name_ko": "지피티 3"}}], "reason": "As Koreans write it."}
NEW = {"operations": [{"create": {"slug": "alpha", "name": "Alphabetum"}}], "reason": "It is missing."}


@pytest.fixture
def contributor(bearer):
    return bearer("contributor", "propose", "lee")


@pytest.fixture
def proposal(send, contributor):
    return send("POST", "proposals/", RENAMED, token=contributor).json()


def test_a_proposal_waits_and_is_shown_beside_what_is_published(send, client, contributor, proposal):
    assert (proposal["state"], proposal["actor"]) == ("waiting", "lee")
    found = client.get(proposal["url"], headers=contributor).json()
    (change,) = found["changes"]
    assert change["slug"] == "gpt-3"
    assert change["differences"] == [{"pointer": "/name_ko", "before": "GPT-3", "after": "지피티 3"}]


def test_an_approval_publishes_it(send, client, proposal):
    answer = send("POST", f"proposals/{proposal['id']}/approve/", {"reason": "Checked."})
    assert answer.status_code == 200
    assert client.get("/api/v1/models/gpt-3/").json()["name_ko"] == "지피티 3"
    assert send("POST", f"proposals/{proposal['id']}/approve/", {"reason": "Again."}).status_code == 409


def test_a_reviewer_may_amend_or_reject(send, client, proposal):
    amended = {"operations": [{"edit": {"model": "gpt-3", "name_ko": "지피티"}}], "reason": "Shorter."}
    assert send("POST", f"proposals/{proposal['id']}/approve/", amended).status_code == 200
    assert client.get("/api/v1/models/gpt-3/").json()["name_ko"] == "지피티"


def test_a_rejection_keeps_why(send, client, contributor, proposal):
    answer = send("POST", f"proposals/{proposal['id']}/reject/", {"reason": "No source."})
    assert (answer.json()["state"], answer.json()["decision"]) == ("rejected", "No source.")
    assert client.get(proposal["url"], headers=contributor).json()["changes"] == []


def test_nobody_decides_on_their_own(send, bearer):
    token = bearer("curator", "curate", "kim")
    own = send("POST", "proposals/", RENAMED, token=token).json()
    answer = send("POST", f"proposals/{own['id']}/approve/", {"reason": "Fine."}, token=token)
    assert answer.status_code == 409
    assert answer.json()["errors"][0]["code"] == "own_proposal"


def test_a_contributor_does_not_decide(send, contributor, proposal):
    answer = send("POST", f"proposals/{proposal['id']}/approve/", {"reason": "Fine."}, token=contributor)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        {"operations": [], "reason": "x"},
        {"reason": "x"},
        {**RENAMED, "oprations": []},
        {"operations": [{"edit": {"model": "gpt-3", "nam": "x"}}], "reason": "x"},
    ],
)
def test_what_cannot_be_done_is_not_proposed(send, contributor, body):
    assert send("POST", "proposals/", body, token=contributor).status_code == 400
    assert not Proposal.objects.exists()


def test_readers_see_nothing_of_proposals_and_drafts(send, client, contributor):
    proposal = send("POST", "proposals/", NEW, token=contributor).json()
    send("POST", "models/", {"slug": "beta", "name": "Betabetum", "draft": True, "reason": "Not yet."})
    assert client.get("/api/v1/proposals/").status_code == 401
    assert client.get(proposal["url"]).status_code == 401
    for slug, name in (("alpha", "Alphabetum"), ("beta", "Betabetum")):
        assert client.get(f"/api/v1/models/{slug}/").status_code == 404
        for address in (f"models/?search={name}", f"models/?name__ic={name}", f"claims/?model={slug}",
                        "changes/?page_size=200", "models/facets/?facet=openness"):  # fmt: skip
            assert name not in client.get(f"/api/v1/{address}").content.decode()
        assert client.get(f"/api/v1/resolve/?name={name}").json()["match"] is None
        exported = b"".join(client.get("/api/v1/models.ndjson").streaming_content)
        assert name.encode() not in exported
    assert client.get("/api/v1/models/?count=exact&page_size=1").json()["count"] == 86


def test_proposals_are_listed_by_state(send, client, contributor, proposal):
    found = client.get("/api/v1/proposals/?state=waiting", headers=contributor)
    assert [entry["id"] for entry in found.json()["results"]] == [proposal["id"]]
    assert found["Cache-Control"] == "private, no-store"
    assert client.get("/api/v1/proposals/?state=gone", headers=contributor).status_code == 400
