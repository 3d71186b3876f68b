import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog.values.name import (
    RESERVED_SLUGS,
    SLUG_LIMIT,
    SLUG_PATTERN,
    fold,
    is_slug,
    is_term,
    nearest,
    slugify,
)
from catalog.values.problem import ValueProblem


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("MT-NLG", "mt nlg"),
        ("GPT\N{NON-BREAKING HYPHEN}3", "GPT-3"),
        ("GPT-3", "gpt_3"),
        ("GPT-3", "ＧＰＴ－３"),
        ("GPT-3 (175B)", "GPT-3 175B"),
        ("Llama-2-7b", "LLaMA 2 7B"),
        ("BioNeMo™", "BioNeMo"),
        ("PanGu-Σ", "pangu σ"),
        ("Wu Dao 2.0", "WuDao 2.0"),
        ("T5-11B", "T5 11B"),
        ("파운데이션 모델", "파운데이션모델"),
        ("Straße", "STRASSE"),
        ("\u1112\u1161\u11ab", "한"),
    ],
)
def test_spellings_of_one_name_fold_together(a, b):
    assert fold(a) == fold(b) != ""


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Command R", "Command R+"),
        ("PointNet", "PointNet++"),
        ("PanGu-α", "PanGu-Σ"),
        ("PanGu-α", "PanGu"),
        ("OPT-1.3B", "OPT-13B"),
        ("GPT-3 6.7B", "GPT-3 67B"),
        ("Llama 2 7B", "Llama 27B"),
        ("Gemma 2 2B", "Gemma 22B"),
        ("Gemma 2 2B", "Gemma 2.2B"),
        ("GPT-3.5", "GPT-35"),
        ("Imagen", "Imagen 3"),
    ],
)
def test_names_of_two_things_do_not(a, b):
    assert fold(a) != fold(b)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("GPT-3.5 Turbo", "gpt3.5turbo"),
        ("Command R+", "commandr+"),
        ("GPT-3 (2.7B)", "gpt3-2.7b"),
        ("- . -", ""),
        ("", ""),
    ],
)
def test_the_key_is_stable(name, key):
    assert fold(name) == key


@given(st.text())
@example("1.\u03252")
@example("ᾳ̈́")
def test_folding_is_idempotent(name):
    assert fold(fold(name)) == fold(name)


@given(
    st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=1),
    st.sampled_from([" ", "-", "_", " (", "."]),
)
def test_case_and_marks_between_letters_never_count(word, mark):
    assert fold(mark.join(word)) == fold(word)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("GPT-3.5", "gpt-3-5"),
        ("Command R+", "command-r-plus"),
        ("PointNet++", "pointnet-plus-plus"),
        ("PanGu-α", "pangu-alpha"),
        ("PanGu-Σ", "pangu-sigma"),
        ("β-VAE", "beta-vae"),
        ("GPT\N{NON-BREAKING HYPHEN}3", "gpt-3"),
        ("Megatron-Turing NLG 530B", "megatron-turing-nlg-530b"),
        ("ＧＰＴ－４", "gpt-4"),
        ("AT&T", "at-and-t"),
        ("Ødegård's ﬁne Straße", "odegards-fine-strasse"),
        ("rinna 일본어 GPT", "rinna-gpt"),
        ("BioNeMo™", "bionemo"),
        ("DALL·E 2", "dall-e-2"),
        ("  --x--  ", "x"),
    ],
)
def test_slugs_are_ascii_words_joined_by_hyphens(name, slug):
    assert slugify(name) == slug


@pytest.mark.parametrize("name", ["", "한국어", "---", "漢字", "🦙", "\ud800"])
def test_a_name_without_latin_letters_gives_no_slug(name):
    with pytest.raises(ValueProblem) as caught:
        slugify(name)
    assert caught.value.code == "invalid_slug"


@given(st.text())
@example("x" * 99 + "-yy")
@example("α" * 60)
def test_a_slug_is_a_slug_and_its_own_slug(name):
    try:
        slug = slugify(name)
    except ValueProblem:
        return
    assert is_slug(slug)
    assert slugify(slug) == slug


@pytest.mark.parametrize(
    ("text", "slug", "term"),
    [
        ("gpt-3", True, True),
        ("3", True, True),
        ("x" * SLUG_LIMIT, True, True),
        ("x" * (SLUG_LIMIT + 1), False, False),
        ("apache-2.0", False, True),
        ("GPT-3", False, False),
        ("gpt--3", False, False),
        ("-gpt", False, False),
        ("gpt-", False, False),
        ("gpt-3\n", False, False),
        ("gpt 3", False, False),
        ("", False, False),
        ("pangu-α", False, False),
        ("..", False, False),
    ],
)
def test_slugs_and_terms_are_recognized(text, slug, term):
    assert is_slug(text) is slug
    assert is_term(text) is term


def test_reserved_words_would_else_be_slugs():
    assert {"facets", "stats", "compare"} <= RESERVED_SLUGS
    assert all(re.fullmatch(SLUG_PATTERN, word) for word in RESERVED_SLUGS)


FILTERS = (
    "modality",
    "input_modality",
    "output_modality",
    "parameters",
    "parameters_active",
    "released",
    "domain",
    "openness",
)


@pytest.mark.parametrize(
    ("word", "choice"),
    [
        ("modalitty", "modality"),
        ("modality", "modality"),
        ("Modality", "modality"),
        ("mod", "modality"),
        ("output_modalty", "output_modality"),
        ("param", "parameters"),
        ("params", "parameters"),
        ("release", "released"),
        ("release_date", "released"),
        ("opennes", "openness"),
        ("domian", "domain"),
        ("", None),
        ("zzz", None),
        ("x", None),
        ("\ud800", None),
    ],
)
def test_the_nearest_choice_is_what_was_meant(word, choice):
    assert nearest(word, FILTERS) == choice


def test_no_choice_is_nearest_among_none():
    assert nearest("x", []) is None


def test_the_nearest_of_many_is_found_quickly():
    choices = [f"model-{number}-{number * 7919 % 1000}b" for number in range(5_000)]
    started = time.perf_counter()
    assert nearest("modell-4999-81b", choices) == "model-4999-81b"
    assert nearest("modell-4999-81b" * 1_000, choices) is None
    assert time.perf_counter() - started < 5


@given(st.text(), st.lists(st.text()))
def test_the_nearest_is_one_of_the_choices(word, choices):
    found = nearest(word, choices)
    assert found is None or found in choices
