"""The published catalogs themselves, where they lie beside the project; their files are not ours to commit."""

import csv
import time
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from catalog.ingest.normalizer import Normalizer
from catalog.ingest.readers import READERS
from catalog.ingest.records import Record
from tests.ingest.readers.conftest import WORDS

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
FOLDERS = {
    "ecosystem_graphs": "ecosystem-graphs",
    "epoch": "epoch",
    "helm": "helm",
    "mot": "mot",
    "osai": "osai",
    "models_dev": "models.dev",
    "hf_card": "huggingface",
}
ROWS = {
    "ecosystem_graphs": {"model": 304, "dataset": 81, "product": 74},
    "epoch": {"model": 3120, "unreadable": 3},
    "helm": {"model": 252, "documentation": 1},
    "mot": {"model": 127},
    "osai": {"model": 100, "documentation": 2},
    "models_dev": {"model": 132},
    "hf_card": {"documentation": 1, "unreadable": 1},
}
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the published catalogs are not here")


@cache
def read(name):
    """Return the normalized records of a catalog, what cannot be read, and the seconds that it took."""
    began = time.process_time()
    normalizer = Normalizer(WORDS)
    entries = list(READERS[name].read(DATA / FOLDERS[name]))
    records = [normalizer.normalize(entry) for entry in entries if isinstance(entry, Record)]
    bad = [entry for entry in entries if not isinstance(entry, Record)]
    return records, bad, time.process_time() - began


def cells(name):
    """Return what became of each cell of parameters: a value, an absence, held, or a name without a size."""
    found = []
    for done in read(name)[0]:
        if done.record.kind != "model":
            continue
        for said in (said for said in done.record.statements if said.attribute == "parameters"):
            claims = [claim for claim in done.claims if claim.place == said.place]
            held = any(held.place == said.place for held in done.quarantined)
            if said.unit == "name" and not claims and not held:
                continue
            typed = "value" if any(claim.value for claim in claims) else "absent"
            found.append("held" if held and not claims else typed)
    return Counter(found)


@pytest.mark.parametrize("name", FOLDERS)
def test_no_row_vanishes(name):
    records, bad, _ = read(name)
    assert Counter(done.record.kind.value for done in records) + Counter(unreadable=len(bad)) == ROWS[name]


@pytest.mark.parametrize("name", FOLDERS)
def test_parameter_cells_are_typed_or_absent(name):
    found = cells(name)
    if name in {"ecosystem_graphs", "epoch", "helm", "mot"}:  # the others have names only
        assert found.total() > 100
        assert (found["value"] + found["absent"]) / found.total() >= 0.99


def test_together_at_least_97_of_100_parameter_cells_are_typed_or_absent():
    found = sum((cells(name) for name in FOLDERS), start=Counter())
    assert found.total() > 2_500
    assert (found["value"] + found["absent"]) / found.total() >= 0.97


def test_epochs_numbers_are_those_that_its_files_print():
    printed = []
    for path in sorted((DATA / "epoch").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as opened:
            rows = csv.DictReader(opened)
            printed += [(" ".join(row["Model"].split()), row["Parameters"]) for row in rows if row["Model"].strip()]
    expected = sorted((name, round(float(number))) for name, number in printed if number)
    found = sorted(
        (done.name, claim.value)
        for done in read("epoch")[0]
        for claim in done.claims
        if claim.attribute == "parameters"
    )
    assert found == expected


def test_helms_numbers_are_those_that_its_file_prints():
    models = yaml.load((DATA / "helm" / "model_metadata.yaml").read_text(), Loader=yaml.CSafeLoader)["models"]
    expected = {model["name"]: model["num_parameters"] for model in models if "num_parameters" in model}
    found = {
        done.record.key: claim.value
        for done in read("helm")[0]
        for claim in done.claims
        if claim.attribute == "parameters"
    }
    assert found == expected


def test_all_files_are_read_and_typed_in_a_part_of_the_two_minutes():
    assert sum(read(name)[2] for name in FOLDERS) < 40
