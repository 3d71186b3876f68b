import pytest

from catalog.ingest.formats.problem import BadInput
from catalog.ingest.records import RecordKind


@pytest.fixture
def done(ingest):
    return ingest("ecosystem_graphs")


def test_every_entry_comes_as_what_it_is(done):
    assert {name: record.record.kind for name, record in done.records.items()} == {
        "Acme One": RecordKind.MODEL,
        "Base One": RecordKind.MODEL,
        "Acme Corpus": RecordKind.DATASET,
        "Acme Chat": RecordKind.PRODUCT,
    }


def test_a_model_is_claimed_with_everything_that_its_entry_says(done):
    assert done.claims("Acme One") == {
        "access": "open",
        "input_modalities": ["image", "text"],
        "licenses": ["apache-2.0"],
        "organizations": ["Acme"],
        "output_modalities": ["image", "video"],
        "paper_url": "https://arxiv.org/abs/2303.00001",
        "parameters": 61_000_000_000,
        "parameters_active": 6_600_000_000,
        "release_date": "2023-03-14",
        "remark": [
            "A made-up model for tests.",
            "Built on: Base One",
            "Depends on, not described in the catalog as a model or dataset: Something nobody described",
        ],
        "repository_url": "https://github.com/acme/one",
        "results": "Evaluated on three made-up benchmarks.",
        "training_data": "Acme Corpus",
        "training_hardware": "8 A100 GPUs",
        "training_time": "unknown",
    }
    assert done.held("Acme One") == []


def test_explanations_are_notes_and_places_name_the_entry(done):
    date = next(claim for claim in done.records["Acme One"].claims if claim.attribute == "release_date")
    assert date.note == "Date of the preprint."
    assert str(date.place) == "acme.yaml, Acme One, created_date"


def test_a_card_on_the_hub_identifies_the_model_whose_name_it_has(done):
    assert done.records["Acme One"].identifiers == (
        ("ecosystem-graphs", "Acme One"),
        ("huggingface", "acme/Acme-One"),
    )
    (card,) = done.records["Acme One"].components
    assert (card.component, card.availability, card.url) == (
        "model-card", "open", "https://huggingface.co/acme/Acme-One",
    )  # fmt: skip


def test_oddities_are_absences_or_held(done):
    assert done.claims("Base One") == {
        "access": "closed",
        "input_modalities": ["text"],
        "licenses": "unknown",
        "openness": "closed",
        "organizations": ["Acme"],
        "release_date": "unknown",
    }
    assert done.held("Base One") == [
        ("homepage_url", "see our website at https://"),
        ("parameters", "2024-05-29"),
        ("input_modalities", "template design"),
    ]


def test_bad_entries_are_named_with_their_place(done):
    assert done.unreadable == [
        "acme.yaml, line 47: The key “name” stands twice.",
        "acme.yaml, line 59: The row has no name.",
        "acme.yaml, line 61: The type “robot” is none of model, dataset, application.",
        "broken.yaml, line 2: This is no valid YAML: while parsing a flow node did not find expected node content.",
    ]


def test_a_broken_file_given_alone_is_an_error(ingest, tmp_path):
    (tmp_path / "x.yaml").write_text("a: [")
    with pytest.raises(BadInput, match=r"x\.yaml, line"):
        ingest("ecosystem_graphs", tmp_path / "x.yaml")
