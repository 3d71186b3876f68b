"""Facets, statistics, comparison, conflicts and names over HTTP, with the filters of the list."""

from urllib.parse import quote

import pytest

from catalog.discovery.facets import FACETS
from catalog.models import Domain, Modality
from tests.empty import kept
from tests.factories.facts import make_claim, make_model, make_source
from tests.factories.publications import make_publication


@pytest.fixture
def get(client):
    """Ask below the API's base, and expect 200 unless told otherwise."""

    def ask(path, status=200, **headers):
        response = client.get(f"/api/v1/{path}", headers=headers)
        assert response.status_code == status, response.content[:500]
        return response.json()

    return ask


def counts(found):
    return {entry["value"]: entry["count"] for entry in found["results"]}


@pytest.mark.parametrize("name", FACETS)
def test_the_count_of_a_value_is_that_of_the_list_that_its_query_finds(seeded, get, name):
    other = "parameters_active__empty=true&organization=google&organization=openai&organization=nvidia"
    found = get(f"models/facets/?facet={name}&limit=4&{other if name != 'organization' else 'modality=text'}")[name]
    for entry in found["results"]:
        query = f"{entry['query']}&{other if name != 'organization' else 'modality=text'}"
        assert get(f"models/?{query}&page_size=1")["count"] == entry["count"], entry


def test_a_facet_leaves_its_own_filter_out_and_no_other(empty_catalog, get):
    make_publication("a", modalities=["text"], domains=["x"])
    make_publication("b", modalities=["image"], domains=["x"])
    make_publication("c", modalities=["image"], domains=["y"])
    for table, slugs in ((Modality, ("text", "image")), (Domain, ("x", "y"))):
        table.objects.bulk_create(table(slug=slug, name=slug.upper()) for slug in slugs)
    found = get("models/facets/?facet=modality&facet=domain&modality=text&domain=x")
    assert list(found) == ["modality", "domain"]
    assert counts(found["modality"]) == {"image": 1, "text": 1}
    assert counts(found["domain"]) == {"x": 1}
    assert [entry["value"] for entry in found["modality"]["results"] if entry["selected"]] == ["text"]
    negated = get("models/facets/?facet=modality&modality__n=text")["modality"]
    assert counts(negated) == {"image": 2, "text": 1}


def test_bounds_on_the_other_numbers_bind_the_variant_that_is_counted(empty_catalog, get):
    make_publication("moe", variants=[{"parameters": 10**9, "parameters_active": 5}, {"parameters": 10**11}])
    found = get("models/facets/?facet=parameters&parameters_active__gte=1&parameters__lt=5")["parameters"]
    assert counts(found) == {"1000000000..10000000000": 1}


def test_a_band_is_selected_by_its_bounds(empty_catalog, get):
    make_publication("a", parameters=2 * 10**9)
    found = get("models/facets/?facet=parameters&parameters__gte=1B&parameters__lt=10B")["parameters"]
    assert [entry["selected"] for entry in found["results"]] == [True]
    facets = "facet=openness&facet=mof_class&facet=has_conflict"
    found = get(f"models/facets/?{facets}&openness=api&mof_class=II&has_conflict=true")
    assert [facet["results"][0]["selected"] for facet in found.values()] == [True, True, True]


def test_labels_follow_the_language(seeded, get):
    label = "models/facets/?facet=modality&facet=openness&facet=country&limit=1"
    english, korean = get(label), get(f"{label}&lang=ko")
    assert english["modality"]["results"][0]["label"] == "Text"
    assert korean["modality"]["results"][0]["label"] == "텍스트"
    assert korean["country"]["results"][0]["label"] == "미국"


