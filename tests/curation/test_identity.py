import json

import pytest
from django.apps import apps

from catalog.curation.edit import edit
from catalog.curation.identity import merge, merged_into, unmerge
from catalog.curation.problem import CurationProblem
from catalog.curation.record import delete, save
from catalog.curation.revert import RevertConflict, revert_edit, revert_revision, revert_to
from catalog.models import (
    Alias,
    Change,
    Claim,
    Component,
    EditRecord,
    FormerSlug,
    FoundationModel,
    Identifier,
    Lineage,
    Mention,
    Product,
    ProductModel,
    Publication,
    Source,
    Variant,
)
from catalog.models.publication import PublishedName
from tests.empty import kept
from tests.factories.facts import make_claim, make_model, make_source

WHO = {"actor": "kim", "reason": "The same model twice."}
BACK = {"actor": "lee", "reason": "They are two models."}

UNCOUNTED = {"changed_at", "changed_by", "updated_at", "version", "created_at"}
"""Columns that say who wrote last and when, which no undoing takes back."""


@pytest.fixture
@kept
def twins(empty_catalog):
    """Two records of BERT, with something of every noun that may hang on a model."""
    card = make_source("card", tier=2)
    google = make_model("google-base", name="Base")
    bert = make_model(
        "bert",
        name="BERT",
        claims={"release_date": "2018-10"},
        variants={"bert-base": {"parameters": 110_000_000}, "bert-large": {"parameters": 340_000_000}},
    )
    twin = make_model(
        "bert-2",
        name="BERT (Google)",
        name_ko="버트",
        summary="An encoder.",
        source=card,
        aliases=["Bert model"],
        claims={"release_date": "2019-05"},
        variants={
            "bert-large": {"parameters": 345_000_000},
            "tiny": {"parameters": 4_000_000},
            "bert-2": {},
        },
    )
    tiny, large = (Variant.objects.get(model=twin, slug=slug) for slug in ("tiny", "bert-large"))
    child = make_model("biobert", name="BioBERT")
    product = Product(slug="search", name="Search", kind="service")
    cited = {"source": card}
    for row in (
        Variant(model=twin, slug="head", name="Head", part_of=tiny),
        Identifier(model=twin, kind="huggingface", value="google/bert"),
        Identifier(variant=tiny, kind="huggingface", value="google/tiny"),
        Alias(variant=large, name="Grand"),
        Component(model=twin, variant=tiny, component="datasets", availability="closed", **cited),
        Lineage(child=child, parent=twin, parent_variant=tiny, kind="adapted", **cited),
        Lineage(child=child, parent=bert, kind="fine-tuned", **cited),
        Lineage(child=child, parent=twin, kind="fine-tuned", locator="p. 2", **cited),
        Lineage(child=twin, child_variant=large, parent=google, kind="successor-of", **cited),
        product,
        Mention(source=card, position=1, kind="model", name="BERT", model=twin),
    ):
        save(row, **WHO)
    save(ProductModel(product=product, model=twin, variant=tiny, role="runs", **cited), **WHO)
    make_claim(card, "parameters", 5_000_000, variant=Variant.objects.get(slug="head"))
    return bert, twin


def everything():
    """Every row of the catalog's facts, and every document that readers get."""
    kept = {}
    for table in apps.get_app_config("catalog").get_models(include_auto_created=True):
        name = table._meta.model_name
        if name in {"change", "changecounter", "editrecord", "editedrow", "revision", "editedrow_shown_in"}:
            continue
        if name.startswith("published") or name == "publication":
            continue
        fields = [field.attname for field in table._meta.concrete_fields if field.attname not in UNCOUNTED]
        kept[name] = list(table._default_manager.order_by("pk").values(*fields))
    return kept


def documents():
    return dict(Publication.objects.values_list("slug", "document"))


def summaries():
    return dict(Publication.objects.values_list("slug", "summary_document"))


