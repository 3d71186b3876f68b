import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Claim, Organization, Publication, PublishedVariant, Source
from catalog.values.count import exact_count
from catalog.vocabulary.openness import LEVELS
from catalog.web.asked import ORDERINGS
from catalog.web.listing import PAGE_SIZE, Listing, _ordered

pytestmark = pytest.mark.usefixtures("seeded")

ADDRESSES = {"/api/v1/", "/api/docs/", "/api/redoc/", "/api/v1/openapi.json", "/admin/"}


def names(page):
    return [row.one("th").all("a")[0].text for row in page.one("table").one("tbody").all("tr")]


def summaries():
    return [json.loads(text) for text in Publication.objects.values_list("summary_document", flat=True)]


def every_name(page, query=""):
    found, number = [], 1
    while True:
        shown = page(f"/?page={number}&{query}")
        found += names(shown)
        if not shown.all("a", rel="next"):
            return found
        number += 1


@pytest.mark.parametrize(
    ("language", "headline"), [("en", "What each foundation model is"), ("ko", "파운데이션 모델은 무엇이고")]
)
def test_it_says_what_it_is_in_the_readers_language(page, language, headline):
    shown = page("/", language)
    assert shown.one("html").attributes["lang"] == language
    assert shown.one("h1").text.startswith(headline)


def test_it_says_how_much_the_registry_holds_now(page):
    held = {entry.one("dt").text: entry.one("dd").text for entry in page("/").one("dl", class_="numbers").all("div")}
    documents = [json.loads(text) for text in Publication.objects.values_list("document", flat=True)]
    assert held == {
        "models": exact_count(len(documents)),
        "variants": exact_count(PublishedVariant.objects.count()),
        "claims": exact_count(Claim.objects.visible().count()),
        "sources": exact_count(Source.objects.count()),
        "organizations": exact_count(Organization.objects.count()),
        "open conflicts": exact_count(
            sum(not conflict["settled"] for document in documents for conflict in document["conflicts"])
        ),
    }


@pytest.mark.parametrize(("language", "shown"), [("en", "2,719 models"), ("ko", "모델 2,719개")])
def test_large_numbers_have_separators_in_the_list_too(page, monkeypatch, language, shown):
    listing = Listing(documents=[], count=2719, counted_all=True, page=1, pages=1)
    monkeypatch.setattr("catalog.web.front_page.find", lambda _asked: listing)
    assert shown in page("/", language).one("main").text


def test_it_leads_to_the_api_the_reference_and_the_desk(page):
    assert {link.attributes["href"] for link in page("/").one("main").all("a")} >= ADDRESSES


def test_every_published_model_is_listed_once(page):
    assert sorted(every_name(page)) == sorted(summary["name"] for summary in summaries())


def test_a_row_shows_what_the_summary_says(page):
    row = page("/?search=GatorTron").one("tbody").all("tr")[0]
    cells = [cell.text for cell in row.parts if not isinstance(cell, str)]
    assert cells[0].startswith("GatorTron")
    assert cells[1] == "NVIDIA , University of Florida"
    assert cells[2] == "Text → to Embedding"
    assert cells[3:5] == ["8.9B", "open weights"]
    assert re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", cells[5])
    assert cells[6].startswith(str(Publication.objects.get(slug="gatortron").source_count))


def test_a_korean_row_has_korean_words_and_numbers(page):
    row = page("/?search=GatorTron", "ko").one("tbody").all("tr")[0]
    cells = [cell.text for cell in row.parts if not isinstance(cell, str)]
    assert cells[2] == "텍스트 → 출력: 임베딩"
    assert cells[3] == "89억"


def test_a_size_that_nobody_disclosed_is_no_number(page):
    row = page("/?search=MusicLM").one("tbody").all("tr")[0]
    assert row.all("td")[2].text == "undisclosed"


@pytest.mark.parametrize(
    ("ordering", "value"),
    [
        ("name", lambda each: each["name"].casefold()),
        ("parameters", lambda each: each["parameters"]),
        ("openness", lambda each: LEVELS[each["openness"]] if each["openness"] else None),
        ("released", lambda each: each["release_date"] and f"{each['release_date']}-01-01"[:10]),
        ("source_count", lambda each: each["source_count"]),
    ],
)
@pytest.mark.parametrize("sign", ["", "-"])
def test_headers_order_the_models_with_the_unknown_last(page, ordering, value, sign):
    by_name = {each["name"]: value(each) for each in summaries()}
    values = [by_name[name] for name in every_name(page, f"ordering={sign}{ordering}")]
    known = [each for each in values if each is not None]
    assert known == sorted(known, reverse=bool(sign))
    assert values == [*known, *[None] * (len(values) - len(known))]


@pytest.mark.parametrize("ordering", ORDERINGS)
def test_every_order_is_that_of_an_index(ordering):
    rows = _ordered(Publication.objects.all(), ordering).values("pk")[:25]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_sort = off; SET LOCAL enable_seqscan = off")
    assert re.search(r"^Limit.*\n +-> +Index Scan|^Limit.*\n +-> +Index Only Scan", rows.explain())


