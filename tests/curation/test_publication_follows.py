"""What models are found by follows everything that it is made from, whether or not a document shows it."""

import json

import pytest

from catalog.curation.publication import publish
from catalog.curation.record import save
from catalog.models import (
    Architecture,
    Change,
    Component,
    Domain,
    EditRecord,
    License,
    Lineage,
    Modality,
    Organization,
    Publication,
    PublishedConflict,
    PublishedName,
    PublishedVariant,
    Revision,
    Task,
    Variant,
)
from tests.factories.facts import WHO, make_claim, make_license, make_model, make_organization, make_source, make_term

TERMS = {
    "domains": (Domain, "domains"),
    "tasks": (Task, "tasks"),
    "input_modalities": (Modality, "modalities"),
    "architecture": (Architecture, "architectures"),
}


def history():
    return Revision.objects.count(), Change.objects.count()


def column(name, slug="alpha"):
    return Publication.objects.values_list(name, flat=True).get(slug=slug)


@pytest.mark.parametrize("attribute", TERMS)
def test_a_term_that_gets_a_wider_one_is_found_by_it_at_once(empty_catalog, attribute):
    table, listed = TERMS[attribute]
    narrow = make_term(table, "narrow")
    wide = make_term(table, "wide")
    make_model("alpha", claims={attribute: "narrow" if attribute == "architecture" else ["narrow"]})
    before = history()
    narrow.parent = wide
    save(narrow, fields=["parent"], **WHO)
    assert column(listed) == ["narrow", "wide"]
    wider = make_term(table, "wider")
    wide.parent = wider
    save(wide, fields=["parent"], **WHO)
    assert column(listed) == ["narrow", "wide", "wider"]
    assert history() == before


def test_an_organization_is_found_by_its_new_names_and_with_the_body_it_is_part_of(empty_catalog):
    whole, part = make_organization("google", country="US"), make_organization("deepmind", country="GB")
    make_model("alpha", claims={"organizations": ["deepmind"]})
    before = history()
    part.aliases = ["Dolphin Laboratory"]
    part.parent = whole
    save(part, fields=["aliases", "parent"], **WHO)
    assert column("organizations") == ["deepmind", "google"]
    assert Publication.objects.filter(search="dolphin").exists()
    whole.name_ko = "구글"
    save(whole, fields=["name_ko"], **WHO)
    assert Publication.objects.filter(search="구글").exists()
    assert history() == before


def test_what_a_document_shows_of_an_organization_is_a_change(empty_catalog):
    body = make_organization("acme", name="Acme")
    make_model("alpha", claims={"organizations": ["acme"]})
    body.name, body.country = "Acme Research", "KR"
    save(body, fields=["name", "country"], **WHO)
    assert Change.objects.last().fields == ["organizations"]
    assert column("countries") == ["KR"]


def test_what_a_license_permits_is_what_models_are_found_by(empty_catalog):
    terms = make_license("custom", commercial_use="unknown")
    make_model("alpha", claims={"licenses": ["custom"]})
    before = history()
    terms.commercial_use = "no"
    save(terms, fields=["commercial_use"], **WHO)
    assert (column("commercial_use"), history()) == (["no"], before)


def test_a_license_that_only_a_component_names_moves_its_class(empty_catalog):
    terms = License.objects.create(slug="custom", name="Custom")
    model = make_model("alpha")
    card = Component(model=model, component="model-card", availability="open", source=make_source("card"))
    save(card, many={"licenses": [terms]}, **WHO)
    terms.spdx = "MIT"
    save(terms, fields=["spdx"], **WHO)
    assert json.loads(column("document"))["mof"]["reasons"]["model-card"] == "open license"


def test_an_edge_shows_its_source_and_variant_at_both_ends(empty_catalog):
    earlier, later = make_model("alpha"), make_model("beta")
    source = make_source("card")
    variant = Variant.objects.get(model=later)
    save(Lineage(child=later, child_variant=variant, parent=earlier, kind="adapted", source=source), **WHO)
    source.title = "Another title"
    save(source, fields=["title"], **WHO)
    variant.slug = "beta-large"
    save(variant, fields=["slug"], **WHO)
    edge = json.loads(column("document"))["lineage"]["children"][0]
    assert (edge["source"]["title"], edge["model_variant"]) == ("Another title", "beta-large")


def test_rows_that_fell_behind_come_back_without_a_revision_and_those_that_stand_are_not_written(empty_catalog):
    body = make_organization("acme")
    sizes = {"alpha": {"parameters": 7_000_000_000}}
    model = make_model("alpha", aliases=["first"], claims={"organizations": ["acme"]}, variants=sizes)
    make_claim(make_source("press"), "parameters", 70_000_000_000, variant=model.variants.get())
    names = set(PublishedName.objects.values_list("kind", "name", "key"))
    before = history()
    Organization.objects.filter(pk=body.pk).update(aliases=["Acme Works"])
    PublishedName.objects.all().delete()
    PublishedVariant.objects.update(parameters=1)
    PublishedConflict.objects.update(settled=True)
    Publication.objects.update(domains=["wrong"])
    assert publish(model.pk, **WHO) is None
    assert set(PublishedName.objects.values_list("kind", "name", "key")) == names
    assert PublishedVariant.objects.get().parameters == 7_000_000_000
    assert PublishedConflict.objects.open().get().spread == 10
    assert column("domains") == []
    assert Publication.objects.filter(search="works").exists()
    rows = list(PublishedName.objects.values_list("pk", flat=True))
    publish(model.pk, **WHO)
    assert list(PublishedName.objects.values_list("pk", flat=True)) == rows
    assert history() == before


def test_models_next_to_one_follow_its_name_and_nothing_else_of_it(empty_catalog):
    alpha, beta = make_model("alpha"), make_model("beta")
    save(Lineage(child=beta, parent=alpha, kind="adapted", source=make_source("card")), **WHO)
    alpha.refresh_from_db()
    for field, expected in (("summary", {"alpha"}), ("name", {"alpha", "beta"})):
        setattr(alpha, field, "New")
        save(alpha, fields=[field], **WHO)
        shown_in = EditRecord.objects.first().rows.get().shown_in
        assert set(shown_in.values_list("slug", flat=True)) == expected