@pytest.mark.parametrize(
    ("path", "parameter", "code"),
    [
        ("models/facets/", "facet", "required"),
        ("models/facets/?facet=modlity", "facet", "unknown_value"),
        ("models/facets/?facet=modality&limit=0", "limit", "invalid_number"),
        ("models/facets/?facet=modality&modality=txt", "modality", "unknown_term"),
        ("models/facets/?facet=modality&ordering=name", "ordering", "unknown_parameter"),
        ("models/stats/?parameters__gte=big", "parameters__gte", "invalid_count"),
        ("models/stats/?page_size=3", "page_size", "unknown_parameter"),
        ("models/compare/", "slug", "invalid_number"),
        ("models/compare/?slug=bert", "slug", "invalid_number"),
        ("models/compare/?slug=bert&slug=bert", "slug", "invalid_number"),
        ("models/compare/?" + "&".join(f"slug=m-{index}" for index in range(11)), "slug", "invalid_number"),
        ("models/compare/?slug=bert&slug=gpt3", "slug", "unknown_model"),
        ("models/compare/?slug=bert&slug=%00", "slug", "invalid_character"),
        ("conflicts/?attribute=paramters", "attribute", "unknown_value"),
        ("conflicts/?model=brt", "model", "unknown_term"),
        ("conflicts/?source=nobody", "source", "unknown_term"),
        ("conflicts/?spread__gte=small", "spread__gte", "invalid_spread"),
        ("conflicts/?spread__gte=0.5", "spread__gte", "invalid_spread"),
        ("conflicts/?settled=1", "settled", "unknown_value"),
        ("conflicts/?cursor=abc", "cursor", "invalid_cursor"),
        ("resolve/", "name", "required"),
        ("resolve/?name=---", "name", "blank"),
        ("resolve/?name=" + "x" * 501, "name", "too_long"),
        ("resolve/?name=bert" + "%0D" * 500, "name", "too_long"),
        ("resolve/?name=a%00b", "name", "invalid_character"),
        ("resolve/?name=a&name=b", "name", "repeated"),
        ("resolve/?nme=bert", "nme", "unknown_parameter"),
        ("?x=1", "x", "unknown_parameter"),
        ("openapi.json?lang=de", "lang", "unknown_value"),
        ("models.csv?fields=slg", "fields", "unknown_field"),
        ("models.csv?page_size=3", "page_size", "unknown_parameter"),
        ("models.ndjson?view=short", "view", "unknown_value"),
    ],
)
def test_what_is_wrong_is_named(seeded, get, path, parameter, code):
    flaws = {flaw["parameter"]: flaw["code"] for flaw in get(path, status=400)["errors"]}
    assert flaws == {parameter: code}


def test_a_misspelt_model_is_suggested_for_comparison(seeded, get):
    [flaw] = get("models/compare/?slug=bert&slug=gpt3", status=400)["errors"]
    assert flaw["did_you_mean"] == "gpt-3"


def test_statistics_are_those_of_the_models_that_match(seeded, get):
    found = get("models/stats/?domain=clinical")
    assert found["models"] == get("models/?domain=clinical")["count"]
    assert found["models_with_conflict"] == get("models/?domain=clinical&has_conflict=true")["count"]


def test_conflicts_page_by_page_are_those_that_models_hold(seeded, get):
    found, address = [], "conflicts/?page_size=50"
    while address:
        page = get(address.removeprefix("/api/v1/"))
        found += page["results"]
        address = page["next"]
    assert len(found) == page["count"]
    for slug in ("gpt-3", "bert"):
        own = get(f"models/{slug}/?fields=conflicts")["conflicts"]
        listed = [row for row in found if row["model"] == slug]
        assert [{key: row[key] for key in own[0]} for row in listed] == own
    first = get("conflicts/?page_size=2")
    back = get(get(first["next"].removeprefix("/api/v1/"))["previous"].removeprefix("/api/v1/"))
    assert back["results"] == first["results"]


