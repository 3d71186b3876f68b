"""Organizations, terms, licenses, sources and products: lists, single records, and their models."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.curation.record import save
from catalog.models import Domain, License, Mention, Modality, Product, ProductModel
from tests.factories.facts import WHO, make_claim, make_license, make_model, make_organization, make_source, make_term
from tests.factories.publications import make_publication

LISTS = ["organizations", "modalities", "domains", "tasks", "architectures", "licenses", "sources", "products"]


@pytest.fixture
def get(client):
    """Ask below the API's base, and expect 200 unless told otherwise."""

    def ask(path, status=200, **headers):
        response = client.get(f"/api/v1/{path}", headers=headers)
        assert response.status_code == status, response.content[:500]
        return response if status == 304 else response.json()

    return ask


def slugs(found):
    return [row["slug"] for row in found["results"]]


@pytest.mark.parametrize("path", LISTS)
def test_every_list_has_the_envelope_and_every_record_its_address(seeded, get, path):
    found = get(f"{path}/?page_size=3")
    assert list(found) == ["count", "count_is", "next", "previous", "results"]
    first = found["results"][0]
    assert get(first["url"].removeprefix("/api/v1/"))["slug"] == first["slug"]


@pytest.mark.parametrize("path", LISTS)
def test_the_number_of_models_is_that_of_the_list_it_links_to(seeded, get, path):
    for row in get(f"{path}/?ordering=-model_count&page_size=2")["results"]:
        assert get(row["models_url"].removeprefix("/api/v1/"))["count"] == row["model_count"]


@pytest.mark.parametrize("path", LISTS)
def test_pages_hold_every_record_once(seeded, get, path):
    found, address = [], f"{path}/?page_size=7&ordering=-model_count"
    while address:
        page = get(address.removeprefix("/api/v1/"))
        found += slugs(page)
        address = page["next"]
    assert len(found) == len(set(found)) == page["count"]


@pytest.mark.parametrize("path", LISTS)
def test_lists_are_strict(seeded, get, path):
    [error] = get(f"{path}/?pagesize=3", status=400)["errors"]
    assert error["did_you_mean"] == "page_size"
    assert get(f"{path}/?ordering=nam", status=400)["errors"][0]["parameter"] == "ordering"
    assert get(f"{path}/?page_size=0", status=400)["errors"][0]["parameter"] == "page_size"


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("slug", ["no-such-thing", "%00", "A B", "x" * 300, "%ED%95%9C"])
def test_an_address_of_nothing_is_a_problem(empty_catalog, get, path, slug):
    assert get(f"{path}/{slug}/", status=404)["errors"][0]["code"] == "unknown_record"


def test_a_misspelt_slug_is_put_right(empty_catalog, get):
    make_organization("google")
    assert get("organizations/gogle/", status=404)["errors"][0]["did_you_mean"] == "google"


def test_organizations_are_filtered(empty_catalog, get):
    google = make_organization("google", kind="company", aliases=["Alphabet's"], name_ko="구글")
    make_organization("deepmind", kind="lab", country="GB", parent=google)
    make_organization("bigscience", kind="collective", country="")
    assert slugs(get("organizations/?kind=lab&kind=company")) == ["deepmind", "google"]
    assert slugs(get("organizations/?kind__n=lab")) == ["bigscience", "google"]
    assert slugs(get("organizations/?country=gb")) == ["deepmind"]
    assert slugs(get("organizations/?country__empty=true")) == ["bigscience"]
    assert slugs(get("organizations/?parent=google")) == ["deepmind"]
    assert slugs(get("organizations/?parent__empty=true")) == ["bigscience", "google"]
    assert slugs(get("organizations/?parent__n=google")) == ["bigscience", "google"]
    assert slugs(get("organizations/?name=구글")) == ["google"]
    assert slugs(get("organizations/?name__ic=alphabet")) == ["google"]
    assert slugs(get("organizations/?ordering=-name")) == ["google", "deepmind", "bigscience"]
    assert get("organizations/?kind=firm", status=400)["errors"][0]["parameter"] == "kind"
    assert get("organizations/?parent=gogle", status=400)["errors"][0]["did_you_mean"] == "google"


