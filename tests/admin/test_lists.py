import pytest
from django.contrib import admin

from catalog.models import Architecture, Domain, Modality, Task
from tests.empty import kept
from tests.factories.facts import make_claim, make_license, make_model, make_organization, make_source, make_term

pytestmark = pytest.mark.django_db

MODELS = "catalog/foundationmodel/"


def names(page):
    """What the rows of the list of models are called."""
    cells = page.html.split('class="field-shown_name"')[1:]
    return [cell.partition("<a ")[2].partition(">")[2].partition("<")[0] for cell in cells]


@pytest.fixture
@kept
def models(empty_catalog):
    for noun in ("text", "music"):
        make_term(Modality, noun)
    make_term(Domain, "clinical", parent=make_term(Domain, "biomedical"), name_ko="임상")
    make_model(
        "gatortron",
        name="GatorTron",
        name_ko="게이터트론",
        aliases=["Gator"],
        claims={"domains": ["clinical"], "input_modalities": ["text"], "openness": "open-weights"},
        variants={"large": {"parameters": 8_900_000_000}, "base": {"parameters": 345_000_000}},
    )
    make_model("musiclm", name="MusicLM", claims={"output_modalities": ["music"], "openness": "closed"})
    make_model("sketch", name="Sketch", published=False)


def test_numbers_are_those_of_people_with_all_digits_on_hovering(desk, models):
    assert '<span class="number" title="8,900,000,000">8.9B</span>' in desk.get(MODELS).html


def test_numbers_are_korean_for_those_who_read_it(korean_desk, models):
    page = korean_desk.get(MODELS)
    assert '<span class="number" title="8,900,000,000">89억</span>' in page.html
    assert "가중치 공개" in page.text


@pytest.mark.parametrize("query", ["GatorTron", "gatortr", "게이터", "Gator", "large", "gatortron"])
def test_models_are_found_by_every_name(desk, models, query):
    assert names(desk.get(f"{MODELS}?q={query}")) == ["GatorTron"]


@pytest.mark.parametrize("query", ["%00", "%", "'", "x" * 5000, "\u200b"])
def test_odd_searches_find_nothing_and_break_nothing(desk, models, query):
    desk.get(f"{MODELS}?q={query}")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("openness=5", ["GatorTron"]),
        ("openness=0", ["MusicLM"]),
        ("openness=x", []),
        ("modality=music", ["MusicLM"]),
        ("domain=biomedical", ["GatorTron"]),
        ("conflict=True", []),
        ("conflict=False", ["GatorTron", "MusicLM"]),
        ("state__exact=draft", ["Sketch"]),
    ],
)
def test_models_are_filtered(desk, models, asked, found):
    assert sorted(names(desk.get(f"{MODELS}?{asked}"))) == found


def test_filters_count_what_each_choice_would_leave(desk, models):
    texts = desk.get(MODELS).text
    assert {"published (2)", "draft (1)", "open weights (1)", "Biomedical (1)", "Music (1)", "no (2)"} <= set(texts)


def test_filters_count_under_the_other_filters(desk, models):
    texts = desk.get(f"{MODELS}?modality=music").text
    assert "open weights (0)" in texts
    assert "closed (1)" in texts


@pytest.mark.parametrize("column", range(2, 8))
def test_lists_are_ordered_by_every_column_that_offers_it(desk, models, column):
    assert len(names(desk.get(f"{MODELS}?o={column}"))) == 3


@pytest.mark.parametrize("number", [1, 3])
def test_words_say_how_many_models_use_them(desk, empty_catalog, number):
    make_term(Task, "translation")
    for position in range(number):
        make_model(f"model-{position}", claims={"tasks": ["translation"]})
    assert f'<td class="field-used">{number}</td>' in desk.get("catalog/task/").html


def test_sources_say_how_many_claims_stand_in_them(desk, models):
    make_source("unused")
    html = desk.get("catalog/source/").html
    assert '<td class="field-claim_count">7</td>' in html
    assert '<td class="field-claim_count">0</td>' in html


def test_claims_show_their_value_as_people_read_it(desk, models):
    texts = desk.get("catalog/claim/?o=1").text
    assert {"8.9B parameters", "open weights", "Clinical", "GatorTron · large"} <= set(texts)


def many(number):
    source, organization = make_source(), make_organization("acme", aliases=["Acme, Inc."])
    for noun in (Modality, Domain, Task, Architecture):
        for position in range(number):
            make_term(noun, f"term-{position}")
    for position in range(number):
        make_license(f"license-{position}", spdx=f"License-{position}")
        make_organization(f"part-{position}", parent=organization)
        make_source(f"source-{position}")
        model = make_model(
            f"model-{position}",
            source=source,
            name_ko="모델",
            claims={"organizations": ["acme"], "tasks": ["term-0"], "domains": ["term-0"]},
            variants={f"size-{position}": {"parameters": 1000 + position}},
        )
        make_claim(source, "remark", "A remark.", model=model)


LISTS = sorted(model._meta.model_name for model in admin.site._registry if model._meta.app_label == "catalog")


def test_lists_cost_the_same_queries_however_many_rows(desk, django_assert_max_num_queries):
    counted = {}
    for number in (1, 3):
        many(number) if number == 1 else [make_model(f"more-{place}", claims={"tasks": ["term-0"]}) for place in "ab"]
        for noun in LISTS:
            if number == 1:
                desk.get(f"catalog/{noun}/")  # what a process remembers, such as content types
            with django_assert_max_num_queries(29) as queries:
                desk.get(f"catalog/{noun}/?q=model")
                counted.setdefault(noun, []).append(len(queries))
    assert {noun: found for noun, found in counted.items() if found[0] != found[1]} == {}
