import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.ingest.normalizer import Normalizer
from catalog.ingest.records import (
    ComponentStatement,
    LineageStatement,
    Place,
    Record,
    RecordKind,
    Statement,
)
from catalog.ingest.words import Words
from catalog.values import typed
from catalog.vocabulary.attributes import ATTRIBUTES, Kind
from catalog.vocabulary.statuses import ValueStatus

PLACE = Place("file.csv", "row 2", "column")
WORDS = Words.build(
    licenses={"mit": ["MIT License"], "llama2": ["Llama 2 Community License"]},
    modalities={"text": [], "image": []},
    domains={"clinical": ["Clinical", "임상"]},
    tasks={"text-generation": ["Text generation"]},
    architectures={"transformer-decoder": ["Transformer decoder"]},
)


def normalized(*statements, **fields):
    record = Record("table", "key", PLACE, "Name", statements=statements, **fields)
    return Normalizer(WORDS).normalize(record)


def said(attribute, text, **more):
    """Return what a cell says: claims as attribute and value or status, and the texts that are held."""
    done = normalized(Statement(attribute, text, PLACE, **more))
    claims = {claim.attribute: claim.value if claim.status == "known" else claim.status for claim in done.claims}
    return claims, [held.text for held in done.quarantined]


@pytest.mark.parametrize(
    ("attribute", "text", "claims", "held"),
    [
        ("parameters", "30B A3B", {"parameters": 30_000_000_000, "parameters_active": 3_000_000_000}, 0),
        ("parameters", "0", {"parameters": "unknown"}, 0),
        ("parameters", "Undisclosed", {"parameters": "undisclosed"}, 0),
        ("parameters", "8x7B", {}, 1),
        ("training_tokens", "300B tokens", {"training_tokens": 300_000_000_000}, 0),
        ("training_tokens", "~1.4 trillion", {"training_tokens": 1_400_000_000_000}, 0),
        ("training_tokens", "300B words", {}, 1),
        ("context_length", "128K", {"context_length": 128_000}, 0),
        ("context_length", "0", {"context_length": "unknown"}, 0),
        ("training_compute", "3.14E23 FLOPs", {"training_compute": 3.14e23}, 0),
        ("training_compute", "2.1 × 10²⁵", {"training_compute": 2.1e25}, 0),
        ("training_compute", "3640 petaflop/s-days", {}, 1),
        ("training_compute", "nan", {"training_compute": "unknown"}, 0),
        ("release_date", "10/2018", {"release_date": "2018-10"}, 0),
        ("release_date", "1970-01-01", {"release_date": "unknown"}, 0),
        ("release_date", "03/04/2023", {}, 1),
        ("openness", "API access", {"openness": "api"}, 0),
        ("openness", "open", {}, 1),
        ("paper_url", "https://a.org/x#:~:text=y", {"paper_url": "https://a.org/x"}, 0),
        ("paper_url", "https://a.org https://b.org", {"paper_url": "https://a.org"}, 1),
        ("paper_url", "ftp://a.org", {}, 1),
        ("licenses", "Llama 2 Community License Agreement", {"licenses": ["llama2"]}, 0),
        ("licenses", "none (model weights), BSD-3-Clause (code)", {"licenses": "unknown"}, 0),
        ("licenses", "MIT, custom", {}, 1),
        ("licenses", "Apache 2.0", {}, 1),
        ("input_modalities", "text, image;image, text", {
            "input_modalities": ["image", "text"], "output_modalities": ["image", "text"],
        }, 0),
        ("input_modalities", "text+image->text", {
            "input_modalities": ["image", "text"], "output_modalities": ["text"],
        }, 0),
        ("input_modalities", "text", {"input_modalities": ["text"]}, 0),
        ("output_modalities", "text, video, smell", {"output_modalities": ["text"]}, 2),
        ("input_modalities", "text; unknown", {"input_modalities": ["text"]}, 0),
        ("domains", "임상, Astrology", {"domains": ["clinical"]}, 1),
        ("tasks", "text-generation", {"tasks": ["text-generation"]}, 0),
        ("architecture", "transformer decoder", {"architecture": "transformer-decoder"}, 0),
        ("architecture", "decoder", {}, 1),
        ("languages", "English, ko; zh-hant and cn", {"languages": ["en", "ko", "zh-Hant"]}, 1),
        ("organizations", "unknown", {"organizations": "unknown"}, 0),
        ("training_hardware", "8\u00a0A100\t\t\tGPUs ", {"training_hardware": "8 A100 GPUs"}, 0),
        ("training_hardware", "8\x00GPUs", {}, 1),
        ("training_hardware", "x" * 10_001, {}, 1),
        ("remark", "unknown", {}, 0),
        ("favorite_color", "blue", {}, 1),
    ],
)  # fmt: skip
def test_a_cell_ends_as_claims_absence_or_held(attribute, text, claims, held):
    found, doubtful = said(attribute, text)
    assert (found, len(doubtful)) == (claims, held)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("7", "billion", 7_000_000_000),
        ("7.5", "B", 7_500_000_000),
        ("350M", "billion", 350_000_000),
        ("40", "parameters", 40),
    ],
)
def test_the_unit_of_a_column_holds_for_bare_numbers(text, unit, value):
    assert said("parameters", text, unit=unit) == ({"parameters": value}, [])


