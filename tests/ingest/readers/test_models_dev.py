import pytest

from tests.ingest.readers.conftest import SAMPLES


@pytest.fixture
def done(ingest):
    return ingest("models_dev")


def test_a_model_is_claimed_with_its_limits_and_results(done):
    assert done.claims("Acme 30B A3B") == {
        "context_length": 262_144,
        "data_cutoff": "2024-10",
        "homepage_url": "https://acme.example/acme-30b",
        "input_modalities": ["image", "text"],
        "licenses": ["mit"],
        "organizations": ["acmeai"],
        "output_modalities": ["text"],
        "parameters": 30_000_000_000,
        "parameters_active": 3_000_000_000,
        "release_date": "2025-04",
        "remark": ["Files as input: pdf", "Capabilities: attachment, reasoning, temperature"],
        "results": "Made-up Bench: 72.5 (pass@1, 2025-05-01)",
        "weights_url": "https://huggingface.co/acme/Acme-30B-A3B",
    }
    record = done.records["Acme 30B A3B"]
    assert record.identifiers == (("models-dev", "acmeai/acme-30b-a3b"), ("huggingface", "acme/Acme-30B-A3B"))
    assert (record.record.family, record.organizations) == ("acme", ("acmeai",))
    assert (
        next(claim for claim in record.claims if claim.attribute == "context_length").note
        == "Output limit: 65536 tokens."
    )


def test_without_weights_it_is_an_api_and_a_limit_of_zero_is_none(done):
    assert done.claims("Lens") == {
        "context_length": "unknown",
        "input_modalities": ["text"],
        "openness": "api",
        "organizations": ["otherlab"],
        "output_modalities": ["text"],
        "release_date": "2025-01-02",
    }
    assert done.held("Lens") == [("input_modalities", "smell")]


def test_a_file_alone_is_of_the_folder_that_it_lies_in(ingest):
    done = ingest("models_dev", SAMPLES / "models_dev" / "models" / "otherlab" / "lens.toml")
    assert done.records["Lens"].organizations == ("otherlab",)


def test_a_file_that_is_cut_off_is_named(done):
    (problem,) = done.unreadable
    assert problem.startswith("otherlab/cut.toml: This is no valid TOML")