def test_an_organization_shows_its_parts_its_products_and_what_is_claimed(empty_catalog, get):
    google = make_organization("google")
    make_organization("deepmind", parent=google)
    save(Product(slug="bard", name="Bard", kind="service"), many={"organizations": [google]}, **WHO)
    paper, press = make_source("paper"), make_source("press", tier=4)
    make_claim(paper, "users", "1M", organization=google)
    make_claim(press, "users", "3M", organization=google)
    found = get("organizations/google/")
    assert [entry["slug"] for entry in found["children"]] == ["deepmind"]
    assert [entry["slug"] for entry in found["products"]] == ["bard"]
    assert [(claim["value"], claim["accepted"]) for claim in found["evidence"]["users"]] == [
        (1_000_000, True), (3_000_000, False),
    ]  # fmt: skip
    assert found["conflicts"][0]["spread"] == 3.0


def test_terms_know_their_wider_and_narrower_ones(empty_catalog, get):
    audio = make_term(Modality, "audio", name_ko="오디오")
    make_term(Modality, "music", parent=audio)
    make_publication("musiclm", modalities=["audio", "music"])
    assert get("modalities/music/")["parent"] == "audio"
    found = get("modalities/audio/")
    assert [entry["url"] for entry in found["children"]] == ["/api/v1/modalities/music/"]
    assert (found["model_count"], found["models_url"]) == (1, "/api/v1/models/?modality=audio")
    assert slugs(get("modalities/?parent=audio")) == ["music"]
    assert slugs(get("modalities/?name=오디오")) == ["audio"]


def test_licenses_are_found_by_what_they_permit_and_by_spdx(empty_catalog, get):
    make_license("apache-2.0", spdx="Apache-2.0")
    make_license("custom", commercial_use="no")
    assert slugs(get("licenses/?spdx=APACHE-2.0")) == ["apache-2.0"]
    assert slugs(get("licenses/?spdx__empty=true")) == ["custom"]
    assert slugs(get("licenses/?commercial_use__n=no")) == ["apache-2.0"]
    assert get("licenses/custom/")["spdx"] is None


def test_sources_are_found_by_date_tier_and_identifier(empty_catalog, get):
    make_source("year", date="2021")
    make_source("month", date="2021-06", tier=4)
    make_source("day", date="2022-01-05", arxiv="2201.00001", doi="10.1000/x")
    make_source("undated")
    assert slugs(get("sources/?date=2021")) == ["month", "year"]
    assert slugs(get("sources/?date=2021-06")) == ["month"]
    assert slugs(get("sources/?date__gte=2021-06")) == ["day", "month"]
    assert slugs(get("sources/?date__lt=2021-07")) == ["month"]
    assert slugs(get("sources/?date__lte=2021")) == ["month", "year"]
    assert slugs(get("sources/?date__gt=2021")) == ["day"]
    assert slugs(get("sources/?date__n=2021")) == ["day", "undated"]
    assert slugs(get("sources/?date__empty=true")) == ["undated"]
    assert slugs(get("sources/?tier__gt=primary")) == ["month"]
    assert slugs(get("sources/?arxiv=https://arxiv.org/abs/2201.00001v2")) == ["day"]
    assert slugs(get("sources/?doi=https://doi.org/10.1000/X")) == ["day"]
    assert slugs(get("sources/?title__ic=YEA")) == ["year"]
    assert get("sources/?date=2021-13", status=400)["errors"][0]["parameter"] == "date"
    assert get("sources/?arxiv=nonsense", status=400)["errors"][0]["parameter"] == "arxiv"


