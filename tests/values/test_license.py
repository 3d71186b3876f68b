import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.license import license_slugs, parse_spdx
from catalog.values.problem import ValueProblem

words = st.sampled_from(
    [
        "MIT", "apache-2.0", "GPL-2.0+", "gpl-3.0-only", "AND", "or", "WITH", "Classpath-exception-2.0", "(", ")", "+",
        "/", ",", "foo", "LicenseRef-x", "LicenseRef-", "License", "none", "cc-by-4.0",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("MIT", "MIT"),
        ("apache-2.0", "Apache-2.0"),
        (" cc-by-nc-4.0 ", "CC-BY-NC-4.0"),
        ("mit or apache-2.0", "MIT OR Apache-2.0"),
        ("MIT AND (isc OR bsd-3-clause)", "MIT AND (ISC OR BSD-3-Clause)"),
        ("GPL-2.0", "GPL-2.0-only"),
        ("gpl-2.0+", "GPL-2.0-or-later"),
        ("GPL-2.0-only WITH classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"),
        ("LicenseRef-OpenAI-Terms", "LicenseRef-OpenAI-Terms"),
        ("MIT AND LicenseRef-Llama-2", "MIT AND LicenseRef-Llama-2"),
        ("MIT OR MIT", "MIT OR MIT"),
    ],
)
def test_expressions_get_their_standard_form(text, expression):
    assert parse_spdx(text) == expression


@pytest.mark.parametrize(
    "text",
    [
        "", "Apache 2.0", "Llama 2", "openrail", "proprietary", "MIT and", "AND", "(((", "()", "(MIT))", "MIT ()",
        "MIT/Apache-2.0",
        "MIT Apache-2.0", "LicenseRef-", "LicenseRef-한국", "MIT WITH MIT", "Classpath-exception-2.0 WITH MIT",
        "MIT\x00", "MIT" * 100, "MIT\ud800", "(" * 150,
    ],
)  # fmt: skip
def test_unknown_ids_and_broken_expressions_are_problems(text):
    with pytest.raises(ValueProblem):
        parse_spdx(text)


@given(st.one_of(st.text(), st.lists(words, max_size=8).map(" ".join), st.lists(words, max_size=4).map("".join)))
def test_standard_forms_stay_as_they_are(text):
    try:
        expression = parse_spdx(text)
    except ValueProblem:
        return
    assert parse_spdx(expression) == expression


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Apache 2.0", ["apache-2.0"]),
        ("Apache license 2.0", ["apache-2.0"]),
        ("Apache-2.0", ["apache-2.0"]),
        ("MIT License", ["mit"]),
        ("mit or apache-2.0", ["apache-2.0", "mit"]),
        ("CC BY NC 4.0", ["cc-by-nc-4.0"]),
        ("CC by-NC-SA 4.0", ["cc-by-nc-sa-4.0"]),
        ("BSD 3-Clause", ["bsd-3-clause"]),
        ("ODC-By", ["odc-by-1.0"]),
        ("LLaMA2", ["llama2"]),
        ("Llama 2 Community License", ["llama2"]),
        ("Meta Llama 3 Community License Agreement", ["llama3"]),
        ("Llama 3.3 Community License Agreement", ["llama3.3"]),
        ("Gemma Terms of Use", ["gemma"]),
        ("Gemma (commercially-friendly license given by Google DeepMind)", ["gemma"]),
        ("BigCode Open RAIL-M v1.0", ["bigcode-openrail-m"]),
        ("BigScience RAIL v1.0", ["bigscience-rail-1.0"]),
        ("CreativeML Open RAIL++-M License", ["creativeml-openrail-plus-plus-m"]),
        ("GPLv3", ["gpl-3.0-only"]),
        ("LLaMa License (model weights), GPLv3 (code)", ["llama"]),
        ("none (model weights), BSD-3-Clause (code)", []),
        ("unknown (model weights), Apache 2.0 (SayCan code)", []),
        ("MIT (code and weights); CC BY 4.0 (data)", ["mit"]),
        ("Apache-2.0 and BigScience RAIL License v1.0", ["apache-2.0", "bigscience-rail-1.0"]),
        ("unknkown", []),
        ("", []),
    ],
)
def test_names_of_licenses_give_the_slugs_of_those_that_hold_for_the_model(text, slugs):
    assert license_slugs(text) == slugs


@pytest.mark.parametrize(
    ("text", "did_you_mean"),
    [
        ("custom", None),
        ("mC4, OSCAR", None),
        ("Apache-2.0 and Community License for Baichuan2 Model", "apache-2.0"),
        ("Jamba Open Model License", None),
        ("MIT AND LicenseRef-Unheard-Of", None),
        ("OPT-IML 175B License", "opt-175b-license"),
        ("CreativeML OpenRAIL", "creativeml-openrail-m"),
    ],
)
def test_a_name_that_is_not_known_is_a_problem_and_no_guess(text, did_you_mean):
    with pytest.raises(ValueProblem) as caught:
        license_slugs(text)
    assert (caught.value.code, caught.value.did_you_mean) == ("unknown_license", did_you_mean)


def test_names_can_be_added():
    assert license_slugs("AI2 ImpACT License", known={"AI2 ImpACT": "ai2-impact"}) == ["ai2-impact"]


@given(st.one_of(st.text(), st.lists(words, max_size=4).map(" ".join), st.lists(words, max_size=4).map(", ".join)))
def test_slugs_of_licenses_are_names_of_the_same_licenses(text):
    try:
        slugs = license_slugs(text)
    except ValueProblem:
        return
    assert license_slugs(", ".join(slugs)) == slugs
