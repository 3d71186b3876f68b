"""Search: what words find, in which order, and what forgives typing errors."""

import pytest

from catalog.curation.columns import SEARCH_CONFIG as INDEXED
from catalog.discovery.search import EXACT_NAME, EXACT_VARIANT, SEARCH_CONFIG, Search
from catalog.models import Publication
from catalog.values.problem import ValueProblem
from tests.empty import kept
from tests.factories.facts import make_model, make_organization


def parsed(text):
    return [
        [f"{'-' if word.negated else ''}{'=' if word.phrase else ''}{word.text}" for word in words]
        for words in Search.parse(text).alternatives
    ]


@pytest.mark.parametrize(
    ("text", "alternatives"),
    [
        ("clinical notes", [["clinical", "notes"]]),
        ('"clinical notes" -BERT', [["=clinical notes", "-BERT"]]),
        ("a OR b c", [["a"], ["b", "c"]]),
        ('a OR -"b c"', [["a"], ["-=b c"]]),
        ("OR a OR OR b OR", [["a"], ["b"]]),
        ("a or b", [["a", "or", "b"]]),
        ('a"b c"d', [["a", "=b c", "d"]]),
        ('"never closed', [["=never closed"]]),
        ("--a - -", [["-a"]]),
        ("GPT-3를", [["GPT-3를"]]),
        ("a & | ! b", [["a", "b"]]),
    ],
)
def test_words_are_read_as_people_type_them(text, alternatives):
    assert parsed(text) == alternatives


@pytest.mark.parametrize("text", ["!!!", "-", '""', "OR", "OR OR", "- -", "…"])
def test_a_search_without_a_word_is_refused(text):
    with pytest.raises(ValueProblem) as caught:
        Search.parse(text)
    assert caught.value.code == "no_words"


def test_both_sides_of_a_match_are_configured_alike():
    assert SEARCH_CONFIG == INDEXED


def found(text):
    search = Search.parse(text)
    matches = search.matching(Publication.objects.annotate(relevance=search.relevance()))
    return [row.slug for row in matches.order_by("-relevance", "slug")]


@pytest.fixture
@kept
def catalog(empty_catalog):
    make_organization("nvidia", name="NVIDIA", name_ko="엔비디아")
    make_model(
        "gatortron",
        name="GatorTron",
        name_ko="게이터트론",
        summary="A clinical language model, trained on the notes of a hospital.",
        summary_ko="전자의무기록으로 학습한 임상시험용 언어 모델이다.",
        claims={"organizations": ["nvidia"]},
    )
    make_model("mt-nlg", name="MT-NLG", aliases=["Megatron-Turing NLG 530B"], summary="It succeeds Megatron.")
    make_model("megatron", name="Megatron", summary="Turing is not in its name, and MT-NLG followed it.")
    make_model("gpt-3", name="GPT-3", variants={"gpt-3-xl": {"parameters": "1.3B"}}, summary="Few-shot.")
    make_model("llama-2", name="Llama 2", summary="It likes 암호 and one shot.")


CASES = {
    # words, stemmed, in any case
    "clinical": ["gatortron"],
    "HOSPITALS": ["gatortron"],
    "clinical megatron": [],
    "clinical OR succeeding": ["gatortron", "mt-nlg"],
    '"language model"': ["gatortron"],
    '"model language"': [],
    "model -clinical": [],
    "shot -GPT-3": ["llama-2"],
    # names come before summaries, exact ones first
    "Megatron": ["megatron", "mt-nlg"],
    "MT NLG": ["mt-nlg", "megatron"],
    "mtnlg": ["mt-nlg"],
    "Megatron-Turing NLG 530B": ["mt-nlg"],
    "gpt-3-xl": ["gpt-3"],
    # numbers after a hyphen
    "GPT 3": ["gpt-3"],
    "gpt-3 shot": ["gpt-3"],
    "shot gpt 3": ["gpt-3"],
    "llama-2 shot": ["llama-2"],
    # Korean inside longer words, with and without particles
    "임상": ["gatortron"],
    "임상시험": ["gatortron"],
    "시험": ["gatortron"],
    "임시": [],
    "게이터트론": ["gatortron"],
    "엔비디아": ["gatortron"],
    "GPT-3를": ["gpt-3"],
    "암": ["llama-2"],
    "모델 임상": ["gatortron"],
    "모델 -임상시험": [],
    # typing errors, in names only
    "gatortorn": ["gatortron"],
    "GaterTron": ["gatortron"],
    "megatorn": ["megatron"],
    "gatortronn": ["gatortron"],
    "lama 2": ["llama-2"],
    "llama 3": [],
    "meg": [],
    "megaphone": [],
    "clincial": [],
    "gatortorn -clinical": [],
    # nothing but what never matches, or nothing but what must not
    "the": [],
    "the of": [],
    "the clinical": ["gatortron"],
    "-clinical": ["gpt-3", "llama-2", "megatron", "mt-nlg"],
    "-clinical -shot": ["megatron", "mt-nlg"],
    "clinical OR -shot": ["gatortron", "megatron", "mt-nlg"],
    # what is syntax elsewhere
    "clinical:* & !shot": [],
    "'clinical'": ["gatortron"],
    "a\\'b": [],
}


def test_what_is_found_and_in_which_order(catalog):
    assert {text: found(text) for text in CASES} == CASES


def test_an_exact_name_outweighs_every_word(catalog):
    scores = {}
    for text in ("Megatron", "gpt-3-xl"):
        search = Search.parse(text)
        row = search.matching(Publication.objects.annotate(score=search.relevance())).order_by("-score").first()
        scores[text] = row.score
    assert scores["Megatron"] >= EXACT_NAME > scores["gpt-3-xl"] >= EXACT_VARIANT


def test_names_are_looked_up_once_for_matching_and_ranking(catalog, django_assert_num_queries):
    with django_assert_num_queries(2):
        found("gatortorn")


def test_a_search_among_other_filters_and_its_default_order(client, catalog):
    def slugs(query):
        return [model["slug"] for model in client.get(f"/api/v1/models/?{query}").json()["results"]]

    assert slugs("search=Megatron") == ["megatron", "mt-nlg"]
    assert slugs("search=Megatron&ordering=-name") == ["mt-nlg", "megatron"]
    assert slugs("search=Megatron&ordering=relevance") == ["mt-nlg", "megatron"]
    assert slugs("search=shot&parameters__gte=1B") == ["gpt-3"]


def test_pages_of_a_search_hold_every_match_once(client, catalog):
    url, slugs = "/api/v1/models/?search=shot OR megatron OR model&page_size=1", []
    while url:
        page = client.get(url).json()
        slugs += [model["slug"] for model in page["results"]]
        url = page["next"]
    assert slugs == found("shot OR megatron OR model")
    assert len(slugs) == 5
