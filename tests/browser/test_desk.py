"""What a curator does all day, in a real browser."""

import pytest

from catalog.models import Variant

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

DONE = "was changed successfully"
BARE = """[...document.querySelectorAll("main :is(input, select, textarea)")]
    .filter((i) => i.name && i.type !== "hidden" && i.type !== "submit" && !i.name.includes("__prefix__"))
    .filter((i) => !i.labels?.length && !i.ariaLabel && !i.closest("td"))
    .map((i) => i.name)"""
"""The inputs of a page that no label names."""
COVERED = """() => {
    const name = document.querySelector("#content > h2");
    if (name) name.textContent = "A name as long as the page is wide ".repeat(4);
    const boxes = (element) => {
        const text = document.createRange();
        text.selectNodeContents(element);
        return [...text.getClientRects()];
    };
    const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const titles = [...document.querySelectorAll("#content > :is(h1, h2)")].flatMap(boxes);
    const tools = [...document.querySelectorAll(".object-tools a")];
    const covers = (tool) => titles.some((box) => over(box, tool.getBoundingClientRect()));
    return tools.filter(covers).map((tool) => tool.textContent);
}"""
"""What one can do on a page that stands over its title, were its name a long one."""
LETTERS = 24
"""Pixels by which a list may be wider than its frame, in which it scrolls: fonts differ from machine to machine."""


@pytest.fixture
def place(seeded):
    """Addresses and names that a walk needs, looked up before the browser starts."""
    large = Variant.objects.get(model__slug="gatortron", slug="large")
    return f"/admin/catalog/foundationmodel/{large.model_id}/change/", f"fact-variant-{large.pk}-parameters"


@pytest.fixture
def single(seeded):
    """The same of a model with one variant, whose size nobody disputes."""
    only = Variant.objects.get(model__slug="nemo-megatron-gpt")
    return f"/admin/catalog/foundationmodel/{only.model_id}/change/", f"fact-variant-{only.pk}-parameters"


@pytest.fixture
def small(seeded):
    """The same of another, where two sources disagree."""
    only = Variant.objects.get(model__slug="rt-1")
    return f"/admin/catalog/foundationmodel/{only.model_id}/change/", f"fact-variant-{only.pk}-parameters"


def unfold(window, place):
    """The facts of the largest variant, unfolded."""
    group = window.page.locator(f"#facts-variant-{place[1].split('-')[2]}")
    if group.get_attribute("open") is None:
        group.locator("> summary").click()
    return group


def correct(window, place, value, *, source="GatorTron preprint"):
    """Type another number of parameters of the largest variant of the model that is open, with its source."""
    unfold(window, place)
    window.page.fill(f"#id_{place[1]}-value", value)
    if source:
        window.choose(f"#id_{place[1]}-source", source)
        window.page.fill(f"#id_{place[1]}-locator", "Table 1")
    window.page.fill("#id_reason", "The preprint's own table says so.")


def save(window, button="_continue"):
    window.press(f"input[name={button}]")


def published(window, slug):
    return window.page.request.get(f"{window.home}/api/v1/models/{slug}/").json()


def test_a_count_is_corrected_with_its_source_seen_in_the_api_and_taken_back(single, window):
    kim = window(door=True)
    page, fact = kim.page, f"[data-fact='{single[1]}']"
    kim.open("/admin/catalog/foundationmodel/?q=megatron-gpt")
    kim.press("#result_list tbody th a")
    assert single[0] in page.url

    correct(kim, single, "9.1B", source="")
    save(kim)
    assert "Name the source of this change." in page.locator(f"{fact} .errorlist").inner_text()
    assert page.input_value(f"#id_{single[1]}-value") == "9.1B"
    kim.choose(f"#id_{single[1]}-source", "GatorTron preprint")
    page.fill(f"#id_{single[1]}-locator", "Table 1")
    save(kim)
    assert DONE in page.inner_text(".messagelist")

    assert page.input_value(f"#id_{single[1]}-value") == "9.1B"
    group = unfold(kim, single)
    assert "= 9,100,000,000 parameters" in group.locator(fact).inner_text()
    assert "9.1B parameters" in group.locator(f"{fact} tr.accepted").inner_text()
    assert "20B parameters" in group.locator(f"{fact} tr.contradicts").first.inner_text()
    assert "The preprint's own table says so." in page.inner_text(".revisions")
    document = published(kim, "nemo-megatron-gpt")
    assert document["parameters"] == 9_100_000_000
    (accepted,) = [claim for claim in document["evidence"]["parameters"] if claim["value"] == 9_100_000_000]
    assert (accepted["accepted"], accepted["locator"]) == (True, "Table 1")

    kim.press("a.historylink")
    newest = page.locator(".event").first
    assert "The preprint's own table says so." in newest.inner_text()
    assert newest.locator(".told tbody tr").first.inner_text().split("\t")[0] == "NeMo Megatron-GPT 20B · parameters"
    kim.press(".event:first-child a.revert")
    assert page.locator(".told .after").first.inner_text().startswith("20B parameters")
    page.focus("#id_reason")
    page.keyboard.type("The paper was right.")
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    assert "It is taken back." in page.inner_text(".messagelist")
    assert "taken back by kim" in page.locator(".event").nth(1).inner_text()
    assert published(kim, "nemo-megatron-gpt")["parameters"] == 20_000_000_000

    kim.press("button[name=language][value=ko]")
    assert "이력: NeMo Megatron-GPT" in page.inner_text("h1")
    kim.open("/admin/catalog/foundationmodel/?q=megatron-gpt")
    assert "200억" in page.inner_text("#result_list")
    assert kim.complaints == []


