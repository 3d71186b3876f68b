import pytest

from catalog.ingest.records import RecordKind


@pytest.fixture
def done(ingest):
    return ingest("osai")


def test_an_entry_is_about_its_end_model(done):
    assert done.claims("Acme-3.1-30B-A3B") == {
        "access": "Weights of the end model: open",
        "licenses": "undisclosed",
        "organizations": ["Acme and Friends"],
        "output_modalities": ["code", "text"],
        "paper_url": "https://arxiv.org/pdf/2303.00001",
        "parameters": 30_000_000_000,
        "parameters_active": 3_000_000_000,
        "release_date": "2025-12",
        "remark": [
            "A made-up system.",
            "Judged open: weights_endmodel, preprint",
            "Judged partial: datasources_basemodel",
            "Judged closed: trainingcode",
        ],
        "weights_url": "https://huggingface.co/acme/Acme-3.1-30B-A3B",
    }
    record = done.records["Acme-3.1-30B-A3B"]
    assert (record.record.family, record.record.key) == ("Acme", "Acme")
    assert record.identifiers == (("osai", "Acme"), ("huggingface", "acme/Acme-3.1-30B-A3B"))
    assert [(edge.kind, edge.parent) for edge in record.lineage] == [("fine-tuned", "Base-One-7B")]


def test_a_size_read_from_a_name_is_derived(done):
    sizes = [claim for claim in done.records["Acme-3.1-30B-A3B"].claims if claim.attribute.startswith("parameters")]
    assert {claim.basis for claim in sizes} == {"derived"}


def test_judgments_of_components_come_as_components(done):
    parts = done.records["Acme-3.1-30B-A3B"].components
    assert [(part.component, part.availability, part.url) for part in parts] == [
        ("datasets", "partial", "https://huggingface.co/datasets/acme/corpus"),
        ("model-parameters-final", "open", "https://huggingface.co/acme/Acme-3.1-30B-A3B"),
        ("training-code", "closed", ""),
        ("technical-report", "open", "https://arxiv.org/pdf/2303.00001"),
    ]


def test_the_words_of_older_entries_are_known(done):
    assert done.claims("Acme Chat") == {
        "licenses": "unknown",
        "organizations": ["Acme"],
        "remark": "Judged closed: llmdata",
        "repository_url": "https://github.com/acme/chat",
    }


def test_files_about_the_format_are_documentation_and_bad_ones_are_named(done):
    assert done.records["_parameters-descriptions"].record.kind is RecordKind.DOCUMENTATION
    assert done.unreadable == ["duplicate.yaml, line 3: The key “name” stands twice."]
