import json

import pytest

from catalog.models import FoundationModel, Publication
from tests.admin.pages import address
from tests.factories.facts import make_model, make_source


@pytest.fixture
def twins(desk):
    make_source("card", tier=2)
    bert = make_model("bert", name="BERT", claims={"release_date": "2018-10"}, variants={"base": {}, "large": {}})
    twin = make_model("twin", name="BERT twin", claims={"release_date": "2019-05"}, variants={"small": {}})
    return bert, twin


def documents():
    return dict(Publication.objects.values_list("slug", "document"))


def test_a_duplicate_is_merged_once_the_curator_has_seen_both_side_by_side(desk, twins):
    bert, twin = twins
    assert "Merge into…" in desk.get(address(twin)).text
    path = address(twin, "merge")
    assert "Merge into:" in desk.get(path).text
    before = documents()
    page = desk.get(f"{path}?into={bert.pk}")
    assert {"2019-05", "2018-10", "sources disagree", "Claims", "Side by side"} <= set(page.text)
    assert documents() == before, "looking changes nothing"
    assert set(page.data["variant-small"]) == {""}, "of another name and size it stays one of its own"
    assert "Say why" in desk.send(path, page, reason=" ").errors
    desk.take(path, page, reason="The same model.", **{"variant-small": "base"})
    assert set(documents()) == {"bert"}
    assert {row["slug"] for row in json.loads(documents()["bert"])["variants"]} == {"base", "large"}


def test_what_the_page_says_of_variants_is_what_is_done(desk, twins):
    bert, twin = twins
    make_model("other", name="Other", variants={"base": {"parameters": 1_000_000}})
    other = FoundationModel.objects.get(slug="other")
    path = address(other, "merge")
    page = desk.get(f"{path}?into={bert.pk}")
    assert set(page.data["variant-base"]) == {"base"}, "the same name is the same variant"
    elsewhere = desk.get(f"{path}?into={twin.pk}&variants_of={bert.pk}&variant-base=base")
    assert set(elsewhere.data["variant-base"]) == {""}, "what was said of another model's variants does not count"
    desk.take(path, page, reason="The same.")
    assert set(bert.variants.values_list("slug", flat=True)) == {"base", "large"}


def test_two_models_are_told_apart_from_the_page_of_the_merged_one(desk, twins):
    bert, twin = twins
    before = documents()
    path = address(twin, "merge")
    desk.take(path, desk.get(f"{path}?into={bert.pk}"), reason="The same model.")
    page = desk.get(address(twin))
    assert {"It was merged into another model:", "Tell them apart again"} <= set(page.text)
    assert {"Merged into it:", "BERT twin"} <= set(desk.get(address(bert)).text)
    assert 'name="_save"' not in page.html, "its facts are those of the other model"
    back = page.html.partition(f'href="/admin/{address(twin, "revert")}')[2].partition('"')[0]
    path = f"{address(twin, 'revert')}{back}"
    desk.take(path, desk.get(path), reason="They are two.")
    assert documents() == before


def test_a_merge_of_what_somebody_changed_meanwhile_is_not_done(desk, other_desk, twins):
    bert, twin = twins
    path = address(twin, "merge")
    page = desk.get(f"{path}?into={bert.pk}")
    other_desk.change(bert, name_ko="버트", reason="As Koreans write it.")
    refused = desk.send(path, page, reason="The same model.")
    assert "meanwhile" in refused.errors
    desk.take(path, refused, reason="The same model.")
    assert set(documents()) == {"bert"}


def test_what_cannot_be_merged_says_why(desk, reader_desk, twins):
    _bert, twin = twins
    path = address(twin, "merge")
    assert "A model is not merged into itself" in desk.get(f"{path}?into={twin.pk}").html
    assert "Select a valid choice" in desk.get(f"{path}?into=999999").html
    assert desk.get("catalog/foundationmodel/999999/merge/", status=404)
    assert reader_desk.get(path, status=403)
    assert "Merge into…" not in reader_desk.get(address(FoundationModel.objects.get(pk=twin.pk))).text


def test_a_merge_of_what_somebody_changed_meanwhile_is_looked_at_again(desk, twins):
    bert, twin = twins
    path = address(twin, "merge")
    page = desk.get(f"{path}?into={bert.pk}")
    edited = desk.get(address(bert))
    desk.take(address(bert), edited, name="BERT (2018)", reason="Another name.")
    assert "Somebody else changed bert meanwhile." in desk.send(path, page, reason="The same model.").errors
    assert set(documents()) == {"bert", "twin"}
