import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from catalog.models import Batch, FoundationModel, Publication
from tests.factories.ingest import known, organization

CSV = """Model,Organization,Publication date,Parameters,Parameters notes,Confidence
Alpha-7B,New Lab,2024-05-01,7000000000.0,7B,Confident
Alpha-13B,New Lab,2024-05-01,13000000000.0,13B,Confident
BERT,Google,2018-10-11,340000000.0,,Confident
BERT,Somebody,2018-10-11,,,
Llama 2-7B,Meta AI,2023-07-18,70000000000.0,,Confident
,,,,,
"""


@pytest.fixture
def table(tmp_path, empty_catalog):
    organization("Google")
    known("BERT", "google")
    path = tmp_path / "models_2025-01-01.csv"
    path.write_text(CSV)
    return path


def run(*arguments):
    out = StringIO()
    call_command(*map(str, arguments), "--actor", "kim", stdout=out)
    return out.getvalue()


def refused(*arguments):
    with pytest.raises(CommandError) as error:
        run(*arguments)
    return error.value.returncode, str(error.value)


def test_without_a_word_nothing_is_changed(table):
    told = run("ingest", "epoch", table)
    assert "nothing is changed" in told
    assert "Llama 2-7B" in told
    assert not Batch.objects.exists()


def test_a_plan_is_written_kept_and_applied(table, tmp_path):
    told = run("ingest", "epoch", table, "--plan", tmp_path / "plan.json", "--report", tmp_path / "report.json")
    assert "Apply it with" in told
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["applied"] is False
    assert report["read"] == report["created"] + report["matched"] + report["queued"] + report["quarantined"]
    assert not FoundationModel.objects.filter(slug="alpha").exists()
    told = run("ingest", "epoch", "--apply", tmp_path / "plan.json")
    batch = Batch.objects.get()
    assert f"manage.py undo {batch.pk}" in told
    assert batch.actor == "kim"
    assert Publication.objects.get(slug="alpha").parameters == 13_000_000_000


def test_a_second_run_plans_zero_changes(table, tmp_path):
    run("ingest", "epoch", table, "--yes")
    told = run("ingest", "epoch", table, "--yes", "--report", tmp_path / "report.json")
    assert "Nothing to do" in told
    report = json.loads((tmp_path / "report.json").read_text())
    assert (report["created"], report["claims"], report["conflicts"]) == (0, 0, 0)
    assert report["unchanged"] == report["matched"] == 4
    assert report["batch"] == Batch.objects.get().pk
    assert "Nothing to do" in run("ingest", "epoch", table, "--yes", "--force")
    assert Batch.objects.count() == 1


def test_undo_takes_it_back(table):
    run("ingest", "epoch", table, "--yes")
    told = run("undo", Batch.objects.get().pk)
    assert "Undid" in told
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    ("content", "reason"), [("", "empty"), ("a,b\n1,2\n", "No column names the model"), (b"\xff\xfeM\x00", "")]
)
def test_a_file_that_cannot_be_read_is_refused_with_its_place(table, content, reason):
    table.write_bytes(content if isinstance(content, bytes) else content.encode())
    code, told = refused("ingest", "epoch", table)
    assert code == 1
    assert table.name in told
    assert reason in told


def test_good_rows_of_a_partly_bad_file_are_planned(table, tmp_path):
    table.write_text(CSV + 'Broken,"never closed\n')
    run("ingest", "epoch", table, "--report", tmp_path / "report.json")
    report = json.loads((tmp_path / "report.json").read_text())
    assert (report["created"], report["quarantined"]) == (2, 2)


@pytest.mark.parametrize("path", ["nowhere.csv", "/dev/zero"])
def test_what_is_no_file_is_refused(empty_catalog, path):
    assert refused("ingest", "epoch", path)[0] == 1


@pytest.mark.parametrize("address", ["http://example.org/a.csv", "https://127.0.0.1/a.csv", "file:///etc/passwd"])
def test_an_address_that_may_not_be_fetched_is_refused(empty_catalog, address):
    code, told = refused("ingest", "epoch", address)
    assert code == 1
    assert told


def test_a_plan_that_no_longer_fits_says_where(table, tmp_path):
    run("ingest", "epoch", table, "--plan", tmp_path / "plan.json")
    known("Alpha")
    code, told = refused("ingest", "epoch", "--apply", tmp_path / "plan.json")
    assert code == 3
    assert "alpha" in told


def test_a_plan_of_something_else_is_refused(table, tmp_path):
    run("ingest", "epoch", table, "--plan", tmp_path / "plan.json")
    assert refused("ingest", "helm", "--apply", tmp_path / "plan.json")[0] == 1
    table.write_text(CSV + "Beta,New Lab,,,,\n")
    code, told = refused("ingest", "epoch", table, "--apply", tmp_path / "plan.json")
    assert (code, "another input" in told) == (1, True)


def test_undoing_what_people_have_built_on_is_refused_with_reasons(table):
    run("ingest", "epoch", table, "--yes")
    batch = Batch.objects.get()
    batch.claims.filter(attribute="release_date").update(changed_by="lee")
    code, told = refused("undo", batch.pk)
    assert code == 3
    assert "lee changed claim" in told
    assert "Undid" in run("undo", batch.pk, "--keep")


def test_a_batch_that_does_not_exist_is_refused(empty_catalog):
    assert refused("undo", 999_999)[0] == 1
