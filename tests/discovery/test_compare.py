"""Models side by side."""

from catalog.discovery.compare import compare, documents
from tests.factories.facts import make_claim, make_model, make_source


def compared(*slugs):
    return {row["attribute"]: row for row in compare(documents(slugs))["attributes"]}


def test_values_stand_in_the_order_of_the_request_with_the_claims_behind_them(empty_catalog):
    make_model("a", claims={"training_tokens": "300B"})
    make_model("b", claims={"training_tokens": "1.4T"})
    row = compared("b", "a")["training_tokens"]
    assert [value["slug"] for value in row["values"]] == ["b", "a"]
    assert [value["value"] for value in row["values"]] == [1_400_000_000_000, 300_000_000_000]
    assert [value["shown"] for value in row["values"]] == ["1.4T", "300B"]
    assert row["differs"]
    assert row["unit"] == "tokens"
    assert row["values"][0]["claims_url"] == "/api/v1/claims/?model=b&attribute=training_tokens"
    assert len(row["values"][0]["claims"]) == 1


def test_what_is_the_same_does_not_differ(empty_catalog):
    make_model("a", claims={"openness": "closed"})
    make_model("b", claims={"openness": "closed"})
    assert not compared("a", "b")["openness"]["differs"]


def test_undisclosed_is_not_unknown(empty_catalog):
    make_model("a", variants={"a": {"parameters": None}})
    make_model("b", variants={"b": {"parameters": "7B"}})
    statuses = [value["status"] for value in compared("a", "b")["parameters"]["values"]]
    assert statuses == ["undisclosed", "known"]


def test_values_of_variants_stand_beside_that_of_the_whole(empty_catalog):
    make_model("a", variants={"s": {"shape": "L=2"}, "l": {"shape": "L=4"}})
    make_model("b", variants={"b": {"shape": "L=2"}})
    first, second = compared("a", "b")["shape"]["values"]
    assert first["variants"] == {"s": "L=2", "l": "L=4"}
    assert first["value"] is None
    assert first["status"] == "known"
    assert first["shown"] == "differs between its variants"
    assert second["variants"] == {"b": "L=2"}


def test_a_conflict_shows(empty_catalog):
    model = make_model("a", claims={"release_date": "2020"})
    make_claim(make_source("other"), "release_date", "2021", model=model)
    make_model("b", claims={"release_date": "2020"})
    assert [value["has_conflict"] for value in compared("a", "b")["release_date"]["values"]] == [True, False]


def test_attributes_of_which_nobody_says_anything_are_left_out(empty_catalog):
    make_model("a", claims={"openness": "closed"})
    make_model("b")
    assert set(compared("a", "b")) == {"openness"}


def test_unknown_slugs_are_missing_and_one_query_fetches_all(empty_catalog, django_assert_num_queries):
    make_model("a")
    make_model("draft", published=False)
    with django_assert_num_queries(1):
        assert list(documents(["draft", "a", "nobody"])) == ["a"]
