"""Which model a name means, and why."""

import pytest

from catalog.curation.record import save
from catalog.discovery.identity import resolve
from catalog.models import Identifier
from tests.factories.facts import WHO, make_model
from tests.factories.publications import make_publication


@pytest.mark.parametrize("name", ["GPT-3", "gpt 3", "gpt3", "ＧＰＴ－３", "  GPT‑3  "])
def test_spellings_of_a_name_are_one_name(empty_catalog, name):
    make_publication("gpt-3", name="GPT-3")
    found = resolve(name)
    assert found["match"]["slug"] == "gpt-3"
    assert not found["ambiguous"]
    assert found["suggestions"] == []


def test_the_reason_says_which_name_it_is_and_whether_letter_by_letter(empty_catalog):
    make_publication("mt-nlg", name="MT-NLG", aliases=["Megatron-Turing NLG 530B"])
    reasons = resolve("Megatron-Turing NLG 530B")["match"]["reasons"]
    assert reasons == [{"kind": "alias", "name": "Megatron-Turing NLG 530B", "variant": None, "exact": True}]
    assert not resolve("megatron turing nlg 530b")["match"]["reasons"][0]["exact"]


def test_the_name_of_a_variant_leads_to_its_model_and_says_the_variant(empty_catalog):
    make_model("gatortron", name="GatorTron", variants={"gatortron-large": {}})
    found = resolve("GatorTron large")["match"]
    assert (found["slug"], found["variant"]) == ("gatortron", "gatortron-large")


def test_a_name_is_surer_than_the_name_of_a_variant(empty_catalog):
    make_model("a", name="Big", variants={"small": {}})
    make_model("b", name="Other", variants={"big": {}})
    found = resolve("big")
    assert found["match"]["slug"] == "a"
    assert found["ambiguous"]
    assert [entry["slug"] for entry in found["candidates"]] == ["a", "b"]


def test_where_two_models_fit_equally_there_is_no_match_but_both_with_their_reasons(empty_catalog):
    make_publication("a", name="A", aliases=["Imagen"])
    make_publication("b", name="B", aliases=["imagen"])
    found = resolve("Imagen")
    assert found["match"] is None
    assert found["ambiguous"]
    assert {entry["slug"]: entry["reasons"][0]["exact"] for entry in found["candidates"]} == {"a": True, "b": False}


@pytest.mark.parametrize(
    "written",
    [
        "google-bert/bert-base-uncased",
        "https://huggingface.co/google-bert/bert-base-uncased",
        "hf.co/Google-BERT/bert-base-uncased",
    ],
)
def test_ids_are_found_in_any_form_and_case(empty_catalog, written):
    model = make_model("bert", name="BERT")
    save(Identifier(model=model, kind="huggingface", value="google-bert/bert-base-uncased"), **WHO)
    assert resolve(written)["match"]["slug"] == "bert"


def test_typing_errors_are_suggested_and_never_matched(empty_catalog):
    make_publication("gatortron", name="GatorTron")
    found = resolve("gatrotron")
    assert found["match"] is None
    assert found["candidates"] == []
    assert [entry["slug"] for entry in found["suggestions"]] == ["gatortron"]
    assert 0 < found["suggestions"][0]["similarity"] < 1


def test_a_name_that_nobody_has_gets_an_answer(empty_catalog):
    make_publication("bert", name="BERT")
    assert resolve("완전히 다른 이름")["suggestions"] == []


def test_drafts_have_no_names(empty_catalog):
    make_model("secret", name="Secret", published=False)
    assert resolve("Secret")["candidates"] == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(empty_catalog, django_assert_num_queries, number):
    for index in range(number):
        make_publication(f"m-{index}", name=f"Model {index}", aliases=["Shared"])
    with django_assert_num_queries(2):
        resolve("shared")
    with django_assert_num_queries(3):
        resolve("sharde")