def test_a_name_without_a_size_says_nothing():
    assert said("parameters", "GPT-4", unit="name") == ({}, [])


def test_a_name_that_cannot_be_stored_costs_itself_alone():
    long = "x" * 300
    assert said("organizations", "", texts=("Acme", long)) == ({"organizations": ["Acme"]}, [long])


def test_lists_are_read_entry_by_entry():
    assert said("languages", "", texts=("en", "xx-not", "한국어")) == ({"languages": ["en", "ko"]}, ["xx-not"])
    assert said("organizations", "", texts=("Acme, Inc.", "unknown", "Acme, Inc.")) == (
        {"organizations": ["Acme, Inc."]},
        [],
    )


def test_claims_keep_what_the_statement_adds():
    statement = Statement("release_date", "2020", PLACE, note=" a\x00note\t\there ", basis="estimated", variant="XL")
    (claim,) = normalized(statement).claims
    assert (claim.place, claim.text, claim.note, claim.basis, claim.variant) == (
        PLACE,
        "2020",
        "anote here",
        "estimated",
        "XL",
    )


def test_sizes_that_a_cell_names_are_variants():
    done = normalized(Statement("parameters", "86M(Base) to 632M (Huge)", PLACE))
    assert [(claim.variant, claim.value) for claim in done.claims] == [("Base", 86_000_000), ("Huge", 632_000_000)]


def test_a_statement_that_comes_twice_is_one_claim():
    statement = Statement("licenses", "MIT", PLACE)
    assert len(normalized(statement, statement).claims) == 1


def test_identifiers_come_in_one_spelling_or_are_held():
    done = normalized(identifiers=(("arxiv", "arXiv:2005.14165v4"), ("doi", "nonsense"), ("hub", "x")))
    assert done.identifiers == (("arxiv", "2005.14165"),)
    assert [(held.attribute, held.text) for held in done.quarantined] == [
        ("identifier", "nonsense"),
        ("identifier", "x"),
    ]


def test_components_and_edges_that_are_not_in_the_vocabulary_are_held():
    done = normalized(
        components=[
            ComponentStatement("datasets", "open", PLACE, "MIT", "see https://a.org."),
            ComponentStatement("datasets", "open", PLACE, "their own"),
            ComponentStatement("merchandise", "open", PLACE),
        ],
        lineage=[
            LineageStatement("merged", "A", PLACE),
            LineageStatement("", "B", PLACE),
            LineageStatement("merged", "unknown", PLACE),
        ],
    )
    assert [(part.licenses, part.url, part.note) for part in done.components] == [
        (("mit",), "https://a.org", ""),
        ((), "", "License as printed: their own."),
    ]
    assert [edge.parent for edge in done.lineage] == ["A"]
    assert [(held.attribute, held.text) for held in done.quarantined] == [
        ("component", "their own"), ("component", "merchandise"), ("lineage", "B"),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", [RecordKind.DATASET, RecordKind.DOCUMENTATION])
def test_of_what_is_no_model_nothing_is_claimed(kind):
    done = normalized(Statement("parameters", "750GB", PLACE), kind=kind)
    assert (done.claims, done.quarantined) == ((), ())


@given(
    st.sampled_from(sorted(ATTRIBUTES)),
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            ["7B", "text; image", "MIT", "en, de", "https://a.org", "2020-05", "?", "0", "1e400", "a" * 20_000]
        ),
    ),
    st.sampled_from(["", "parameters", "billion", "name"]),
)
def test_no_text_raises_and_every_claim_can_be_stored(attribute, text, unit):
    done = normalized(Statement(attribute, text, PLACE, unit=unit))
    for claim in done.claims:
        kind = ATTRIBUTES[claim.attribute].kind
        assert claim.status in ValueStatus.values
        assert (claim.value is None) == (claim.status != "known")
        if claim.value is not None and claim.attribute != "organizations":
            assert typed.parse(kind, claim.value) == claim.value
    assert all(held.reason for held in done.quarantined)
    silent = unit == "name" or ATTRIBUTES[attribute].kind is Kind.TEXT
    assert done.claims or done.quarantined or silent
