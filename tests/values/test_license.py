import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.license import parse_spdx
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
