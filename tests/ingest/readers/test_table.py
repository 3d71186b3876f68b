import json

import openpyxl
import pytest

from catalog.ingest.formats.problem import BadInput
from catalog.ingest.readers import READERS
from catalog.ingest.records import RecordKind
from tests.ingest.readers.conftest import SAMPLES

MAPPING = """
name: model
key: id
organizations: maker
identifiers: {huggingface: links.hub}
links: [links.paper, links.code]
columns:
  size: parameters
  released: release_date
  languages: languages
"""
ROWS = [
    {
        "id": 1, "model": "Acme One", "maker": "Acme, Friends", "size": 7e9, "released": "2023-05",
        "languages": ["en", "ko"],
        "links": {"hub": "acme/one", "paper": "https://arxiv.org/abs/2303.00001", "code": "https://github.com/acme/one"},
    },
    {"id": 2, "model": "", "size": "1B"},
    {"id": 3, "model": "Acme Two", "size": "29M-197M", "released": None},
]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "mapping.yaml").write_text(MAPPING)
    return tmp_path


def test_a_table_of_ones_own_is_claimed_by_its_mapping(ingest):
    done = ingest("table")
    assert done.claims("Acme One") == {
        "input_modalities": ["image", "text"],
        "licenses": ["apache-2.0"],
        "organizations": ["Acme", "Friends"],
        "output_modalities": ["text"],
        "paper_url": "https://arxiv.org/abs/2303.00001",
        "parameters": 7_000_000_000,
        "release_date": "2023-05",
    }
    assert done.records["Acme One"].aliases == ("A1", "One")
    assert done.claims("Acme Two")["parameters"] == 1_500_000_000
    assert done.held("Acme Two") == [("licenses", "custom"), ("release_date", "03/04/2023")]
    assert done.records["Acme Corpus"].record.kind is RecordKind.DATASET


def test_the_mapping_says_whose_table_it_is():
    upstream = READERS["table"].of(SAMPLES / "table")
    assert (upstream.title, upstream.license, upstream.homepage) == (
        "Our own list",
        "CC0-1.0",
        "https://acme.example/list",
    )


def expect_two_models(done):
    assert done.claims("Acme One") == {
        "languages": ["en", "ko"],
        "organizations": ["Acme", "Friends"],
        "paper_url": "https://arxiv.org/abs/2303.00001",
        "parameters": 7_000_000_000,
        "release_date": "2023-05",
        "repository_url": "https://github.com/acme/one",
    }
    assert done.records["Acme One"].identifiers == (("huggingface", "acme/one"),)
    assert done.records["Acme One"].record.key == "1"
    assert done.held("Acme Two") == [("parameters", "29M-197M")]
    assert [problem.partition(":")[2] for problem in done.unreadable] == [" The row has no name."]


def test_json_is_read_with_dotted_columns(ingest, folder):
    (folder / "t.json").write_text(json.dumps(ROWS))
    expect_two_models(ingest("table", folder))


def test_json_is_read_from_where_the_mapping_says(ingest, folder):
    (folder / "t.mapping.yaml").write_text(f"records: data.models\n{MAPPING}")
    (folder / "t.json").write_text(json.dumps({"data": {"models": ROWS}}))
    expect_two_models(ingest("table", folder / "t.json"))


def test_json_lines_are_read_a_line_at_a_time(ingest, folder):
    (folder / "t.jsonl").write_text("\n".join([*map(json.dumps, ROWS), "{broken", "[]", ""]))
    done = ingest("table", folder)
    assert done.unreadable[1:] == [
        "t.jsonl, row 4: This is no valid JSON: Expecting property name enclosed in double quotes.",
        "t.jsonl, row 5: This is no object.",
    ]
    done.unreadable = done.unreadable[:1]
    expect_two_models(done)


def test_a_spreadsheet_is_read_by_its_sheet(ingest, folder):
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Models")
    sheet.append(["id", "model", "maker", "size", "released", "languages", "links.hub", "links.paper", "links.code"])
    sheet.append([1, "Acme One", "Acme, Friends", 7e9, "2023-05", "en, ko", "acme/one", *ROWS[0]["links"].values()][:8])
    sheet.append([2, None, None, "1B"])
    sheet.append([3, "Acme Two", None, "29M-197M"])
    sheet["H2"], sheet["I2"] = "https://arxiv.org/abs/2303.00001", "https://github.com/acme/one"
    book.save(folder / "t.xlsx")
    (folder / "mapping.yaml").write_text(f"sheet: Models\n{MAPPING}")
    expect_two_models(ingest("table", folder))


@pytest.mark.parametrize(
    ("mapping", "table", "reason"),
    [
        (None, "model\nBERT\n", "There is no mapping beside the table: t.mapping.yaml or mapping.yaml"),
        (
            "name: modle\n",
            "model\nBERT\n",
            "There is no column “modle”, which mapping.yaml names. Did you mean “model”",
        ),
        ("name: model\ncolums: {}\n", "model\nBERT\n", "no field `colums`. Did you mean `columns`"),
        ("columns: {}\n", "model\nBERT\n", "The field `name` is required"),
        ("name: model\ntier: gold\n", "model\nBERT\n", "“gold” is none of"),
        ("name: model\nidentifiers: {hub: model}\n", "model\nBERT\n", "“hub” is none of"),
        ("name: model\nkinds: {x: toy}\n", "model\nBERT\n", "“toy” is none of"),
        ("name: model\ncolumns: {model: {note: x}}\n", "model\nBERT\n", "A column holds an attribute"),
        ("name: [model]\n", "model\nBERT\n", "This is no text"),
        ("- name\n", "model\nBERT\n", "A mapping file holds fields"),
        ("name: model\n", "", "The file is empty"),
    ],
)
def test_a_mapping_that_does_not_fit_is_an_error(ingest, tmp_path, mapping, table, reason):
    if mapping is not None:
        (tmp_path / "mapping.yaml").write_text(mapping)
    (tmp_path / "t.csv").write_text(table)
    with pytest.raises(BadInput, match=reason):
        ingest("table", tmp_path / "t.csv")


def test_an_attribute_that_does_not_exist_is_held_with_the_nearest(ingest, tmp_path):
    (tmp_path / "mapping.yaml").write_text("name: model\ncolumns: {n: paramters}\n")
    (tmp_path / "t.csv").write_text("model,n\nBERT,110M\n")
    (held,) = ingest("table", tmp_path / "t.csv").records["BERT"].quarantined
    assert held.reason == 'There is no attribute "paramters". Did you mean parameters?'
