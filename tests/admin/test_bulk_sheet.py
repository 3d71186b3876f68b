"""The sheet of a filtered list: as it goes out it comes back, what differs is seen first, what is wrong is named."""

import csv
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from catalog.curation.record import save
from catalog.models import Change, Claim, Domain, EditRecord, FoundationModel, Publication
from tests.admin.pages import Page
from tests.empty import kept
from tests.factories.facts import WHO, make_model, make_organization, make_source, make_term

LIST = "/admin/catalog/foundationmodel/"
IMPORT = f"{LIST}import/"


@pytest.fixture
@kept
def models(empty_catalog):
    for slug in ("chemistry", "clinical"):
        make_term(Domain, slug)
    make_organization("acme")
    make_source("survey", title="A survey")
    said = {"domains": ["clinical", "chemistry"], "organizations": ["acme"], "release_date": "2020-05"}
    return [
        make_model(
            slug,
            name=f"={slug}, the model",
            name_ko="모델",
            summary="Two\nlines, “quoted”.",
            claims={**said, "training_compute": 3.14e23, "training_data": "'Some, data"},
            variants={f"{slug}-s": {"parameters": 340_000_000}, f"{slug}-l": {"parameters": 7_123_456_789}},
        )
        for slug in ("alpha", "beta")
    ]