def test_the_second_of_two_people_is_told_and_loses_nothing(small, window):
    kim, lee = window("kim"), window("lee")
    kim.open(small[0])
    lee.open(small[0])
    correct(kim, small, "9.1B")
    correct(lee, small, "9.2B")
    save(lee)
    kim.page.fill("#id_name_ko", "알티원!")
    save(kim)
    assert "now 9.2B parameters" in kim.page.inner_text(".errornote ~ .errorlist")
    assert kim.page.input_value(f"#id_{small[1]}-value") == "9.1B"
    assert kim.page.input_value(f"#id_{small[1]}-locator") == "Table 1"
    assert kim.page.input_value("#id_name_ko") == "알티원!"
    save(kim)
    assert DONE in kim.page.inner_text(".messagelist")
    document = published(kim, "rt-1")
    assert (document["parameters"], document["name_ko"]) == (9_100_000_000, "알티원!")


def test_a_new_model_is_entered_as_a_draft_published_and_left_alone(seeded, window):
    kim = window()
    page, sent = kim.page, []
    page.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None)
    kim.open("/admin/catalog/foundationmodel/add/")
    page.locator("#id_name").press_sequentially("Example Model")
    assert page.input_value("#id_slug") == "example-model"
    page.click("text=Add another Variant")
    page.locator("#id_variants-0-name").press_sequentially("Large")
    page.fill("#id_reason", "It was announced today.")
    save(kim)
    assert published(kim, "example-model")["status"] == 404
    page.fill("#id_reason", "It is complete.")
    save(kim, "_publish")
    assert published(kim, "example-model")["name"] == "Example Model"
    assert "-status=" not in sent[-1]  # facts that were left alone are not sent
    assert kim.complaints == []


def test_pages_stay_within_their_width_name_their_inputs_and_load_nothing_from_elsewhere(place, small, window):
    english, korean = window("kim", "en-US"), window("lee", "ko-KR", door=True)
    nouns = ("foundationmodel", "claim", "source", "mention", "change", "revision")
    visits = [(english, "/admin/auth/user/add/")]
    visits += [(english, f"/admin/catalog/{noun}/") for noun in nouns]
    visits += [(korean, path) for path in ("/admin/", "/admin/catalog/foundationmodel/", "/admin/catalog/claim/")]
    conflicts, history = "/admin/catalog/claim/conflicts/", place[0].replace("/change/", "/history/")
    visits += [(english, f"{conflicts}bert/parameters/?variant=large-cased"), (korean, conflicts), (english, history)]
    visits += [(english, place[0]), (korean, small[0])]
    too_wide, bare, covered = {}, {}, {}
    for kim, path in visits:
        kim.open(path)
        assert kim.page.evaluate("document.documentElement.scrollWidth") <= 1280, path
        width = kim.page.evaluate(
            "Math.max(0, ...[...document.querySelectorAll('#changelist .results')]"
            ".map((list) => list.scrollWidth - list.clientWidth))"
        )
        if width > LETTERS:
            too_wide[path] = width
        if found := kim.page.evaluate(BARE):
            bare[path] = found
        if found := kim.page.evaluate(COVERED):
            covered[path] = found
    assert too_wide == {}
    assert [url for url in english.asked + korean.asked if not url.startswith((english.home, "data:"))] == []
    assert bare == covered == {}
    assert english.complaints == korean.complaints == []
