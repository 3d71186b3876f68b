import json

import pytest

from catalog.models import Change, Claim, EditRecord, FoundationModel, Publication, Source

WHY = {"reason": "The paper says so."}


def source():
    return Source.objects.order_by("tier").first().slug


def test_a_model_is_created_with_its_address_and_can_be_read_there(send, client):
    answer = send("POST", "models/", {"slug": "alpha", "name": "Alpha", **WHY})
    assert answer.status_code == 201
    assert answer["Location"] == "/api/v1/models/alpha/"
    assert answer["ETag"] == '"alpha-1"'
    found = client.get(answer["Location"])
    assert (found.json()["name"], found["ETag"]) == ("Alpha", '"alpha-1"')
    assert Change.objects.last().reason == "The paper says so."


def test_a_slug_that_is_taken_is_409_with_the_address_of_the_record(send):
    answer = send("POST", "models/", {"slug": "gpt-3", "name": "GPT-3", **WHY})
    assert answer.status_code == 409
    assert answer["Location"] == "/api/v1/models/gpt-3/"
    assert answer.json()["errors"][0]["pointer"] == "/slug"


def test_only_the_fields_that_are_sent_change(send, client):
    before = client.get("/api/v1/models/gpt-3/").json()
    answer = send("PATCH", "models/gpt-3/", {"name_ko": "지피티 3", **WHY})
    assert answer.status_code == 200
    assert answer.json()["models"][0]["revision"] == 2
    after = client.get("/api/v1/models/gpt-3/").json()
    assert {key for key in after if after[key] != before[key]} == {"name_ko", "revision", "updated_at"}


def test_a_claim_is_stated_and_published(send, client):
    claim = {"variant": "large", "attribute": "parameters", "value": "9B", "source": source(), "rank": "preferred"}
    answer = send("POST", "models/gatortron/claims/", {**claim, "note": "A test.", **WHY})
    assert answer.status_code == 201
    assert client.get("/api/v1/models/gatortron/").json()["parameters"] == 9_000_000_000


def test_a_claim_is_ranked_under_the_etag_of_its_model(send, client):
    claim = Claim.objects.get(variant__model__slug="gatortron", variant__slug="large", source__slug="gatortron-paper")
    etag = client.get("/api/v1/models/gatortron/")["ETag"]
    body = {"rank": "deprecated", "note": "A test.", **WHY}
    assert send("PATCH", f"claims/{claim.pk}/", body).status_code == 428
    assert send("PATCH", f"claims/{claim.pk}/", body, headers={"If-Match": etag}).status_code == 200
    assert client.get("/api/v1/models/gatortron/").json()["parameters"] != 8_900_000_000


def test_a_model_is_withdrawn(send, client):
    assert send("DELETE", "models/lamda/", WHY).status_code == 200
    assert client.get("/api/v1/models/lamda/").status_code == 410


def test_a_revision_is_reverted(send, client):
    send("PATCH", "models/gpt-3/", {"name_ko": "지피티 3", **WHY})
    answer = send("POST", "models/gpt-3/revert/", {"revision": 2, **WHY})
    assert answer.status_code == 200
    assert client.get("/api/v1/models/gpt-3/").json()["name_ko"] == "GPT-3"
    assert client.get("/api/v1/models/gpt-3/").json()["revision"] == 3


def test_a_revert_under_a_later_edit_is_409(send):
    send("PATCH", "models/gpt-3/", {"name_ko": "지피티 3", **WHY})
    send("PATCH", "models/gpt-3/", {"name_ko": "지피티", **WHY})
    answer = send("POST", "models/gpt-3/revert/", {"revision": 2, **WHY})
    assert answer.status_code == 409
    assert answer.json()["errors"][0]["code"] == "later_edit"


def test_a_stale_etag_is_412_with_the_fields_that_changed_meanwhile(send, client):
    seen = client.get("/api/v1/models/gpt-3/")["ETag"]
    send("PATCH", "models/gpt-3/", {"name_ko": "지피티 3", **WHY})
    answer = send("PATCH", "models/gpt-3/", {"name": "GPT 3", **WHY}, headers={"If-Match": seen})
    assert answer.status_code == 412
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/name_ko"]
    assert answer["ETag"] == '"gpt-3-2"'
    assert client.get("/api/v1/models/gpt-3/").json()["name"] == "GPT-3"


@pytest.mark.parametrize(
    ("method", "path"),
    [("PATCH", "models/gpt-3/"), ("DELETE", "models/gpt-3/"), ("POST", "models/gpt-3/claims/"),
     ("POST", "models/gpt-3/revert/")],
)  # fmt: skip
def test_a_write_without_an_etag_is_428(send, method, path):
    assert send(method, path, WHY, etag=False).status_code == 428


