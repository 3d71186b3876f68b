import re
from html import unescape

import pytest

from catalog.models import Claim, EditRecord
from tests.admin.pages import Desk, address
from tests.empty import kept
from tests.factories.facts import make_claim, make_model, make_source

pytestmark = pytest.mark.django_db

LIST = "catalog/claim/conflicts/"


@pytest.fixture
@kept
def models(empty_catalog):
    """Two models on whose numbers a paper and a card disagree."""
    card = make_source("card", title="The model card", kind="model-card", date="2022", url="https://example.org/card")
    for slug, number in (("alpha", 2), ("beta", 3)):
        model = make_model(slug, name=slug.title(), variants={"large": {"parameters": 1_000_000_000}})
        claim = {"locator": "Table 2", "note": "Counted with embeddings.", "variant": model.variants.get()}
        make_claim(card, "parameters", number * 1_000_000_000, **claim)


def page(slug="alpha"):
    return f"{LIST}{slug}/parameters/?variant=large"


def ours(slug="alpha"):
    return Claim.objects.get(variant__model__slug=slug, source__slug="card")


def test_the_list_tells_the_spread_and_who_says_what(desk, models):
    shown = desk.get(LIST)
    texts = " ".join(shown.text)
    assert "Alpha · large · parameters 2× 2B parameters published The model card 1B parameters Paper" in texts
    assert "Beta · large · parameters 3×" in texts
    assert "The model card" in texts
    assert "2 disagreements" in texts
    assert "0 disagreements" in " ".join(desk.get(f"{LIST}?state=settled").text)
    assert "0 disagreements" in " ".join(desk.get(f"{LIST}?attribute=openness").text)


def listed(html):
    """The addresses of the disagreements on a page of the list, and that of the next page."""
    shown = [unescape(path) for path in re.findall(rf'<th scope="row"><a href="/admin/({LIST}[^"]+)"', html)]
    following = re.search(r'class="paginator"><a href="/admin/([^"]+)"', html)
    return shown, unescape(following[1]) if following else None


@pytest.mark.parametrize(("order", "expected"), [("model", ["alpha", "beta"]), ("spread", ["beta", "alpha"])])
def test_the_list_goes_on_in_the_order_that_is_asked_for(desk, models, monkeypatch, order, expected):
    monkeypatch.setattr("catalog.admin.conflict_pages.ON_A_PAGE", 1)
    found, path = [], f"{LIST}?order={order}"
    while path:
        shown, path = listed(desk.get(path).html)
        found += shown
    assert [place.removeprefix(LIST).split("/")[0] for place in found] == expected


def test_who_goes_through_the_farthest_first_goes_on_so(desk, models):
    ((first, second), _) = listed(desk.get(f"{LIST}?order=spread").html)
    assert first == f"{page('beta')}&order=spread"
    answer = desk.client.post(f"/admin/{first}", desk.get(first).sent(reason="As it stands."))
    assert answer.headers["Location"] == f"/admin/{second}"
    answer = desk.client.post(f"/admin/{second}", desk.get(second).sent(reason="As it stands."))
    assert answer.headers["Location"] == f"/admin/{LIST}?order=spread"


def test_the_sides_stand_beside_each_other_with_all_that_is_known_of_them(desk, models):
    texts = " ".join(desk.get(page()).text)
    for known in ("1B parameters", "2B parameters", "= 2,000,000,000", "Paper", "The model card", "primary document"):
        assert known in texts
    for known in ("Table 2", "Counted with embeddings.", "2022", "stated", "The largest number is 2 times the small"):
        assert known in texts


def test_a_models_page_leads_to_each_of_its_disagreements(desk, models):
    model = ours().variant.model
    html = desk.get(address(model)).html
    assert html.count(f'href="/admin/{LIST}') == 1
    assert f'href="/admin/{page()}"' in html


def test_one_is_accepted_and_the_next_one_opens(desk, models):
    opened = desk.get(page())
    sent = opened.sent(accept=str(ours().pk), reason="The card counts them all.")
    answer = desk.client.post(f"/admin/{page()}", sent)
    assert answer.headers["Location"] == f"/admin/{page('beta')}"
    claim = ours()
    assert (claim.rank, claim.note) == ("preferred", "Counted with embeddings.")
    assert EditRecord.objects.first().reason == "The card counts them all."
    claim.variant.model.publication.refresh_from_db()
    assert claim.variant.model.publication.parameters == 2_000_000_000
    assert "1 disagreement" in desk.get(LIST).text
    answer = desk.client.post(f"/admin/{page('beta')}", desk.get(page("beta")).sent(reason="As it stands."))
    assert answer.headers["Location"] == f"/admin/{LIST}"
    assert "0 disagreements" in desk.get(LIST).text


def test_what_won_by_itself_is_settled_once_somebody_says_so(desk, models):
    opened = desk.get(page())
    assert opened.data["accept"] == [str(ours().pk)]  # the newer source
    desk.take(page(), opened, reason="Both were read again.")
    assert ours().rank == "preferred"
    assert "1 disagreement" in desk.get(LIST).text


def test_a_decision_is_taken_back_for_another(desk, models):
    paper = Claim.objects.get(variant__model__slug="alpha", source__slug="paper")
    for claim in (ours(), paper):
        desk.take(page(), desk.get(page()), accept=str(claim.pk), reason="A closer look.")
    assert set(Claim.objects.filter(rank="preferred")) == {paper}


@pytest.mark.parametrize(
    ("typed", "told"),
    [({"reason": " "}, "Say why"), ({"accept": "0"}, "Choose the claim"), ({"seen": "x"}, "Somebody has changed")],
)
def test_a_refused_decision_says_why_and_keeps_what_was_typed(desk, models, typed, told):
    refused = desk.send(page(), desk.get(page()), **{"accept": str(ours().pk), "reason": "Mine.", **typed})
    assert told in " ".join(refused.text)
    assert refused.data["reason"] == [typed.get("reason", "Mine.")]
    assert not Claim.objects.filter(rank="preferred").exists()


@pytest.mark.parametrize(
    "path",
    [f"{LIST}alpha/none/", f"{LIST}none/parameters/", f"{LIST}alpha/parameters/?variant=%00", f"{LIST}alpha/shape/"],
)
def test_where_nothing_is_said_there_is_no_page(desk, models, path):
    desk.get(path, 404)


def test_a_place_that_is_none_does_no_harm(desk, models):
    for after in ("%00:1", "alpha", "alpha:99999999999:", ":", "alpha:1:nan", "alpha:1:1e999", "alpha:999999999:1"):
        desk.get(f"{LIST}?after={after}")


def test_who_may_only_look_decides_nothing(reader_desk, models):
    shown = reader_desk.get(page())
    assert "2B parameters" in " ".join(shown.text)
    assert "reason" not in shown.data
    sent = {"accept": str(ours().pk), "reason": "x"}
    assert reader_desk.client.post(f"/admin/{page()}", sent).status_code == 403


def test_korean_curators_read_it_in_korean(desk, models):
    texts = " ".join(Desk(desk.client, "ko").get(page()).text)
    assert "20억" in texts
    assert "출처가 엇갈리는데 아무도 결정하지 않았습니다." in texts