def test_a_source_shows_what_it_names_and_leads_to_records_that_readers_can_see(empty_catalog, get):
    article = make_source("article", kind="article", tier=4)
    seen, hidden = make_model("seen", source=article), make_model("hidden", source=article, published=False)
    make_claim(article, "openness", "closed", model=seen)
    make_claim(article, "openness", "closed", model=hidden)
    for position, fields in enumerate(
        [{"name": "Seen", "model": seen}, {"name": "Hidden", "model": hidden}, {"name": "Idea", "kind": "concept"}], 1
    ):
        save(Mention(**{"source": article, "position": position, "kind": "model", **fields}), **WHO)
    found = get("sources/article/")
    assert [(entry["name"], (entry["subject"] or {}).get("slug")) for entry in found["mentions"]] == [
        ("Seen", "seen"), ("Hidden", None), ("Idea", None),
    ]  # fmt: skip
    assert found["claim_count"] == 1
    assert get(found["claims_url"].removeprefix("/api/v1/"))["count"] == 1


def test_a_product_shows_its_models_with_citations_but_no_drafts(empty_catalog, get):
    paper = make_source("paper")
    product = Product(slug="chatgpt", name="ChatGPT", kind="service")
    save(product, many={"organizations": [make_organization("openai")]}, **WHO)
    for slug, published in [("gpt-3-5", True), ("gpt-9", False)]:
        model = make_model(slug, source=paper, published=published)
        save(ProductModel(product=product, model=model, role="runs", source=paper, locator="line 3"), **WHO)
    make_claim(paper, "users", "100M", product=product)
    found = get("products/chatgpt/")
    assert [(edge["slug"], edge["role"], edge["locator"]) for edge in found["models"]] == [
        ("gpt-3-5", "runs", "line 3")
    ]
    assert found["evidence"]["users"][0]["accepted"]
    assert found["organizations"][0]["url"] == "/api/v1/organizations/openai/"
    assert slugs(get("products/?model=gpt-3-5")) == ["chatgpt"]
    assert slugs(get("products/?organization__n=openai")) == []
    assert get("products/?model=gpt-9", status=400)["errors"][0]["code"] == "unknown_term"


PATHS = [
    "organizations/", "organizations/google/", "domains/", "domains/domain-0/", "licenses/", "licenses/license-0/",
    "sources/", "sources/paper/", "products/", "products/product-0/",
]  # fmt: skip


def test_the_number_of_queries_is_the_same_at_one_row_and_at_three(client, empty_catalog):
    paper, google = make_source("paper"), make_organization("google")

    def add(index):
        make_organization(f"part-{index}", parent=google)
        make_license(f"license-{index}")
        make_term(Domain, f"domain-{index}")
        product = Product.objects.filter(slug="product-0").first() or Product(
            slug="product-0", name="P", kind="service"
        )
        save(product, many={"organizations": [google]}, **WHO)
        make_claim(paper, "users", "1M", organization=google, locator=str(index))
        make_claim(paper, "users", "1M", product=product, locator=str(index))
        model = make_model(f"model-{index}", source=paper)
        save(ProductModel(product=product, model=model, role="runs", source=paper), **WHO)
        save(Mention(source=paper, position=index, kind="model", name="M", model=model), **WHO)

    def queries(path):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/api/v1/{path}").status_code == 200
        return len(captured)

    add(0)
    at_one = {path: queries(path) for path in PATHS}
    add(1)
    add(2)
    assert {path: queries(path) for path in PATHS} == at_one
    assert max(queries(path) for path in PATHS if path.count("/") == 1) <= 3
    assert max(at_one.values()) <= 14


def test_an_unchanged_answer_is_not_sent_again(empty_catalog, client, get):
    apache = make_license("apache-2.0", spdx="Apache-2.0")
    for path in ("licenses/", "licenses/apache-2.0/"):
        etag = client.get(f"/api/v1/{path}")["ETag"]
        assert not etag.startswith("W/")
        assert get(path, status=304, if_none_match=etag).content == b""
    apache.note = "Ask a lawyer."
    save(apache, **WHO)
    assert get("licenses/apache-2.0/", if_none_match=etag)["note"] == "Ask a lawyer."
    assert License.objects.count() == 1
