"""Cells of real catalogs, each read by a person once: what they say, or that they say nothing for sure."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from catalog.ingest.normalizer import Normalizer
from catalog.ingest.records import Place, Record, Statement
from catalog.ingest.words import Words

SAMPLES = Path(__file__).parent.parent / "samples"
# What readers say of these columns: bare counts of parameters, or names in which a size may stand.
UNITS = {
    "epoch": "parameters", "helm": "parameters", "mot": "name", "osai": "name", "models_dev": "name", "hf_card": "name",
}  # fmt: skip

with (SAMPLES / "parameter_cells.csv").open(encoding="utf-8", newline="") as opened:
    CELLS = [tuple(row.values()) for row in csv.DictReader(opened)]


def read(family, cell):
    """Return what the normalizer makes of a cell, in the words of the list."""
    place = Place(family, "row")
    said = Statement("parameters", cell, place, unit=UNITS.get(family, ""))
    done = Normalizer(Words()).normalize(Record(family, "row", place, "row", statements=[said]))
    sizes = {}
    for claim in done.claims:
        assert (claim.value is None) == (claim.status != "known")
        sizes.setdefault(claim.variant, {})[claim.attribute] = str(claim.value or claim.status)
    words = [
        (f"{variant}:" if variant else "")
        + size.get("parameters", "")
        + (f"/{size['parameters_active']}" if "parameters_active" in size else "")
        for variant, size in sizes.items()
    ]
    return " ".join(words + ["held"] * bool(done.quarantined)) or "nothing"


@pytest.mark.parametrize(("family", "column", "cell", "expected"), CELLS)
def test_a_cell_says_what_a_person_reads_in_it(family, column, cell, expected):
    assert read(family, cell) == expected


def test_the_list_is_long_enough_and_covers_every_family():
    assert len(set(CELLS)) == len(CELLS) >= 300
    assert min(Counter(family for family, *_ in CELLS).values()) >= 10
