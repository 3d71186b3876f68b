import json

import pytest

from catalog.curation.record import save
from catalog.curation.rename import rename
from catalog.models import Claim, FoundationModel, Publication, Revision

pytestmark = pytest.mark.usefixtures("seeded")
WHO = {"actor": "kim", "reason": "The table says so."}


@pytest.fixture
def edited(seeded):
    claim = Claim.objects.get(variant__model__slug="gatortron", variant__slug="large", source__slug="gatortron-paper")
    claim.value = "9B"
    save(claim, fields=["value"], **WHO)
    return claim


@pytest.mark.usefixtures("edited")
def test_revisions_are_listed_newest_first_with_who_and_why(client):
    found = client.get("/api/v1/models/gatortron/revisions/").json()
    assert [entry["number"] for entry in found["results"]] == [2, 1]
    assert (found["results"][0]["actor"], found["results"][0]["reason"]) == ("kim", "The table says so.")
    assert found["results"][0]["edit"] is not None
    assert found["results"][1]["edit"] is None


@pytest.mark.usefixtures("edited")
def test_a_revision_is_the_document_as_it_was_byte_for_byte_and_for_good(client):
    answer = client.get("/api/v1/models/gatortron/revisions/1/")
    assert answer.content.decode() == Revision.objects.get(model__slug="gatortron", number=1).document
    assert answer["ETag"] == '"gatortron-1"'
    assert "immutable" in answer["Cache-Control"]
    assert (
        client.get("/api/v1/models/gatortron/revisions/1/", headers={"If-None-Match": answer["ETag"]}).status_code
        == 304
    )


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999", "x"])
@pytest.mark.usefixtures("edited")
def test_a_revision_that_does_not_exist_is_404(client, number):
    assert client.get(f"/api/v1/models/gatortron/revisions/{number}/").status_code == 404


def test_a_difference_names_each_field_by_pointer_and_claims_by_number(client, edited):
    found = client.get("/api/v1/models/gatortron/diff/?from=1&to=2").json()
    by_pointer = {entry["pointer"]: (entry["before"], entry["after"]) for entry in found["differences"]}
    assert by_pointer["/parameters"] == (8_900_000_000, 9_000_000_000)
    assert by_pointer["/variants/large/parameters"] == (8_900_000_000, 9_000_000_000)
    assert by_pointer[f"/evidence/parameters/{edited.pk}/value"] == (8_900_000_000, 9_000_000_000)
    assert not any(pointer.startswith("/revision") for pointer in by_pointer)
    assert client.get("/api/v1/models/gatortron/diff/").json() == found


@pytest.mark.parametrize(
    ("query", "status"), [("from=0", 400), ("from=x", 400), ("to=99", 404), ("form=1", 400), ("from=1&from=2", 400)]
)
def test_a_difference_between_what_is_not_there_says_so(client, query, status):
    assert client.get(f"/api/v1/models/gatortron/diff/?{query}").status_code == status


def test_a_model_is_what_it_was_on_a_day(client, edited):
    before = Revision.objects.get(model__slug="gatortron", number=1)
    instant = before.created_at.isoformat().replace("+00:00", "Z")
    answer = client.get("/api/v1/models/gatortron/", {"as_of": instant})
    assert answer.json()["parameters"] == 8_900_000_000
    assert client.get("/api/v1/models/gatortron/", {"as_of": "2999"}).json()["parameters"] == 9_000_000_000
    assert client.get("/api/v1/models/gatortron/", {"as_of": "2001-01-01"}).status_code == 404


def test_the_catalog_is_what_it_was_on_a_day(client, edited):
    instant = Revision.objects.get(model__slug="gatortron", number=1).created_at.isoformat().replace("+00:00", "Z")
    lines = b"".join(client.get("/api/v1/models.ndjson", {"as_of": instant}).streaming_content).splitlines()
    documents = {entry["slug"]: entry for entry in map(json.loads, lines)}
    assert documents["gatortron"]["revision"] == 1
    now = b"".join(client.get("/api/v1/models.ndjson", {"as_of": "2999"}).streaming_content).decode().splitlines()
    assert sorted(now) == sorted(Publication.objects.values_list("document", flat=True))
    assert b"".join(client.get("/api/v1/models.ndjson", {"as_of": "2001"}).streaming_content) == b""


@pytest.mark.parametrize(
    "address", ["models/gatortron/?as_of=2999&view=summary", "models.ndjson?as_of=2999&domain=clinical"]
)
def test_what_does_not_go_with_a_day_is_refused_by_name(client, address):
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "excluded"


@pytest.mark.parametrize("day", ["yesterday", "2020-13", "2024-01-01Tx", "0000", "%00"])
def test_a_day_that_is_none_is_refused(client, day):
    assert client.get(f"/api/v1/models/gatortron/?as_of={day}").status_code == 400


@pytest.mark.parametrize("rest", ["", "revisions/", "claims/", "lineage/", "diff/"])
def test_a_former_address_leads_to_the_new_one(client, rest):
    rename(FoundationModel.objects.get(slug="gatortron").pk, slug="gatortron-1", **WHO)
    answer = client.get(f"/api/v1/models/gatortron/{rest}")
    assert answer.status_code == 308
    assert answer["Location"] == f"/api/v1/models/gatortron-1/{rest}"
    assert client.get(answer["Location"]).status_code == 200