@pytest.fixture
@kept
def disputed(empty_catalog):
    """Two models on which sources disagree, one of them twice: by 3 times, by 2.5 times, and on a word."""
    paper, press = make_source("paper"), make_source("press", tier=4)
    for slug in ("a", "b"):
        claims = {"training_tokens": "100B", "openness": "api"} if slug == "a" else {}
        model = make_model(slug, source=paper, claims=claims, variants={slug: {"parameters": "10B"}})
        if slug == "a":
            make_claim(press, "training_tokens", "300B", model=model)
            make_claim(press, "openness", "closed", model=model, rank="deprecated", note="A rumor.")
        else:
            make_claim(press, "parameters", "25B", variant=model.variants.get())


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", "a training_tokens, a openness, b parameters"),
        ("model=b", "b parameters"),
        ("model__n=b", "a training_tokens, a openness"),
        ("variant=b", "b parameters"),
        ("variant__empty=true", "a training_tokens, a openness"),
        ("attribute=parameters&attribute=openness", "a openness, b parameters"),
        ("attribute__n=parameters", "a training_tokens, a openness"),
        ("settled=true", "a openness"),
        ("settled=false", "a training_tokens, b parameters"),
        ("source=press&source=paper", "a training_tokens, a openness, b parameters"),
        ("source__all=press&source__all=paper", "a training_tokens, a openness, b parameters"),
        ("source__n=press", ""),
        ("spread__gte=2.6", "a training_tokens"),
        ("spread__lt=3", "b parameters"),
        ("spread__empty=true", "a openness"),
        ("spread__gte=2&source=press&attribute=parameters", "b parameters"),
        ("ordering=-spread", "a training_tokens, b parameters, a openness"),
        ("ordering=spread", "b parameters, a training_tokens, a openness"),
        ("ordering=-model", "b parameters, a training_tokens, a openness"),
        ("ordering=-model,spread", "b parameters, a training_tokens, a openness"),
    ],
)
def test_conflicts_are_found_by_what_they_are_about(disputed, get, asked, expected):
    seen, address = [], f"conflicts/?page_size=1&{asked}"
    while address:
        page = get(address.removeprefix("/api/v1/"))
        seen += [f"{row['model']} {row['attribute']}" for row in page["results"]]
        address = page["next"]
    assert sorted(seen) == sorted(found for found in expected.split(", ") if found)
    if "ordering" in asked:
        assert ", ".join(seen) == expected
    assert page["count"] == len(seen)


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(client, empty_catalog, django_assert_num_queries, number):
    paper, press = make_source("paper"), make_source("press")
    for index in range(number):
        model = make_model(f"m-{index}", source=paper, claims={"training_tokens": "1B"})
        make_claim(press, "training_tokens", "3B", model=model)
    make_model("other", source=paper)
    for path, queries in {
        "conflicts/": 1,
        "models/facets/?facet=domain&facet=openness": 3,
        "models/stats/": 8,
        "models/compare/?slug=m-0&slug=other": 1,
        "resolve/?name=m-0": 3,
    }.items():
        with django_assert_num_queries(queries):
            assert client.get(f"/api/v1/{path}").status_code == 200


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Megatron-Turing NLG 530B", "mt-nlg"),
        ("버트", "bert"),
        ("arXiv:2005.14165", "gpt-3"),
        ("https://huggingface.co/google-bert/bert-base-uncased", "bert"),
    ],
)
def test_names_lead_to_models(seeded, get, name, slug):
    assert get(f"resolve/?name={quote(name)}")["match"]["slug"] == slug


def test_the_root_names_every_address(seeded, client, get):
    found = get("")
    assert found["models"] == "/api/v1/models/"
    for name, address in found.items():
        if "{" not in address and name not in {"facets", "compare", "resolve", "docs", "redoc"}:
            assert client.head(address).status_code == 200, name


def test_validators_follow_the_catalog_and_the_content(empty_catalog, client):
    make_model("a", claims={"openness": "closed"})
    paths = ["models/stats/", "resolve/?name=a", "models/facets/?facet=openness", "conflicts/", "claims/", "models.csv"]
    tags = {}
    for path in paths:
        tags[path] = client.get(f"/api/v1/{path}")["ETag"]
        assert client.get(f"/api/v1/{path}", headers={"if-none-match": tags[path]}).status_code == 304
        assert client.get(f"/api/v1/{path}", headers={"if-match": '"other"'}).status_code == 412
    make_model("b", claims={"openness": "api"})
    for path in set(paths) - {"conflicts/"}:
        assert client.get(f"/api/v1/{path}", headers={"if-none-match": tags[path]}).status_code == 200
