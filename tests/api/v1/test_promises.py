"""What the first product promises of its own content, asked over HTTP."""

import pytest

URL = "/api/v1/models/"
SEEDS = ("bert", "gpt-3", "lamda", "palm", "imagen", "musiclm", "mt-nlg", "megamolbart", "gatortron")


def slugs(client, query):
    response = client.get(f"{URL}?page_size=200&{query}")
    assert response.status_code == 200, response.content
    return [model["slug"] for model in response.json()["results"]]


@pytest.mark.parametrize("slug", SEEDS)
def test_each_seed_model_is_there_with_evidence(client, seeded, slug):
    document = client.get(f"{URL}{slug}/").json()
    assert document["slug"] == slug
    assert document["variants"]
    assert all(claim["source"]["slug"] for claims in document["evidence"].values() for claim in claims)


@pytest.mark.parametrize(
    ("query", "found", "not_found"),
    [
        ("domain=biomedical&parameters__lte=10B", {"gatortron"}, {"bert"}),
        ("domain=clinical&parameters__lte=10B", {"gatortron"}, {"bert", "megamolbart"}),
        ("modality=molecule", {"megamolbart"}, {"bert", "gatortron"}),
        ("output_modality=music", {"musiclm"}, {"bert", "imagen"}),
        ("parameters__gte=100B&openness=closed", {"lamda", "mt-nlg"}, {"bert", "gpt-3"}),
        ("parameters__gte=2B&parameters__lte=3B", {"gpt-3"}, {"bert", "gatortron"}),
        ("parameters__gte=200M&parameters__lte=300M", set(), {"gatortron", "bert"}),
        ("search=임상", {"gatortron"}, {"musiclm"}),
        ("source=nvidia-korea-foundation-models", set(SEEDS), set()),
    ],
)
def test_filters_find_what_they_should(client, seeded, query, found, not_found):
    kept = set(slugs(client, query))
    assert found <= kept
    assert not not_found & kept


def test_names_are_found_as_they_are_typed(client, seeded):
    assert slugs(client, "search=gatortorn") == ["gatortron"]
    assert slugs(client, "search=MT NLG")[0] == "mt-nlg"
    assert client.get("/api/v1/resolve/?name=Megatron-Turing NLG 530B").json()["match"]["slug"] == "mt-nlg"


def test_a_misspelt_filter_is_refused_with_the_right_spelling(client, seeded):
    response = client.get(f"{URL}?modalitty=text")
    assert response.status_code == 400
    assert response.json()["errors"][0]["did_you_mean"] == "modality"


def test_the_article_s_slip_is_kept_beside_the_paper_s_number(client, seeded):
    claims = client.get(f"{URL}gpt-3/?fields=evidence").json()["evidence"]["parameters"]
    largest = [claim for claim in claims if claim["value"] == 175_000_000_000 and claim["accepted"]]
    assert [claim["source"]["slug"] for claim in largest] == ["gpt-3-paper"]
    (slip,) = [claim for claim in claims if claim["value"] == 1750]
    assert (slip["rank"], slip["accepted"]) == ("deprecated", False)
    assert slip["source"]["slug"] == "nvidia-korea-foundation-models"
    assert slip["note"]
    page = client.get(f"{URL}gpt-3/claims/?attribute=parameters&rank=deprecated").json()
    assert slip["id"] in [claim["id"] for claim in page["results"]]


def test_the_claims_of_a_model_can_be_narrowed(client, seeded):
    address = f"{URL}gpt-3/claims/"
    every = client.get(address).json()["count"]
    assert every == client.get(f"{URL}gpt-3/?fields=claim_count").json()["claim_count"]
    halves = [client.get(f"{address}?accepted={word}").json() for word in ("true", "false")]
    assert sum(page["count"] for page in halves) == every
    assert {claim["accepted"] for claim in halves[0]["results"]} == {True}
    assert {claim["accepted"] for claim in halves[1]["results"]} == {False}
    rumored = client.get(f"{address}?basis=estimated&basis=rumored").json()["results"]
    assert {claim["basis"] for claim in rumored} <= {"estimated", "rumored"}
    sized = client.get(f"{address}?attribute=parameters&variant=175b").json()["results"]
    assert {(claim["attribute"], claim["variant"]) for claim in sized} == {("parameters", "175b")}


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("atribute=parameters", "atribute"), ("accepted=yes", "accepted"), ("rank=best", "rank"), ("model=bert", "model")],
)
def test_the_claims_of_a_model_are_asked_for_strictly(client, seeded, query, parameter):
    response = client.get(f"{URL}gpt-3/claims/?{query}")
    assert response.status_code == 400
    assert [flaw["parameter"] for flaw in response.json()["errors"]] == [parameter]


def test_the_claims_of_a_model_cost_the_same_however_many_they_are(client, seeded, django_assert_max_num_queries):
    for size in (1, 3, 200):
        with django_assert_max_num_queries(4):
            client.get(f"{URL}gpt-3/claims/?page_size={size}")


def test_lineage_is_that_of_the_document(client, seeded):
    document = client.get(f"{URL}bert/").json()
    response = client.get(f"{URL}bert/lineage/")
    assert response.json() == document["lineage"]
    assert response["ETag"] == f'"bert-{document["revision"]}"'
