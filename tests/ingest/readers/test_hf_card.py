import pytest

from catalog.ingest.formats.problem import BadInput
from catalog.ingest.records import RecordKind
from tests.ingest.readers.conftest import SAMPLES


@pytest.fixture
def done(ingest):
    return ingest("hf_card")


def test_a_card_is_claimed_with_its_fields(done):
    assert done.claims("tiny-model-7B") == {
        "access": "Gated: under a form on the model's page.",
        "languages": ["en", "ko", "pt-BR"],
        "organizations": ["acme"],
        "parameters": 7_000_000_000,
        "remark": "Library: transformers",
        "results": "Text Generation on Made-up Bench: accuracy 20.90",
        "tasks": ["text-generation"],
        "training_data": "acme/corpus, acme/more",
        "weights_url": "https://huggingface.co/acme/tiny-model-7B",
    }
    record = done.records["tiny-model-7B"]
    assert record.identifiers == (("huggingface", "acme/tiny-model-7B"),)
    assert record.record.url == "https://huggingface.co/acme/tiny-model-7B"
    assert [(edge.kind, edge.parent) for edge in record.lineage] == [("fine-tuned", "acme/base-one")]


def test_a_license_of_ones_own_and_the_language_code_are_held(done):
    assert done.held("tiny-model-7B") == [("licenses", "acme-license-1.0"), ("languages", "code")]


def test_an_edge_without_a_kind_is_held(done):
    assert done.held("merged") == [("lineage", "acme/one"), ("lineage", "acme/two")]
    assert done.claims("merged")["licenses"] == ["apache-2.0"]


def test_the_template_is_documentation_and_a_plain_file_is_named(done):
    assert done.records["template"].record.kind is RecordKind.DOCUMENTATION
    assert done.unreadable == [
        "plain.md, line 1: The file has no YAML block between lines of three dashes at its head."
    ]


def test_a_card_alone_has_the_name_in_its_results_and_no_repository(ingest):
    done = ingest("hf_card", SAMPLES / "hf_card" / "acme" / "tiny-model-7B" / "README.md")
    assert done.records["tiny"].identifiers == ()
    with pytest.raises(BadInput, match="no YAML block"):
        ingest("hf_card", SAMPLES / "hf_card" / "plain.md")
