import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from catalog.models import (
    Architecture,
    Change,
    Claim,
    Component,
    FoundationModel,
    License,
    Lineage,
    Mention,
    Organization,
    Product,
    ProductModel,
    Publication,
    PublishedVariant,
    Revision,
    Source,
    Variant,
)

pytestmark = pytest.mark.usefixtures("empty_catalog")
NOW = dt.datetime(2023, 3, 13, tzinfo=dt.UTC)
WHO = {"created_by": "kim", "changed_by": "kim"}


@pytest.fixture
def source():
    return Source.objects.create(slug="paper", title="A paper", kind="paper", tier=1)


@pytest.fixture
def model():
    return FoundationModel.objects.create(slug="alpha", name="Alpha")


@pytest.fixture
def other():
    return FoundationModel.objects.create(slug="beta", name="Beta")


@pytest.fixture
def variant(model):
    return Variant.objects.create(model=model, slug="large", name="Alpha Large")


@pytest.fixture
def product():
    return Product.objects.create(slug="desk", name="Desk", kind="service")


def refused(table, **fields):
    with transaction.atomic(), pytest.raises(IntegrityError) as caught, transaction.atomic():
        table.objects.create(**fields)
    return str(caught.value)


@pytest.mark.parametrize("slug", ["Alpha", "a b", "-a", "a-", "a--b", "a.b", "한", "", "facets", "stats", "compare"])
def test_the_slug_of_a_model_is_an_address_and_no_reserved_word(slug):
    assert "model_slug" in refused(FoundationModel, slug=slug, name="Alpha")


@pytest.mark.parametrize("slug", ["apache-2.0", "cc-by-nc-sa-4.0", "mit"])
def test_the_slug_of_a_license_may_be_an_spdx_id_in_lower_case(slug):
    assert License.objects.create(slug=slug, name="A license").pk


@pytest.mark.parametrize("slug", ["Apache-2.0", "a..b", ".a", "a b"])
def test_the_slug_of_a_term_is_wellformed(slug):
    assert "slug_wellformed" in refused(Architecture, slug=slug, name="An architecture")


@pytest.mark.parametrize("country", ["kr", "KOR", "K1"])
def test_a_country_is_two_capital_letters(country):
    with pytest.raises((IntegrityError, Exception), match=r"organization_country_is_iso|too long"):
        Organization.objects.create(slug="lab", name="Lab", country=country)


@pytest.mark.parametrize(
    ("status", "value", "stored"),
    [
        ("known", 5, True),
        ("known", None, False),
        ("known", 0, False),
        ("known", -5, False),
        ("known", 0.5, True),
        ("known", "2020", True),
        ("known", ["text"], True),
        ("undisclosed", None, True),
        ("unknown", None, True),
        ("not_assessed", None, True),
        ("not_applicable", None, True),
        ("undisclosed", 5, False),
        ("unknown", 0, False),
        ("guessed", 5, False),
    ],
)
def test_a_claim_has_a_value_if_and_only_if_it_is_known_and_no_number_is_zero(variant, source, status, value, stored):
    fields = {"variant": variant, "attribute": "parameters", "source": source, **WHO}
    if stored:
        assert Claim.objects.create(status=status, value=value, **fields).pk
    else:
        assert "claim_" in refused(Claim, status=status, value=value, **fields)


@pytest.mark.parametrize(
    ("subjects", "stored"),
    [
        (["model"], True),
        (["variant"], True),
        (["product"], True),
        ([], False),
        (["model", "variant"], False),
        (["model", "product"], False),
    ],
)
def test_a_claim_is_about_just_one_subject(model, variant, product, source, subjects, stored):
    rows = {"model": model, "variant": variant, "product": product}
    fields = {"attribute": "remark", "value": "x", "source": source, **WHO, **{name: rows[name] for name in subjects}}
    if stored:
        assert Claim.objects.create(**fields).pk
    else:
        assert "claim_exactly_one_subject" in refused(Claim, **fields)


