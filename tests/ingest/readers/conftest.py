from dataclasses import dataclass
from pathlib import Path

import pytest

from catalog.ingest.normalizer import Normalizer
from catalog.ingest.readers import READERS
from catalog.ingest.records import Record
from catalog.ingest.words import Words

SAMPLES = Path(__file__).parents[2] / "samples"
WORDS = Words.build(
    licenses={"apache-2.0": ["Apache License 2.0"], "mit": ["MIT License"], "unlicensed": [], "bsd-3-clause": []},
    modalities={"text": [], "image": [], "video": [], "code": [], "audio": []},
    domains={"robotics": ["Robotics"], "general": []},
    tasks={"text-generation": ["Text generation"]},
    architectures={"transformer-decoder": ["Transformer decoder"]},
)


@dataclass
class Done:
    """What came of a sample: normalized records by name, and what could not be read."""

    records: dict
    unreadable: list[str]

    def claims(self, name):
        """Return what is claimed of a record as text by attribute, and by variant where there is one."""
        found = {}
        for claim in self.records[name].claims:
            key = f"{claim.attribute} of {claim.variant}" if claim.variant else claim.attribute
            found.setdefault(key, []).append(claim.value if claim.status == "known" else claim.status)
        return {key: values[0] if len(values) == 1 else values for key, values in found.items()}

    def held(self, name):
        return [(held.attribute, held.text) for held in self.records[name].quarantined]


@pytest.fixture
def ingest():
    def run(reader, path=None):
        normalizer = Normalizer(WORDS)
        entries = list(READERS[reader].read(path or SAMPLES / reader))
        records = [normalizer.normalize(entry) for entry in entries if isinstance(entry, Record)]
        bad = [f"{entry.place}: {entry.reason}" for entry in entries if not isinstance(entry, Record)]
        return Done({record.name: record for record in records}, bad)

    return run
