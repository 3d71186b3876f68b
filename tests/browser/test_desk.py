"""What a curator does all day, in a real browser."""

import pytest

from catalog.models import Variant

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def large(seeded):
    return Variant.objects.get(model__slug="gatortron", slug="large")


@pytest.fixture
def place(large):
    """Addresses and names that the walk needs, looked up before the browser starts."""
    return f"/admin/catalog/foundationmodel/{large.model_id}/change/", f"fact-variant-{large.pk}-parameters"


def correct(window, place, value, *, source="GatorTron preprint"):
    """Open the model, unfold its largest variant and type another number of parameters with its source."""
    path, fact = place
    page = window.page
    window.open(path)
    page.click(f"#facts-variant-{fact.split('-')[2]} > summary")
    page.fill(f"#id_{fact}-value", value)
    if source:
        window.choose(f"#id_{fact}-source", source)
        page.fill(f"#id_{fact}-locator", "Table 1")
    page.fill("#id_reason", "The preprint's own table says so.")


def save(window, button="Save and continue editing"):
    window.page.click(f"input[value='{button}']")
    window.page.wait_for_load_state("networkidle")


def test_a_parameter_count_is_corrected_with_its_source_and_seen_in_the_api(place, window):
    kim = window()
    kim.open("/admin/catalog/foundationmodel/?q=gatortron")
    kim.page.click("#result_list tbody th a")
    kim.page.wait_for_load_state("networkidle")
    assert place[0] in kim.page.url
    correct(kim, place, "9.1B")
    save(kim)
    assert "was changed successfully" in kim.page.inner_text(".messagelist")
    assert kim.page.input_value(f"#id_{place[1]}-value") == "9.1B"
    group = kim.page.locator(f"#facts-variant-{place[1].split('-')[2]}")
    group.locator("> summary").click()
    fact = group.locator(f"[data-fact='{place[1]}']")
    assert "= 9,100,000,000 parameters" in fact.inner_text()
    assert "9.1B parameters" in fact.locator("tr.accepted").inner_text()
    assert "8.9B parameters" in fact.locator("tr.contradicts").first.inner_text()
    assert "The preprint's own table says so." in kim.page.inner_text(".revisions")
    document = kim.page.request.get(f"{kim.home}/api/v1/models/gatortron/").json()
    assert document["parameters"] == 9_100_000_000
    accepted = next(claim for claim in document["evidence"]["parameters"] if claim["accepted"] and claim["value"] > 9e9)
    assert accepted["locator"] == "Table 1"
    assert kim.complaints == []


def test_a_change_without_its_source_is_refused_beside_the_fact(place, window):
    kim = window()
    correct(kim, place, "9.1B", source="")
    save(kim)
    fact = kim.page.locator(f"[data-fact='{place[1]}']")
    assert fact.is_visible()
    assert "Name the source of this change." in fact.locator(".errorlist").inner_text()
    assert kim.page.input_value(f"#id_{place[1]}-value") == "9.1B"
    kim.choose(f"#id_{place[1]}-source", "GatorTron preprint")
    save(kim)
    assert "was changed successfully" in kim.page.inner_text(".messagelist")
    assert kim.complaints == []


def test_another_claim_is_accepted_with_one_click(place, window):
    kim = window()
    correct(kim, place, "9.1B")
    save(kim)
    group = kim.page.locator(f"#facts-variant-{place[1].split('-')[2]}")
    group.locator("> summary").click()
    group.locator("tr.contradicts input[type=radio]").first.check()
    kim.page.fill("#id_reason", "The model card was right.")
    save(kim)
    document = kim.page.request.get(f"{kim.home}/api/v1/models/gatortron/").json()
    assert document["parameters"] == 8_900_000_000


def test_the_second_of_two_people_is_told_and_loses_nothing(place, window):
    kim, lee = window("kim"), window("lee")
    correct(kim, place, "9.1B")
    correct(lee, place, "9.2B")
    save(lee)
    kim.page.fill("#id_name_ko", "게이터트론!")
    save(kim)
    assert "now 9.2B parameters" in kim.page.inner_text(".errornote ~ .errorlist")
    assert kim.page.input_value(f"#id_{place[1]}-value") == "9.1B"
    assert kim.page.input_value(f"#id_{place[1]}-locator") == "Table 1"
    assert kim.page.input_value("#id_name_ko") == "게이터트론!"
    save(kim)
    assert "was changed successfully" in kim.page.inner_text(".messagelist")
    document = kim.page.request.get(f"{kim.home}/api/v1/models/gatortron/").json()
    assert (document["parameters"], document["name_ko"]) == (9_100_000_000, "게이터트론!")


def test_what_is_left_alone_is_not_sent(place, window):
    kim = window()
    sent = []
    kim.page.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None)
    kim.open(place[0])
    kim.page.fill("#id_reason", "Just looking.")
    save(kim)
    assert "was changed successfully" in kim.page.inner_text(".messagelist")
    assert len(sent) == 1
    assert "name=%22fact-" not in sent[0]
    assert "fact-variant-" not in sent[0].partition("seen=")[0]
    assert "-status=" not in sent[0]


def test_the_language_is_switched_in_the_header(place, window):
    kim = window()
    kim.open(place[0])
    kim.page.click("button[name=language][value=ko]")
    kim.page.wait_for_load_state("networkidle")
    assert place[0] in kim.page.url
    assert "파운데이션 모델 변경" in kim.page.inner_text("h1")
    assert kim.page.locator("label", has_text="한국어 이름").is_visible()
    kim.open("/admin/catalog/foundationmodel/?q=gatortron")
    assert "89억" in kim.page.inner_text("#result_list")


@pytest.mark.parametrize("language", ["en-US", "ko-KR"])
def test_pages_stay_within_their_width(place, window, language):
    kim = window("kim", language)
    nouns = (
        "foundationmodel",
        "claim",
        "source",
        "organization",
        "mention",
        "change",
        "revision",
        "lineage",
        "license",
    )
    paths = ["/admin/", place[0], *(f"/admin/catalog/{noun}/" for noun in nouns)]
    too_wide = {}
    for path in paths:
        kim.open(path)
        width = kim.page.evaluate(
            "Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll('#changelist .results')]"
            ".map((list) => 1280 + list.scrollWidth - list.clientWidth))"
        )
        if width > 1280:
            too_wide[path] = width
    assert too_wide == {}
    assert kim.complaints == []


def test_every_input_of_a_models_page_has_a_label(place, window):
    kim = window()
    kim.open(place[0])
    bare = kim.page.evaluate(
        """[...document.querySelectorAll("main :is(input, select, textarea)")]
            .filter((i) => i.name && i.type !== "hidden" && i.type !== "submit" && !i.name.includes("__prefix__"))
            .filter((i) => !i.labels?.length && !i.ariaLabel && !i.closest("td"))
            .map((i) => i.name)"""
    )
    assert bare == []


def test_a_new_model_is_entered_as_a_draft_and_published(seeded, window):
    kim = window()
    page = kim.page
    kim.open("/admin/catalog/foundationmodel/add/")
    page.locator("#id_name").press_sequentially("Example Model")
    assert page.input_value("#id_slug") == "example-model"
    page.click("text=Add another Variant")
    page.locator("#id_variants-0-name").press_sequentially("Large")
    page.fill("#id_reason", "It was announced today.")
    save(kim)
    assert kim.page.request.get(f"{kim.home}/api/v1/models/example-model/").status == 404
    page.fill("#id_reason", "It is complete.")
    save(kim, "Save and publish")
    assert kim.page.request.get(f"{kim.home}/api/v1/models/example-model/").status == 200
    assert kim.complaints == []
