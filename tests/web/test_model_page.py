import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.curation.publication import withdraw
from catalog.curation.rename import rename
from catalog.models import Claim, FoundationModel, Publication

pytestmark = pytest.mark.usefixtures("seeded")

NINE = ["bert", "gatortron", "gpt-3", "imagen", "lamda", "megamolbart", "mt-nlg", "musiclm", "palm"]


def document(slug):
    return json.loads(Publication.objects.get(slug=slug).document)


def fact(shown, label, section=None):
    below = shown.one("section", id=section) if section else shown
    return next(each for each in below.all("div", class_="fact") if each.one("dt").text.startswith(label))


@pytest.mark.parametrize("slug", NINE)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_each_of_the_nine_has_a_page_with_every_claim_once(page, slug, language):
    shown = page(f"/models/{slug}/", language)
    stored = document(slug)
    assert shown.one("h1").text.startswith(stored["name"])
    assert stored["summary_ko" if language == "ko" else "summary"] in shown.text
    ids = [element.attributes["id"] for element in shown.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    claims = [f"claim-{claim['id']}" for entries in stored["evidence"].values() for claim in entries]
    assert sorted(claims) == sorted(each for each in ids if each.startswith("claim-"))


def test_models_of_all_sorts_have_a_page(client):
    for slug in Publication.objects.order_by("slug").values_list("slug", flat=True)[::4]:
        assert client.get(f"/models/{slug}/").status_code == 200, slug


def test_links_within_the_page_lead_somewhere(page):
    shown = page("/models/imagen/")
    ids = {element.attributes["id"] for element in shown.all() if "id" in element.attributes}
    inside = {link.attributes["href"][1:] for link in shown.all("a") if link.attributes["href"].startswith("#")}
    assert inside <= ids
    assert "variant-super-resolution-256" in inside


def test_other_names_are_listed_without_those_that_stand_above(page):
    assert page("/models/gpt-3/").one("p", class_="aliases").text == "Also called GPT3 · 지피티3"


def test_a_fact_shows_its_value_source_and_place(page):
    parameters = fact(page("/models/gpt-3/"), "parameters", "build")
    accepted = parameters.one("div", class_="accepted")
    assert accepted.one("div", class_="value").text == "175B"
    assert accepted.one("a", rel="noopener nofollow").text == "Language Models are Few-Shot Learners"
    assert accepted.one("span", class_="locator").text.startswith(", Table")
    assert "primary document" in accepted.text


def test_the_article_s_slip_is_struck_and_says_why(page):
    parameters = fact(page("/models/gpt-3/"), "parameters", "build")
    struck = next(each for each in parameters.all("div", class_="deprecated") if each.one("s").text == "1,750")
    claim = Claim.objects.get(pk=struck.one("a", class_="anchor").attributes["href"].split("/")[-2])
    assert claim.source.slug == "nvidia-korea-foundation-models"
    assert struck.one("p", class_="note").text == f"Deprecated: {' '.join(claim.note.split())}"


def test_rivals_stand_under_the_accepted_value_with_the_reason_of_the_choice(page):
    parameters = fact(page("/models/imagen/"), "parameters", "build")
    assert parameters.one("div", class_="accepted").one("div", class_="value").text == "3B"
    rivals = parameters.one("div", class_="rivals")
    assert "14B" in [each.text for each in rivals.all("div", class_="value")]
    assert "open" not in rivals.attributes["class"].split()
    assert "a curator settled it" in rivals.one("p", class_="verdict").text
    assert "the largest is 7 times the smallest" in rivals.one("p", class_="verdict").text


def test_open_disagreements_are_marked_and_counted(page):
    shown = page("/models/imagen/")
    unsettled = [each for each in document("imagen")["conflicts"] if not each["settled"]]
    assert unsettled
    assert f"disagree on {len(unsettled)} point" in shown.one("p", id="conflicts").text
    dates = fact(shown, "release date")
    assert "open" in dates.one("div", class_="rivals").attributes["class"].split()


def test_claims_that_may_all_be_true_stand_side_by_side(page):
    uses = fact(page("/models/gpt-3/"), "uses")
    assert len(uses.all("div", class_="statement")) == len(document("gpt-3")["evidence"]["uses"])
    assert not uses.all("div", class_="rivals")


def test_variants_are_listed_with_their_sizes_and_parts_below_their_whole(page):
    rows = page("/models/imagen/").one("table", class_="sizes").one("tbody").all("tr")
    names = [row.one("th").all("a")[0].text for row in rows]
    assert names[0] == "Imagen"
    assert [row.attributes.get("class") for row in rows] == [None, "part", "part", "part", "part"]
    assert rows[2].all("td")[0].text == "600M"
    sizes = page("/models/gpt-3/").one("table", class_="sizes").one("tbody").all("tr")
    assert [row.all("td")[0].text for row in sizes] == [
        "125M", "350M", "760M", "1.3B", "2.7B", "6.7B", "13B", "175B",
    ]  # fmt: skip


def test_components_lineage_products_and_links_are_shown(page):
    shown = page("/models/megamolbart/")
    artifacts = shown.one("table", class_="artifacts").one("tbody").all("tr")
    assert len(artifacts) == len(document("megamolbart")["components"])
    assert "Apache License 2.0" in shown.one("section", id="components").text
    assert "BART" in shown.one("section", id="lineage").text
    assert "BioNeMo" in shown.one("section", id="products").text
    assert fact(shown, "repository").one("div", class_="accepted").one("div", class_="value").all("a")


def test_it_says_what_is_missing_and_which_revision_it_is(page):
    slug, missing = next(
        (each.slug, each.missing) for each in Publication.objects.order_by("slug") if "training_compute" in each.missing
    )
    shown = page(f"/models/{slug}/")
    assert "training compute" in shown.one("section", id="missing").text
    colophon = shown.one("footer", class_="colophon")
    assert f"Revision {document(slug)['revision']}, published" in colophon.text
    assert colophon.all("a")[0].attributes["href"] == f"/api/v1/models/{slug}/"
    assert missing


def test_korean_values_are_written_as_koreans_write_them(page):
    shown = page("/models/gpt-3/", "ko")
    glance = shown.one("dl", class_="glance").text
    assert "2020년 5월 28일" in glance
    assert "1,750억" in glance


def test_a_name_that_nobody_has_leads_to_those_that_are_near(page):
    shown = page("/models/gatortrom/", status=404)
    assert [link.attributes["href"] for link in shown.one("ul", class_="near").all("a")] == ["/models/gatortron/"]
    assert "GPT-3" in page("/models/GPT 3/", status=404).one("ul", class_="near").text
    assert not page("/models/qqqqqqqqqqqqqq/", status=404).all("ul", class_="near")


def test_a_withdrawn_model_is_gone_and_its_page_says_so(page):
    withdraw(FoundationModel.objects.get(slug="musiclm").pk, actor="curator", reason="A test.")
    assert "withdrawn" in page("/models/musiclm/", status=410).one("h1").text


def test_a_former_address_leads_to_the_new_one(client):
    rename(FoundationModel.objects.get(slug="lamda").pk, slug="lamda-1", actor="curator", reason="A test.")
    response = client.get("/models/lamda/")
    assert (response.status_code, response.headers["Location"]) == (301, "/models/lamda-1/")


def test_the_list_of_models_is_the_front_page(client):
    response = client.get("/models/?openness=api")
    assert (response.status_code, response.headers["Location"]) == (302, "/?openness=api")


def test_the_number_of_queries_is_the_same_for_every_model(client):
    def queries(slug):
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/models/{slug}/")
        return len(captured)

    counted = {slug: queries(slug) for slug in NINE}
    assert max(counted.values()) <= 9, counted