@pytest.mark.parametrize(
    ("rank", "note", "stored"), [("deprecated", "", False), ("deprecated", "A misprint.", True), ("normal", "", True)]
)
def test_a_deprecated_fact_says_why(model, source, rank, note, stored):
    fields = {"model": model, "attribute": "remark", "value": "x", "source": source, "rank": rank, "note": note, **WHO}
    if stored:
        assert Claim.objects.create(**fields).pk
    else:
        assert "claim_deprecated_says_why" in refused(Claim, **fields)


@pytest.mark.parametrize("field", ["basis", "confidence", "rank"])
def test_a_citation_speaks_in_known_words(model, source, field):
    fields = {"model": model, "attribute": "remark", "value": "x", "source": source, **WHO, field: "perhaps"}
    assert f"claim_{field}_known" in refused(Claim, **fields)


@pytest.mark.parametrize(("field", "word"), [("component", "weights"), ("availability", "maybe")])
def test_a_component_speaks_in_the_frameworks_words(model, source, field, word):
    fields = {"component": "datasets", "availability": "open", "model": model, "source": source, **WHO, field: word}
    assert f"component_{field}_known" in refused(Component, **fields)


def test_no_model_is_its_own_parent(model, source):
    assert "lineage_no_model_is_its_own_parent" in refused(
        Lineage, child=model, parent=model, kind="adapted", source=source, **WHO
    )


def test_an_edge_by_one_source_stands_once_also_without_variants(model, other, source, product):
    edge = {"child": model, "parent": other, "kind": "adapted", "source": source, **WHO}
    Lineage.objects.create(**edge)
    assert "lineage_edge_unique" in refused(Lineage, **edge)
    run = {"product": product, "model": model, "role": "runs", "source": source, **WHO}
    ProductModel.objects.create(**run)
    assert "product_model_edge_unique" in refused(ProductModel, **run)


def test_a_variants_slug_is_unique_within_its_model_only(variant, model, other):
    assert "variant_slug_unique" in refused(Variant, model=model, slug="large", name="Again")
    assert Variant.objects.create(model=other, slug="large", name="Another").pk


def test_a_mention_that_is_wrong_says_why(source):
    fields = {"source": source, "position": 1, "kind": "person", "name": "Somebody"}
    assert "mention_deprecated_says_why" in refused(Mention, **fields, rank="deprecated")


@pytest.mark.parametrize("number", [0])
def test_revisions_and_changes_count_from_one(model, number):
    fields = {"document": "{}", "checksum": "0", "actor": "kim", "reason": "A test.", "created_at": NOW}
    assert "revision_number_from_one" in refused(Revision, model=model, number=number, **fields)
    fields = {"at": NOW, "action": "published", "slug": "a", "revision": 1, "actor": "kim", "reason": "A test."}
    assert "change_sequence_from_one" in refused(Change, sequence=number, **fields)


@pytest.mark.parametrize("field", ["actor", "reason"])
def test_a_change_names_who_and_why(field):
    fields = {"at": NOW, "action": "published", "slug": "a", "revision": 1, "actor": "kim", "reason": "A test."}
    assert f"change_{field}_not_blank" in refused(Change, sequence=1, **{**fields, field: ""})


@pytest.mark.parametrize(
    ("parameters", "status", "stored"),
    [
        (None, "undisclosed", True),
        (5, "known", True),
        (None, "known", False),
        (5, "unknown", False),
        (0, "known", False),
    ],
)
def test_a_published_size_is_null_or_positive_and_known_if_and_only_if_there(model, parameters, status, stored):
    fields = {
        "model": model,
        "slug": "alpha",
        "name": "Alpha",
        "name_key": "alpha",
        "revision": 1,
        "sequence": 1,
        "updated_at": NOW,
        "parameters": parameters,
        "parameters_status": status,
        "search": "",
        "summary_document": "{}",
        "document": "{}",
    }
    if stored:
        row = Publication.objects.create(**fields)
        assert "parameters" in refused(
            PublishedVariant, publication=row, slug="a", parameters=0, parameters_status="known"
        )
    else:
        assert "publication_parameters" in refused(Publication, **fields)
