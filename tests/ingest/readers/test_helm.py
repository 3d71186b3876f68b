import pytest

from catalog.ingest.formats.problem import BadInput
from catalog.ingest.records import RecordKind


@pytest.fixture
def done(ingest):
    return ingest("helm")


def test_an_entry_is_claimed_with_its_description_as_the_note(done):
    assert done.claims("Acme One (7B)") == {
        "access": "limited",
        "input_modalities": ["text"],
        "openness": "api",
        "organizations": ["Acme"],
        "output_modalities": ["text"],
        "parameters": 7_000_000_000,
        "release_date": "2023-03-14",
        "remark": "Acme One (7B parameters) ([paper](https://arxiv.org/abs/2303.00001)).",
    }
    parameters = next(claim for claim in done.records["Acme One (7B)"].claims if claim.attribute == "parameters")
    assert parameters.note.startswith("Acme One (7B parameters)")
    assert done.records["Acme One (7B)"].identifiers == (("helm", "acme/one-7b"),)


def test_versions_with_an_at_sign_are_ids(done):
    assert done.records["Acme Painter"].identifiers == (("helm", "acme/painter@001"),)


def test_open_without_terms_and_tags_of_two_kinds_say_nothing_sure(done):
    assert set(done.claims("Acme Painter")) == {
        "access",
        "input_modalities",
        "organizations",
        "output_modalities",
        "remark",
    }
    assert "input_modalities" not in done.claims("Acme Both")


def test_the_test_model_is_documentation(done):
    assert done.records["Simple Model 1"].record.kind is RecordKind.DOCUMENTATION
    assert done.claims("Simple Model 1") == {}


def test_a_file_without_models_is_an_error(ingest, tmp_path):
    (tmp_path / "model_metadata.yaml").write_text("deployments: []\n")
    with pytest.raises(BadInput, match="under the key models"):
        ingest("helm", tmp_path / "model_metadata.yaml")