def test_a_dry_run_answers_with_the_document_and_stores_nothing(send):
    before = (Change.objects.count(), EditRecord.objects.count(), FoundationModel.objects.count())
    answer = send("POST", "models/?dry_run=true", {"slug": "alpha", "name": "Alpha", **WHY})
    assert answer.status_code == 200
    assert answer.json()["dry_run"] is True
    assert answer.json()["models"][0]["document"]["name"] == "Alpha"
    assert before == (Change.objects.count(), EditRecord.objects.count(), FoundationModel.objects.count())


def test_a_write_sent_twice_with_a_key_is_done_once(send):
    key = {"Idempotency-Key": "a-key"}
    first = send("POST", "models/", {"slug": "alpha", "name": "Alpha", **WHY}, headers=key)
    again = send("POST", "models/", {"slug": "alpha", "name": "Alpha", **WHY}, headers=key)
    assert (first.status_code, first.content, first["ETag"]) == (again.status_code, again.content, again["ETag"])
    assert FoundationModel.objects.filter(slug="alpha").count() == 1


@pytest.mark.parametrize("rehearsal", ["", "?dry_run=true"])
def test_a_key_that_is_too_long_is_refused_in_a_rehearsal_too(send, rehearsal):
    key = {"Idempotency-Key": "k" * 256}
    answer = send("POST", f"models/{rehearsal}", {"slug": "alpha", "name": "Alpha", **WHY}, headers=key)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "invalid_key"


def test_a_key_with_another_body_is_422(send):
    key = {"Idempotency-Key": "a-key"}
    send("POST", "models/", {"slug": "alpha", "name": "Alpha", **WHY}, headers=key)
    answer = send("POST", "models/", {"slug": "beta", "name": "Beta", **WHY}, headers=key)
    assert answer.status_code == 422
    assert not FoundationModel.objects.filter(slug="beta").exists()


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"slug": "alpha", "name": "Alpha"}, "/reason"),
        ({"slug": "alpha", "name": "Alpha", "reason": " "}, "/reason"),
        ({"slug": "alpha", "name": "Alpha", "nmae": "x", **WHY}, "/nmae"),
        ({"slug": "facets", "name": "Alpha", **WHY}, "/slug"),
        ({"slug": "alpha", "name": "A", "claims": [{"attribute": "openness", "value": "opn", "source": "x"}], **WHY},
         "/claims/0/source"),
        ([], ""),
        ('{"slug": "a", "slug": "b"}', ""),
        ('{"slug": NaN}', ""),
        ('{"slug": "a\\u0000"}', ""),
        ('{"slug": "\\ud800"}', ""),
        ("[" * 100_000, ""),
        ('{"a":' * 5000 + "1" + "}" * 5000, ""),
        (b"\xff", ""),
        ("", ""),
        ('{"slug": 1e400}', ""),
    ],
)  # fmt: skip
def test_a_bad_body_is_400_with_a_pointer_and_nothing_is_stored(send, body, pointer):
    before = (Change.objects.count(), FoundationModel.objects.count())
    answer = send("POST", "models/", body)
    assert answer.status_code == 400, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert before == (Change.objects.count(), FoundationModel.objects.count())


def test_another_type_of_content_is_415(client, bearer):
    answer = client.post("/api/v1/models/", "x", content_type="text/plain", headers=bearer())
    assert answer.status_code == 415


@pytest.mark.parametrize("query", ["dry_run=maybe", "dryrun=true", "dry_run=true&dry_run=true", "modality=text"])
def test_a_write_takes_no_other_parameters(send, query):
    assert send("POST", f"models/?{query}", {"slug": "alpha", "name": "Alpha", **WHY}).status_code == 400
    assert not FoundationModel.objects.filter(slug="alpha").exists()


def test_many_operations_are_one_edit_or_nothing(send):
    edits = EditRecord.objects.count()
    good = [{"edit": {"model": slug, "name_ko": "이름"}} for slug in ("gpt-3", "lamda", "palm")]
    answer = send("POST", "operations/", {"operations": good, **WHY})
    assert answer.status_code == 200
    assert [result["status"] for result in answer.json()["results"]] == [200, 200, 200]
    assert EditRecord.objects.count() == edits + 1
    bad = [*good, {"edit": {"model": "nope", "name_ko": "x"}}]
    answer = send("POST", "operations/", {"operations": bad, **WHY})
    assert answer.status_code == 404
    assert answer.json()["errors"][0]["pointer"] == "/operations/3/edit/model"
    assert EditRecord.objects.count() == edits + 1


def test_operations_each_for_itself_report_each(send):
    operations = [{"edit": {"model": slug, "name_ko": "이름"}} for slug in ("gpt-3", "nope", "palm")]
    answer = send("POST", "operations/", {"operations": operations, "atomic": False, **WHY})
    assert answer.status_code == 207
    assert [result["status"] for result in answer.json()["results"]] == [200, 404, 200]
    assert json.loads(Publication.objects.get(slug="palm").document)["name_ko"] == "이름"