def test_the_header_in_force_says_so_and_turns_round(page):
    header = page("/?ordering=-parameters&openness=api").one("th", class_="parameters")
    assert header.attributes["aria-sort"] == "descending"
    assert header.one("a").attributes["href"] == "?openness=api&ordering=parameters#models"
    turned = page("/?ordering=parameters").one("th", class_="parameters")
    assert turned.attributes["aria-sort"] == "ascending"
    other = page("/?ordering=parameters").one("th", class_="openness")
    assert "aria-sort" not in other.attributes
    assert other.one("a").attributes["href"] == "?ordering=-openness#models"


def test_without_an_order_the_best_documented_models_stand_first(page):
    assert page("/").one("th", class_="source_count").attributes["aria-sort"] == "descending"


@pytest.mark.parametrize(
    ("query", "present", "absent"),
    [
        ("search=임상", "GatorTron", "BERT"),
        ("search=gatortrom", "GatorTron", "BERT"),
        ("modality=molecule", "MegaMolBART", "BERT"),
        ("output_modality=music", "MusicLM", "BERT"),
        ("domain=biomedical", "GatorTron", "MusicLM"),
        ("openness=closed", "LaMDA", "BERT"),
        ("openness=closed&openness=api", "GPT-3", "BERT"),
        ("organization=nvidia", "MegaMolBART", "LaMDA"),
        ("source=nvidia-korea-foundation-models", "BERT", "CTRL"),
        ("product=bionemo", "MegaMolBART", "BERT"),
        ("has_conflict=true", "GPT-3", None),
    ],
)
def test_filters_and_search_narrow_the_list(page, query, present, absent):
    found = every_name(page, query)
    assert present in found
    assert absent not in found
    assert 0 < len(found) <= Publication.objects.count()


def test_an_exact_name_comes_first(page):
    assert names(page("/?search=gpt3"))[0] == "GPT-3"


def test_fields_left_empty_ask_for_nothing(page):
    assert names(page("/?search=&openness=&modality=&domain=&ordering=&page=")) == names(page("/"))


def test_what_is_in_force_stays_in_the_form_and_can_be_taken_back(page):
    shown = page("/?modality=text&modality=image&openness=api&organization=openai&ordering=name&search=GPT")
    form = shown.one("form")
    hidden = {(field.attributes["name"], field.attributes["value"]) for field in form.all("input", type="hidden")}
    assert hidden == {("modality", "image"), ("organization", "openai"), ("ordering", "name")}
    chosen = {option.attributes["value"] for option in form.all("option") if "selected" in option.attributes}
    assert chosen == {"text", "api"}
    assert form.one("input", type="search").attributes["value"] == "GPT"
    addresses = [chip.attributes["href"] for chip in shown.all("a", class_="chip")]
    assert "?search=GPT&openness=api&modality=text&organization=openai&ordering=name" in addresses
    assert len(addresses) == 4


def test_the_form_offers_the_words_that_models_use(page):
    options = [option.attributes["value"] for option in page("/").one("select", id="modality").all("option")]
    used = {slug for modalities in Publication.objects.values_list("modalities", flat=True) for slug in modalities}
    assert set(options) == {"", *used}


def test_pages_follow_each_other(page):
    first, last = page("/"), page("/").all("a")
    assert len(names(first)) == PAGE_SIZE
    onward = [link.attributes["href"] for link in last if link.attributes.get("rel") == "next"]
    assert onward == ["?page=2#models"]
    second = page("/?page=2")
    assert set(names(first)).isdisjoint(names(second))
    assert [link.attributes["href"] for link in second.all("a", rel="prev")] == ["?page=1#models"]


@pytest.mark.parametrize(
    "query", ["", "search=GPT", "modality=image&ordering=-released&openness=api", "source=helm-v0-1-0"]
)
def test_the_same_list_is_offered_to_programs(page, client, query):
    shown = page(f"/?{query}")
    json_address, csv_address, _ = [link.attributes["href"] for link in shown.one("p", class_="also").all("a")]
    results = client.get(json_address).json()["results"]
    assert [each["name"] for each in results] == names(shown)
    assert client.get(csv_address).status_code == 200


def test_nothing_found_is_said(page):
    shown = page("/?search=zzzzzzzzzz")
    assert not shown.all("table")
    assert "No published model matches" in shown.one("p", class_="nothing").text


def test_the_example_shows_the_sides_of_a_real_conflict(page):
    shown = page("/").one("aside", class_="specimen")
    assert [side for side in shown.all("li") if side.attributes.get("class") == "accepted"] != []
    assert 2 <= len(shown.all("li")) <= 4


@pytest.mark.parametrize("address", ["/", "/?ordering=name&modality=text", "/?search=GPT"])
def test_the_number_of_queries_does_not_grow_with_the_rows(client, address):
    def queries():
        client.get(address)  # so that what is counted once for each state of the catalog is counted
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    many = queries()
    kept = Publication.objects.filter(slug__in=["gpt-3", "gpt-2", "gpt-j"]).values("pk")
    Publication.objects.exclude(pk__in=kept).delete()
    assert queries() == many
    Publication.objects.exclude(slug="gpt-3").delete()
    assert queries() == many
    assert many <= 12


def test_an_empty_registry_has_a_front_page_too(page, empty_catalog):
    shown = page("/")
    assert {entry.one("dd").text for entry in shown.one("dl", class_="numbers").all("div")} == {"0"}
    assert shown.all("aside", class_="specimen") == []
