import pytest

from catalog.curation.publication import publish_many
from catalog.curation.record import save
from catalog.models import (
    Claim,
    Component,
    FoundationModel,
    Lineage,
    Organization,
    Product,
    ProductModel,
    Source,
    Variant,
)

WHO = {"actor": "curator", "reason": "A test."}
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7|add:7 }}{% now 'Y' %}&lt;"


@pytest.fixture
def hostile(empty_catalog):
    source = Source(
        slug="paper", title=HOSTILE, title_ko=HOSTILE, kind="paper", tier=1, url="https://example.org/'><b>"
    )
    organization = Organization(slug="lab", name=HOSTILE, name_ko=HOSTILE)
    model = FoundationModel(slug="alpha", name=HOSTILE, name_ko=f"가{HOSTILE}", summary=HOSTILE, summary_ko=HOSTILE)
    other = FoundationModel(slug="beta", name=f"b{HOSTILE}")
    product = Product(slug="shop", name=HOSTILE, kind="service")
    for row in (source, organization, model, other, product):
        save(row, **WHO)
    variant = Variant(model=model, slug="large", name=HOSTILE)
    cited = {"source": source, "locator": HOSTILE, "note": HOSTILE, "note_ko": HOSTILE}
    save(variant, **WHO)
    for row in (
        Variant(model=model, slug="part", name=HOSTILE, part_of=variant),
        Variant(model=other, slug="beta", name=HOSTILE),
        Claim(model=model, attribute="organizations", value=["lab"], **cited),
        Claim(model=model, attribute="training_data", value=HOSTILE, **cited),
        Claim(model=model, attribute="remark", value=HOSTILE, **cited),
        Claim(model=model, attribute="release_date", value="2020", **cited),
        Claim(model=model, attribute="release_date", value="2021", **{**cited, "locator": "elsewhere"}),
        Claim(model=model, attribute="homepage_url", value="https://example.org/?a=1&lt=2&b='(c)", **cited),
        Claim(variant=variant, attribute="shape", value=HOSTILE, **cited),
        Component(model=model, component="model-card", availability="open", **cited),
        Lineage(child=model, parent=other, kind="adapted", **cited),
        ProductModel(product=product, model=model, role="hosts", **cited),
    ):
        save(row, **WHO)
    publish_many([model.pk, other.pk], **WHO)


def test_what_sources_and_curators_write_is_text_and_nothing_else(hostile, page):
    for address in ("/", "/models/alpha/", "/models/beta/", "/?organization=lab", "/models/alphx/"):
        for language in ("en", "ko"):
            shown = page(address, language, status=404 if "alphx" in address else 200)
            assert {element.name for element in shown.all()}.isdisjoint({"script", "img", "b"}), address
            assert not [name for element in shown.all() for name in element.attributes if name.startswith("on")]
    assert HOSTILE in page("/models/alpha/").one("section", id="training").text


def test_what_the_address_says_is_text_too(hostile, client):
    refused = client.get("/", {HOSTILE: HOSTILE})
    assert refused.status_code == 400
    assert b"<script" not in refused.content
    searched = client.get("/", {"search": f"alpha {HOSTILE}"})
    assert searched.status_code == 200
    assert b"<script" not in searched.content


def test_an_address_of_another_scheme_is_no_link(hostile, page):
    Source.objects.update(url="javascript:alert(1)")  # no door lets it in
    publish_many(list(FoundationModel.objects.values_list("pk", flat=True)), **WHO)
    shown = page("/models/alpha/")
    assert [link for link in shown.all("a") if "javascript" in link.attributes["href"]] == []