def exported(desk, kind="csv", query=""):
    answer = desk.client.get(f"{LIST}export/{kind}/{query}")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def table(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def bring(desk, content, name="models.csv", **fields):
    """Send a file, as rows or as bytes; returns the page that says what would happen."""
    if not isinstance(content, bytes):
        text = io.StringIO()
        writer = csv.DictWriter(text, content[0])
        writer.writeheader()
        writer.writerows(content)
        content = text.getvalue().encode()
    answer = desk.client.post(IMPORT, {"file": SimpleUploadedFile(name, content), **fields})
    assert answer.status_code == 200
    return Page(answer.content.decode())


def confirm(desk, page, **typed):
    return desk.client.post(IMPORT, {"asked": page.data["asked"][0], **typed})


def stored():
    return Change.objects.count(), Claim.objects.count(), EditRecord.objects.count(), FoundationModel.objects.count()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_our_own_file_comes_back_as_it_went_and_asks_for_nothing(desk, models, kind):
    content = exported(desk, kind)
    page = bring(desk, content, f"models.{kind}")
    assert "nothing would change" in " ".join(page.text)
    assert "asked" not in page.data


def test_the_file_holds_what_the_list_shows_with_formulas_disarmed(desk, models):
    rows = table(exported(desk, query="?q=beta"))
    assert {row["model"] for row in rows} == {"beta"}
    assert [row["variant"] for row in rows] == ["", "beta-s", "beta-l"]
    assert (rows[0]["name"], rows[0]["domains"]) == ("'=beta, the model", "chemistry, clinical")
    assert [row["parameters"] for row in rows[1:]] == ["340M", "7,123,456,789"]
    book = openpyxl.load_workbook(io.BytesIO(exported(desk, "xlsx", "?q=beta")))
    assert [cell.value for cell in book.active[2]][:3] == ["beta", None, "'=beta, the model"]


def test_the_list_leads_to_both_files_under_its_own_filters_and_to_the_way_back(desk, reader_desk, models):
    html = desk.get("catalog/foundationmodel/?q=beta").html
    assert all(f'href="{LIST}export/{kind}/?q=beta"' in html for kind in ("csv", "xlsx"))
    assert f'href="{IMPORT}"' in html
    assert IMPORT not in reader_desk.get("catalog/foundationmodel/").html


def test_each_cell_that_differs_is_shown_and_stored_only_once_confirmed(desk, models):
    rows = table(exported(desk))
    rows[0]["domains"], rows[0]["source"], rows[0]["locator"] = "clinical", "survey", "p. 3"
    rows[1]["parameters"], rows[1]["source"] = "350M", "survey"
    rows[3]["name"] = "Beta"
    before = stored()
    page = bring(desk, rows)
    assert stored() == before
    assert {"alpha", "beta"} <= set(page.text)
    assert "350M" in page.html or "350,000,000" in page.html
    assert confirm(desk, page, reason="").status_code == 200
    assert stored() == before
    assert confirm(desk, page, reason="The survey says so.").status_code == 302
    assert Publication.objects.get(slug="alpha").domains == ["clinical"]
    assert FoundationModel.objects.get(slug="beta").name == "Beta"
    claim = Claim.objects.get(variant__slug="alpha-s", source__slug="survey")
    assert (claim.value, Change.objects.count(), EditRecord.objects.count()) == (
        350_000_000,
        before[0] + 2,
        before[2] + 1,
    )


def test_a_new_model_comes_in_as_a_draft(desk, models):
    page = bring(
        desk, [{"model": "gamma", "name": "Gamma", "domains": "clinical", "source": "survey", "release_date": ""}]
    )
    assert confirm(desk, page, reason="New.").status_code == 302
    gamma = FoundationModel.objects.get(slug="gamma")
    assert (gamma.state, gamma.claims.get().value, gamma.variants.count()) == ("draft", ["clinical"], 1)


def test_where_somebody_came_in_between_nothing_is_stored_and_it_is_shown_anew(desk, models):
    page = bring(desk, [{"model": "alpha", "domains": "clinical", "source": "survey"}])
    models[0].refresh_from_db()
    models[0].summary = "New."
    save(models[0], fields=["summary"], **WHO)
    again = Page(confirm(desk, page, reason="Why.").content.decode())
    assert "alpha" in " ".join(again.text)
    assert Publication.objects.get(slug="alpha").domains == ["chemistry", "clinical"]
    assert confirm(desk, again, reason="Why.").status_code == 302
    assert Publication.objects.get(slug="alpha").domains == ["clinical"]


def test_every_cell_that_cannot_be_taken_is_named_with_what_is_allowed(desk, models):
    before = stored()
    rows = [
        {"model": "alpha", "variant": "", "domains": "chemistri", "parameters": "", "source": "survey"},
        {"model": "", "variant": "", "domains": "clinical", "parameters": "", "source": "survey"},
        {"model": "beta", "variant": "beta-s", "domains": "", "parameters": "many", "source": "survey"},
        {"model": "beta", "variant": "beta-x", "domains": "", "parameters": "7B", "source": "survey"},
        {"model": "beta", "variant": "", "domains": "clinical", "parameters": "", "source": "survay"},
        {"model": "Not a slug", "variant": "", "domains": "", "parameters": "", "source": ""},
    ]
    page = bring(desk, rows)
    said = " ".join(page.text)
    for expected in (
        "2 domains chemistri",
        "3 model",
        "4 parameters many",
        "5 variant beta-x",
        "6 source survay",
        "7 model Not a slug",
        "chemistry",
        "8.9B",
        "beta-s",
        "survey",
    ):
        assert expected in said, expected
    assert "asked" not in page.data
    assert stored() == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"model,domain\nalpha,clinical\n", "domains"),
        (b"slug,domains\nalpha,clinical\n", "model"),
        (b"", "empty"),
        (b"PK\x03\x04 no archive", "XLSX"),
    ],
)
def test_what_is_no_such_sheet_is_refused_with_words(desk, models, content, said):
    page = bring(desk, content)
    assert said in " ".join(page.text) + page.errors
    assert "asked" not in page.data


def test_who_may_only_look_exports_and_does_not_import(reader_desk, models):
    assert reader_desk.client.get(f"{LIST}export/csv/").status_code == 200
    assert reader_desk.client.get(IMPORT).status_code == 403
    assert reader_desk.client.get(f"{LIST}export/pdf/").status_code == 404
