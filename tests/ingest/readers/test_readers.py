"""What holds for every reader, and what comes when a file appears in their folder."""

import re

import pytest

from catalog.ingest.readers import READERS
from catalog.ingest.records import Record
from catalog.values.identifier import IDENTIFIER_KINDS
from catalog.vocabulary.attributes import ATTRIBUTES
from catalog.vocabulary.sources import SourceKind, TrustTier
from tests.ingest.readers.conftest import SAMPLES


def test_the_readers_are_those_that_the_documentation_names():
    assert set(READERS) == {
        "ecosystem_graphs", "epoch", "helm", "hf_card", "models_dev", "mot", "osai", "table",
    }  # fmt: skip


@pytest.mark.parametrize("name", READERS)
def test_a_reader_says_whose_catalog_it_reads(name):
    upstream = READERS[name].upstream
    assert upstream.name == name
    assert upstream.kind in SourceKind.values
    assert upstream.tier.upper() in TrustTier.names
    assert upstream.title
    assert upstream.oddities
    assert name == "table" or (upstream.homepage.startswith("https://") and upstream.license)


@pytest.mark.parametrize("name", READERS)
def test_a_reader_prints_what_the_catalog_prints_with_its_place(name):
    records = [entry for entry in READERS[name].read(SAMPLES / name) if isinstance(entry, Record)]
    assert records
    for record in records:
        assert record.reader == name
        assert record.key
        assert re.search(r"\.\w+$", record.place.file)
        assert {kind for kind, _ in record.identifiers} <= set(IDENTIFIER_KINDS)
        for statement in record.statements:
            assert statement.attribute in ATTRIBUTES
            assert statement.text.strip()
            assert statement.place.file == record.place.file
            assert statement.place.row == record.key


@pytest.mark.parametrize("name", READERS)
def test_reading_twice_gives_the_same(name):
    first, second = (list(READERS[name].read(SAMPLES / name)) for _ in range(2))
    assert first == second
