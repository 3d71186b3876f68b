import pytest

from catalog.ingest.records import RecordKind


@pytest.fixture
def done(ingest):
    return ingest("mot")


def test_a_release_is_claimed_with_its_size_and_makers(done):
    assert done.claims("Acme-One") == {
        "architecture": "transformer-decoder",
        "licenses": ["apache-2.0"],
        "organizations": ["Acme", "University of Nowhere"],
        "parameters": 1_100_000_000,
        "remark": "Origin: Base-One",
        "repository_url": "https://github.com/acme/one",
        "weights_url": "https://huggingface.co/acme/Acme-One",
    }
    assert done.records["Acme-One"].record.variant == "1_1B"


def test_components_have_their_own_license_or_the_one_that_they_inherit(done):
    found = [(part.component, part.availability, part.licenses) for part in done.records["Acme-One"].components]
    assert found == [
        ("model-parameters-final", "open", ("apache-2.0",)),
        ("training-code", "open", ("mit",)),
        ("datasets", "closed", ()),
        ("model-card", "open", ("unlicensed",)),
        ("technical-report", "open", ()),
    ]
    assert done.records["Acme-One"].components[4].note == "License as printed: A license of their own."


def test_strange_licenses_and_components_are_held(done):
    assert done.held("Acme-One") == [
        ("component", "A license of their own"),
        ("component", "Marketing material"),
    ]


def test_what_is_undisclosed_is_an_absence_and_a_siblings_weights_identify_nothing(done):
    assert done.claims("Acme-Two-7B") == {
        "architecture_detail": "decoder",
        "parameters": "undisclosed",
        "remark": "Origin: Apache-2.0",
        "weights_url": "https://huggingface.co/acme/Acme-Two-13B",
    }
    assert done.records["Acme-Two-7B"].identifiers == (("mot", "Acme-Two-7B"),)


def test_the_template_is_documentation_and_a_file_without_a_release_is_named(done):
    assert done.records["My-model"].record.kind is RecordKind.DOCUMENTATION
    assert done.unreadable == ["empty.yml, line 1: This is no description of a model: there is no `release`."]
