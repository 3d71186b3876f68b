from pathlib import Path

import pytest

from catalog.ingest import rules
from catalog.ingest.normalized import NormalizedRecord, TypedClaim, TypedComponent
from catalog.ingest.records import Place, Record

PLACE = Place("toy.csv", "row 1")


def claim(attribute, value, *, variant="", note="", text="", status="known"):
    return TypedClaim(attribute, value, PLACE, text or str(value), status=status, variant=variant, note=note)


def judged(*claims, name="Alpha", components=(), siblings=(), commercial_use=None):
    """By attribute, which rule holds a claim back; the reasons are sentences."""
    record = NormalizedRecord(Record("toy", name, PLACE, name), name, claims=claims, components=tuple(components))
    held = rules.judge(rules.Case(record, siblings, commercial_use or {}))
    assert all(reason.endswith(".") and " " in reason for _, reason in held.values())
    return {claims[at].attribute: rule for at, (rule, _) in held.items()}


OTHER = "other_number_in_its_words"

CONTRADICTED = [
    (284_000_000, "284B total", "DeepSeek-V4"),
    (13_000_000_000, "2.7 billion", "Alpha"),
    (13_000_000_000, "2.7 billion parameters", "Alpha"),
    (70_000_000_000, "Released in 7B, 13B, and 70B variants.", "Llama 2-7B"),
    (7_000_000, "", "Alpha 7B"),
    (7_000_000, "", "Alpha (7B)"),
]


@pytest.mark.parametrize(("value", "note", "name"), CONTRADICTED)
def test_a_number_that_its_own_words_contradict_is_held_back(value, note, name):
    assert judged(claim("parameters", value, note=note), name=name) == {"parameters": OTHER}


def test_a_row_whose_names_give_two_numbers_contradicts_itself():
    record = Record("toy", "Alpha-7B", PLACE, "Alpha-7B", variant="14B")
    case = rules.Case(NormalizedRecord(record, "Alpha-7B", claims=(claim("parameters", 14_000_000_000),)), ())
    assert rules.judge(case)[0] == (OTHER, "The value is 14B, but the name “Alpha-7B” says 7B.")


AGREEING = [
    (284_000_000_000, "284B total, 13B active", "DeepSeek-V4"),
    (2_700_000_000, "2.7 billion", "Alpha"),
    (8_540_000_000, "", "Gemma 7B"),
    (132_000_000_000, "132B mixture of experts. 36B parameters active per inference", "DBRX"),
    (13_000_000_000, "Finetunes using LoRA, so only trains 3.67 million parameters", "FinGPT-13B"),
    (1_300_000_000, "We train three model sizes (1.3B, 6B, and 175B parameters)", "InstructGPT 1.3B"),
    (111_920_000, "Input layer: 100k * 500 = 50M parameters", "LSTM"),
    (1_000_000_000, "Trained on 300 billion tokens", "Alpha"),
    (46_700_000_000, "", "Mixtral 8x7B"),
    (19_900_000_000, "", "SPHINX (Llama 2 13B)"),
    (340_000_000, "", "BERT"),
]


@pytest.mark.parametrize(("value", "note", "name"), AGREEING)
def test_a_number_among_others_or_as_rounded_contradicts_nothing(value, note, name):
    assert judged(claim("parameters", value, note=note), name=name) == {}


def test_the_name_of_a_size_counts_before_that_of_the_row():
    sizes = claim("parameters", 7_000_000_000, variant="7B"), claim("parameters", 7_000_000_000, variant="13B")
    record = NormalizedRecord(Record("toy", "A", PLACE, "A"), "A", claims=sizes)
    assert list(rules.judge(rules.Case(record))) == [1]


def test_more_parameters_at_work_than_there_are():
    assert judged(claim("parameters", 10), claim("parameters_active", 11)) == {
        "parameters": "active_above_total",
        "parameters_active": "active_above_total",
    }
    assert judged(claim("parameters", 10), claim("parameters_active", 10)) == {}
    assert judged(claim("parameters", 10, variant="a"), claim("parameters_active", 11, variant="b")) == {}


@pytest.mark.parametrize(("compute", "held"), [(6e21, False), (1.7e23, False), (1.9e23, True), (1e20, True)])
def test_compute_that_does_not_fit_size_and_tokens(compute, held):
    told = claim("parameters", 1_000_000_000), claim("training_tokens", 1_000_000_000_000)
    expected = {"training_compute": "compute_against_size"} if held else {}
    assert judged(*told, claim("training_compute", compute)) == expected


@pytest.mark.parametrize(
    ("architecture", "date", "held"),
    [
        ("transformer-decoder", "2017-05-31", True),
        ("transformer-decoder", "2017", False),
        ("transformer-decoder", "2016", True),
        ("vision-transformer", "2020-09", True),
        ("perceiver", "2021-03", False),
        ("mixture-of-experts", "1995", False),
    ],
)
def test_a_release_before_the_architecture_was_known(architecture, date, held):
    expected = {"release_date": "before_its_architecture"} if held else {}
    assert judged(claim("architecture", architecture), claim("release_date", date)) == expected


@pytest.mark.parametrize(("limit", "held"), [("4096", False), ("4,097", True), ("128_000", True)])
def test_an_output_above_the_context(limit, held):
    expected = {"context_length": "output_above_context"} if held else {}
    assert judged(claim("context_length", 4096, note=f"Output limit: {limit} tokens.")) == expected


def test_open_weights_that_nobody_can_get():
    closed = TypedComponent("model-parameters-final", "closed", PLACE)
    gated = TypedComponent("model-parameters-final", "gated", PLACE)
    said = claim("openness", "open-weights", text="Open weights")
    nowhere = claim("weights_url", None, status="unknown")
    assert judged(said, components=[closed]) == {"openness": "open_without_artifact"}
    assert judged(said, nowhere) == {"openness": "open_without_artifact"}
    assert judged(said, components=[gated]) == judged(said) == {}
    assert judged(claim("openness", "api"), components=[closed]) == {}


def test_an_open_license_of_what_is_closed():
    free = {"mit": "yes", "research-only": "no"}
    told = claim("openness", "closed", text="closed")
    assert judged(told, claim("licenses", ["mit"]), commercial_use=free) == {"licenses": "open_license_closed_access"}
    assert judged(told, claim("licenses", ["research-only"]), commercial_use=free) == {}
    assert judged(claim("openness", "api"), claim("licenses", ["mit"]), commercial_use=free) == {}


@pytest.mark.parametrize(
    ("size", "siblings", "held"),
    [
        (7_000_000, [7_000_000_000, 13_000_000_000], True),
        (70_000_000_000_000, [7_000_000_000], True),
        (70_000_000, [7_000_000_000, 13_000_000_000], False),
        (7_000_000, [], False),
        (100_000_000, [10_000_000, 200_000_000_000], False),
    ],
)
def test_a_size_a_thousand_times_off_its_siblings(size, siblings, held):
    expected = {"parameters": "off_its_siblings"} if held else {}
    assert judged(claim("parameters", size), siblings=siblings) == expected


def test_what_has_no_value_breaks_no_rule():
    absent = [claim(name, None, status="undisclosed") for name in ("parameters", "training_compute", "openness")]
    assert judged(*absent, siblings=[1]) == {}


def test_each_file_of_the_folder_is_one_rule_of_the_same_name():
    files = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - {"__init__"}
    assert files == set(rules.RULES)