def together(twin, bert, **told):
    with edit(**WHO) as changes:
        moved = merge(changes, twin, bert, **told)
    return moved, changes


def test_nothing_of_a_duplicate_is_lost_and_its_claims_become_rivals(twins):
    bert, twin = twins
    before = Claim.objects.count()
    moved, _changes = together(twin, bert)
    document = json.loads(documents()["bert"])
    assert "bert-2" not in documents()
    assert Claim.objects.count() == before
    sizes = {variant["slug"]: variant["parameters"] for variant in document["variants"]}
    assert sizes == {"bert-base": 110_000_000, "bert-large": 340_000_000, "tiny": 4_000_000}
    assert {conflict["attribute"] for conflict in document["conflicts"]} == {"release_date", "parameters"}
    assert {"BERT (Google)", "버트", "Bert model"} - set(document["aliases"]) <= {document["name_ko"]}
    assert document["summary"] == "An encoder."
    assert Identifier.objects.get(value="google/bert").model == bert
    assert Component.objects.get().variant.model == bert
    assert set(bert.children.values_list("kind", "parent_variant__slug")) == {("adapted", "tiny"), ("fine-tuned", None)}
    assert [edge.child_variant.slug for edge in bert.parents.all()] == ["bert-large"]
    assert ProductModel.objects.get().variant.slug == "tiny"
    assert Mention.objects.get().model == bert
    assert moved.same == {"lineage": 1}
    assert (merged_into(FoundationModel.objects.get(slug="bert-2")), FormerSlug.objects.get().model) == (bert, bert)
    assert list(Change.objects.filter(slug="bert-2").values_list("action", flat=True))[-1] == "merged"


def test_telling_them_apart_again_puts_back_every_row_and_every_byte(twins):
    bert, twin = twins
    rows, read, listed = everything(), documents(), summaries()
    named = set(PublishedName.objects.values_list("publication", "kind", "key", "variant"))
    together(twin, bert)
    assert documents() != read
    unmerge(FoundationModel.objects.get(pk=twin.pk), **BACK)
    assert (documents(), summaries()) == (read, listed)
    assert everything() == rows
    assert set(PublishedName.objects.values_list("publication", "kind", "key", "variant")) == named
    assert EditRecord.objects.first().reverts is not None


def test_a_person_may_say_which_variants_are_the_same(twins):
    bert, twin = twins
    rows = everything()
    together(twin, bert, variants={"tiny": "bert-base", "bert-large": None})
    assert set(bert.variants.values_list("slug", "part_of__slug")) == {
        ("bert-base", None),
        ("bert-large", None),
        ("bert-large-2", None),
        ("head", "bert-base"),
    }
    unmerge(FoundationModel.objects.get(pk=twin.pk), **BACK)
    assert everything() == rows
    with pytest.raises(CurationProblem) as caught, edit(**WHO) as changes:
        merge(changes, FoundationModel.objects.get(pk=twin.pk), bert, variants={"tiny": "huge"})
    assert (caught.value.code, caught.value.field) == ("unknown_variant", "variants")


def test_what_curators_prefer_of_the_survivor_stays(twins):
    bert, twin = twins
    ours, theirs = (Claim.objects.get(model=model, attribute="release_date") for model in (bert, twin))
    for claim in (ours, theirs):
        claim.rank = "preferred"
        save(claim, fields=["rank"], **WHO)
    moved, _changes = together(twin, bert)
    assert [claim.pk for claim in moved.stepped_back] == [theirs.pk]
    assert json.loads(documents()["bert"])["release_date"] == "2018-10"
    unmerge(FoundationModel.objects.get(pk=twin.pk), **BACK)
    theirs.refresh_from_db()
    assert theirs.rank == "preferred"


def test_a_size_that_only_stands_for_the_model_is_the_one_of_its_size(empty_catalog):
    make_model("a", name="A", variants={"small": {"parameters": 1_000_000}, "big": {"parameters": 9_000_000}})
    make_model("b", name="B", variants={"b": {"parameters": 9_000_000}})
    one, other = FoundationModel.objects.order_by("slug")
    moved, _changes = together(other, one)
    assert [(variant.slug, became.slug) for variant, became in moved.variants] == [("b", "big")]


