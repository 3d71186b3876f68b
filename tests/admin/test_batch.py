import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from catalog.models import Batch, Claim, FoundationModel, Publication
from tests.admin.conftest import curator
from tests.admin.pages import Desk, address
from tests.factories.facts import make_claim, make_source
from tests.factories.ingest import bring_in, organization, row

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
LIST, IMPORT = "catalog/batch/", "catalog/batch/import/"
TABLE = (SAMPLES / "table" / "ours.tsv").read_bytes()
MAPPING = (SAMPLES / "table" / "ours.mapping.yaml").read_bytes()


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def uploaded(desk, content=TABLE, name="ours.tsv", mapping=MAPPING, reader="table"):
    data = {"reader": reader, "file": SimpleUploadedFile(name, content)}
    if mapping:
        data["mapping"] = SimpleUploadedFile("ours.mapping.yaml", mapping)
    return desk.client.post(f"/admin/{IMPORT}", data)


def test_a_file_is_planned_shown_applied_and_undone(seeded):
    desk = Desk(curator("kim", is_superuser=True))
    before = dict(Publication.objects.values_list("slug", "document"))
    answer = uploaded(desk)
    assert answer.status_code == 302
    path = answer["Location"].removeprefix("/admin/")
    page = desk.get(path)
    assert {"Our own list (ours)", "New models", "New claims", "Apply the plan"} <= {*page.text, *_buttons(page)}
    assert "7B" in page.text
    assert not Claim.objects.filter(batch__reader="table").exists(), "nothing is written until it is confirmed"
    desk.take(path, page)
    batch = Batch.objects.get(reader="table")
    assert (batch.status, batch.actor) == ("applied", "kim")
    assert desk.get(path, status=404).status_code == 404, "a plan is applied once"
    assert {"Acme One", "ours.tsv"} <= set(desk.get(address(batch)).text)
    again = uploaded(desk)
    assert "Nothing is left to do" in desk.get(again["Location"].removeprefix("/admin/")).html
    undo = f"{LIST}{batch.pk}/undo/"
    shown = desk.get(undo)
    assert "Claims" in shown.text
    assert "Say why" in desk.send(undo, shown, reason=" ").errors
    desk.take(undo, shown, reason="The wrong file.")
    assert dict(Publication.objects.values_list("slug", "document")) == before
    assert "The wrong file." in desk.get(address(batch)).text
    back = uploaded(desk)["Location"].removeprefix("/admin/")
    desk.take(back, desk.get(back))
    assert Publication.objects.get(slug="acme-one").parameters == 7_000_000_000


def _buttons(page):
    return [part.partition('"')[0] for part in page.html.split('type="submit" class="default" value="')[1:]]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"mapping": None}, "comes with its mapping"),
        ({"mapping": b"name: [", "content": TABLE}, "mapping"),
        ({"mapping": b"name: Nowhere\n"}, "Nowhere"),
        ({"content": b"\x00\x01"}, ""),
        ({"content": b""}, "empty"),
        ({"content": b"not: [yaml", "name": "x.yaml", "reader": "helm", "mapping": None}, "x.yaml"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_its_form(desk, given, says):
    answer = uploaded(desk, **given)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert not Batch.objects.exists()


def test_a_file_that_is_too_large_is_refused(desk, monkeypatch):
    monkeypatch.setattr("catalog.admin.import_pages.LIMIT", 10)
    assert "bring it in with the command" in uploaded(desk).content.decode()


def test_nobody_finds_the_plan_of_somebody_else(desk, other_desk, own_folder):
    path = uploaded(desk)["Location"].removeprefix("/admin/")
    assert other_desk.get(path, status=404)
    assert desk.get(f"{IMPORT}{'x' * 30}/", status=404)
    next((own_folder / "registry-plans").glob("*.json")).write_text("{}")
    assert desk.get(path, status=404)


def test_a_plan_that_no_longer_fits_is_not_applied_and_says_where(desk):
    path = uploaded(desk)["Location"].removeprefix("/admin/")
    page = desk.get(path)
    organization("Acme")
    assert "Acme" in desk.send(path, page).html
    assert not Claim.objects.exists()


def test_an_import_that_people_have_built_on_says_so_and_keeps_it_if_asked(desk):
    organization("Google")
    batch = bring_in(row("Alpha", "Google", release_date="2020"), row("Beta", "Google"))
    make_claim(make_source(), "release_date", "2021", model=FoundationModel.objects.get(slug="alpha"))
    path = f"{LIST}{batch.pk}/undo/"
    page = desk.get(path)
    assert any("alpha" in text for text in page.text)
    assert "Take that back first" in desk.send(path, page, reason="Wrong.").errors
    desk.take(path, page, reason="Wrong.", keep="1")
    assert set(Publication.objects.values_list("slug", flat=True)) == {"alpha"}


def test_what_undone_imports_leave_is_hidden_from_lists_unless_asked_for(desk):
    batch = bring_in(row("Alpha", "Google"), row("Beta", "Google"))
    models = "catalog/foundationmodel/"
    assert desk.get(models).html.count('class="field-shown_state') == 2
    desk.take(f"{LIST}{batch.pk}/undo/", desk.get(f"{LIST}{batch.pk}/undo/"), reason="Wrong.")
    assert desk.get(models).html.count('class="field-shown_state') == 0
    assert desk.get(f"{models}?emptied=only").html.count('class="field-shown_state') == 2
    bring_in(row("Alpha", "Google"), row("Beta", "Google"))
    assert desk.get(models).html.count('class="field-shown_state') == 2


def test_who_may_only_look_brings_nothing_in_and_takes_nothing_back(reader_desk):
    batch = bring_in(row("Alpha", "Google"))
    for path in (IMPORT, f"{LIST}{batch.pk}/undo/"):
        assert reader_desk.get(path, status=403)
    assert "undo/" not in reader_desk.get(address(batch)).html
    assert reader_desk.client.post(f"/admin/{IMPORT}", {"file": io.BytesIO(b"x")}).status_code == 403
