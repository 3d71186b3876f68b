"""Claims over all subjects: what is visible, what is accepted, filters and languages."""

import pytest

from catalog.curation.publication import withdraw
from catalog.curation.record import save
from catalog.models import FoundationModel, Product
from tests.empty import kept
from tests.factories.facts import WHO, make_claim, make_model, make_organization, make_source

URL = "/api/v1/claims/"


@pytest.fixture
@kept
def world(empty_catalog):
    """A model with a variant and rivals, a product and an organization with claims, and a draft."""
    paper, press = make_source("paper"), make_source("press", tier=4)
    gpt = make_model("gpt-3", name="GPT-3", source=paper, variants={"175b": {"parameters": "175B"}})
    make_claim(
        press, "parameters", "1750", variant=gpt.variants.get(), rank="deprecated", note="A misprint.",
        basis="estimated", confidence="quoted",
    )  # fmt: skip
    make_claim(paper, "openness", "api", model=gpt, disputed=True)
    product = Product(slug="chatgpt", name="ChatGPT", kind="service")
    save(product, **WHO)
    make_claim(press, "users", "100M", product=product)
    make_claim(paper, "users", "90M", product=product)
    make_claim(press, "users", None, organization=make_organization("openai"))
    make_model("draft", source=paper, claims={"openness": "closed"}, published=False)


def listed(client, query=""):
    response = client.get(f"{URL}?{query}")
    assert response.status_code == 200, response.content
    return response.json()["results"]


def test_claims_on_everything_that_readers_can_see_are_listed(client, world):
    assert [(row["subject"]["kind"], row["subject"]["slug"], row["attribute"]) for row in listed(client)] == [
        ("variant", "gpt-3", "parameters"),
        ("variant", "gpt-3", "parameters"),
        ("model", "gpt-3", "openness"),
        ("product", "chatgpt", "users"),
        ("product", "chatgpt", "users"),
        ("organization", "openai", "users"),
    ]


def test_what_is_accepted_is_what_is_published(client, world):
    rows = listed(client)
    assert [row["accepted"] for row in rows] == [True, False, True, False, True, True]
    assert rows[0]["decided_by"] == "only claim"
    assert rows[4]["decided_by"] == "source tier"
    assert rows[1]["decided_by"] is None


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("model=gpt-3", 3),
        ("model__n=gpt-3", 3),
        ("variant=175b", 2),
        ("variant__empty=true", 4),
        ("product=chatgpt", 2),
        ("product__empty=false", 2),
        ("organization=openai", 1),
        ("attribute=users&attribute=openness", 4),
        ("source=press", 3),
        ("source__n=press", 3),
        ("rank=deprecated", 1),
        ("basis=estimated", 1),
        ("confidence__n=verified", 1),
        ("status=undisclosed", 1),
        ("disputed=true", 1),
        ("disputed=false&model=gpt-3&source=paper", 1),
    ],
)
def test_filters(client, world, query, expected):
    assert len(listed(client, query)) == expected


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("model=draft", "unknown_term"),
        ("model=gpt3", "unknown_term"),
        ("attribute=parmeters", "unknown_value"),
        ("rank=best", "unknown_value"),
        ("disputed=perhaps", "unknown_value"),
        ("accepted=true", "unknown_parameter"),
        ("attribute__gt=a", "unknown_suffix"),
        ("lang=fr", "unknown_value"),
    ],
)
def test_what_is_wrong_is_named(client, world, query, code):
    response = client.get(f"{URL}?{query}")
    assert response.status_code == 400
    assert response.json()["errors"][0]["code"] == code


def test_values_are_shown_as_people_read_them_in_their_language(client, world):
    row = listed(client, "variant=175b&rank=normal")[0]
    assert (row["shown"], row["attribute_label"], row["value"]) == ("175B", "parameters", 175_000_000_000)
    assert listed(client, "variant=175b&rank=normal&lang=ko")[0]["shown"] == "1,750억"
    response = client.get(f"{URL}?rank=deprecated", headers={"accept-language": "ko"})
    assert response.json()["results"][0]["shown"] == "1,750"
    assert response["Content-Language"] == "ko"
    assert "Accept-Language" in response["Vary"]


def test_one_claim_has_an_address(client, world):
    row = listed(client, "rank=deprecated")[0]
    assert client.get(row["url"]).json() == row


@pytest.mark.parametrize("number", ["0", "999999999", "99999999999999999999", "9" * 5000, "x", "-1", "1.5"])
def test_no_other_address_is_one(client, world, number):
    response = client.get(f"{URL}{number}/")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


def test_a_withdrawn_model_takes_its_claims_along(client, world):
    row = listed(client, "model=gpt-3")[0]
    withdraw(FoundationModel.objects.get(slug="gpt-3").pk, **WHO)
    assert client.get(row["url"]).status_code == 404
    assert len(listed(client)) == 3


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(client, empty_catalog, django_assert_num_queries, number):
    paper = make_source("paper")
    for index in range(number):
        make_model(f"model-{index}", source=paper, claims={"openness": "closed"}, variants={"v": {"parameters": "7B"}})
    with django_assert_num_queries(2):
        client.get(URL)
    for index in range(number):
        make_claim(paper, "users", "1M", organization=make_organization(f"o-{index}"))
    with django_assert_num_queries(3):  # and the rivals of what no document holds
        client.get(URL)