def test_chains_of_merges_are_short_and_come_apart_from_the_end(twins):
    bert, twin = twins
    last = make_model("encoder", name="Encoder")
    rows, read = everything(), documents()
    together(twin, bert)
    together(FoundationModel.objects.get(pk=bert.pk), last)
    assert set(FormerSlug.objects.values_list("slug", "model__slug")) == {("bert", "encoder"), ("bert-2", "encoder")}
    with pytest.raises(RevertConflict):
        unmerge(FoundationModel.objects.get(pk=twin.pk), **BACK)
    unmerge(FoundationModel.objects.get(pk=bert.pk), **BACK)
    unmerge(FoundationModel.objects.get(pk=twin.pk), **BACK)
    assert (everything(), documents()) == (rows, read)


def test_what_cannot_be_merged_is_refused_with_the_field_and_why(twins):
    bert, twin = twins
    draft = make_model("draft", published=False)
    for pair, code, field in (
        ((bert, bert), "self_merge", "into"),
        ((draft, bert), "not_published", "model"),
        ((bert, draft), "not_published", "into"),
        ((FoundationModel.objects.get(slug="biobert"), bert), "cycle", "into"),
        ((bert, FoundationModel.objects.get(slug="biobert")), "cycle", "into"),
    ):
        with pytest.raises(CurationProblem) as caught, edit(**WHO) as changes:
            merge(changes, *pair)
        assert (caught.value.code, caught.value.field) == (code, field)
    assert "BioBERT → BERT" in caught.value.detail
    together(twin, bert)
    with pytest.raises(CurationProblem) as caught:
        together(twin, bert)
    assert (caught.value.code, caught.value.did_you_mean) == ("merged", "bert")
    with pytest.raises(CurationProblem) as caught, edit(**WHO) as changes:
        changes.publish(FoundationModel.objects.get(pk=twin.pk))
    assert caught.value.code == "merged"
    with pytest.raises(CurationProblem) as caught:
        unmerge(bert, **BACK)
    assert caught.value.code == "not_merged"


def test_later_edits_of_the_same_rows_are_named_and_nothing_comes_apart(twins):
    bert, twin = twins
    together(twin, bert)
    delete(Identifier.objects.get(value="google/bert"), **WHO)
    with pytest.raises(RevertConflict) as caught:
        unmerge(FoundationModel.objects.get(pk=twin.pk), **BACK)
    assert [entry.noun for entry in caught.value.conflicts] == ["identifier"]
    assert "bert-2" not in documents()


def test_later_edits_beside_them_stay_where_they_were_made(twins):
    bert, twin = twins
    together(twin, bert)
    make_claim(Source.objects.get(slug="paper"), "training_tokens", 3_300_000_000, model=bert)
    unmerge(FoundationModel.objects.get(pk=twin.pk), **BACK)
    assert Claim.objects.get(attribute="training_tokens").model == bert
    assert json.loads(documents()["bert"])["training"]["tokens"] == 3_300_000_000


def test_a_merge_is_reverted_as_a_whole_or_not_at_all(twins):
    bert, twin = twins
    read = documents()
    number = FoundationModel.objects.get(pk=bert.pk).revision
    _moved, changes = together(twin, bert)
    bert.refresh_from_db()
    for refused in (
        lambda: revert_revision(bert, bert.revision, attribute="release_date", **BACK),
        lambda: revert_to(bert, number, **BACK),
    ):
        with pytest.raises(CurationProblem) as caught:
            refused()
        assert caught.value.code == "not_revertible"
    revert_revision(bert, bert.revision, **BACK)
    assert documents() == read
    with pytest.raises(CurationProblem) as caught:
        revert_edit(changes.record.reverted_by.get(), **BACK)
    assert caught.value.code == "not_revertible"
