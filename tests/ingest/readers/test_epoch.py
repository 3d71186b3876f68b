import pytest

from catalog.ingest.formats.problem import BadInput
from catalog.ingest.readers import READERS
from tests.ingest.readers.conftest import SAMPLES


@pytest.fixture
def done(ingest):
    return ingest("epoch")


def test_a_row_is_claimed_with_what_its_columns_hold(done):
    assert done.claims("Acme Vision 2") == {
        "batch_size": "128",
        "domains": ["robotics"],
        "openness": "open-weights-noncommercial",
        "organizations": ["Acme", "University of Nowhere, Springfield"],
        "paper_url": "https://arxiv.org/abs/1609.00001",
        "parameters": 247_000_000,
        "release_date": "2016-09-17",
        "remark": ["Training dataset size (datapoints): 1280000. images", "Epochs: 90"],
        "training_compute": 1.1999999999999999e24,
        "training_data": "ImageNet",
        "training_hardware": "NVIDIA A100, 512 chips",
        "training_time": "24 hours",
    }


def test_notes_say_how_sure_epoch_is_and_compute_is_an_estimate(done):
    claims = {claim.attribute: claim for claim in done.records["Acme Vision 2"].claims}
    assert claims["parameters"].note == "Table 2\nover two lines Confidence: Confident."
    assert (claims["parameters"].basis, claims["training_compute"].basis) == ("stated", "estimated")
    (old,) = (claim for claim in done.records["Old Machine"].claims if claim.attribute == "parameters")
    assert (old.value, old.basis) == (40, "estimated")


def test_a_paper_identifies_no_row_since_many_rows_share_it(done):
    assert done.records["Acme Vision 2"].identifiers == (("epoch", "Acme Vision 2"),)


def test_of_two_addresses_the_second_is_a_remark(done):
    claims = done.claims("Acme LM 7B")
    assert claims["homepage_url"] == "https://acme.example/one"
    assert claims["remark"] == "Also at: https://acme.example/two"


def test_base_models_are_split_at_bare_commas(done):
    assert [edge.parent for edge in done.records["Acme LM 7B"].lineage] == ["Base One", "Vision, too"]


def test_other_headers_of_older_exports_are_known(done):
    assert done.claims("Acme Old") == {"organizations": ["Acme"], "release_date": "1998", "training_compute": 2e17}


def test_bad_rows_are_named_with_file_row_and_column(done):
    assert done.unreadable == [
        "all_models.csv, row 5: The row has no name.",
        (
            "older_export.csv, row 3: The cell in System holds the byte 0xE9, which is no UTF-8; the file may be in "
            "Windows-1252 or another encoding."
        ),
        "older_export.csv, row 4: The row has 2 cells and the header 5; it may be cut off or shifted.",
    ]


def test_missing_and_new_columns_are_named():
    notices = READERS["epoch"].notices(SAMPLES / "epoch")
    assert "all_models.csv: the column “A column of tomorrow” is new and not read." in notices
    assert "older_export.csv: the column “Link” is missing." in notices
    assert not any("Epochs" in notice or "Model accessibility” is new" in notice for notice in notices)


def test_a_file_without_a_column_of_names_is_an_error(ingest, tmp_path):
    (tmp_path / "x.csv").write_text("Who,What\na,b\n")
    with pytest.raises(BadInput, match="No column names the model"):
        ingest("epoch", tmp_path / "x.csv")
