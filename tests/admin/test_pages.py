import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.admin.base import ReadOnlyAdmin
from catalog.curation.edit import edit
from catalog.curation.record import save
from catalog.models import FoundationModel, Lineage, Product, ProductModel, Source, Task, Variant
from tests.admin.conftest import curator
from tests.admin.pages import Desk, address
from tests.factories.facts import WHO, claim, make_model, make_source, make_term

PAGES = {model: page for model, page in admin.site._registry.items() if model._meta.app_label == "catalog"}
NOUNS = sorted(PAGES, key=lambda model: model.__name__)


@pytest.mark.parametrize("noun", NOUNS, ids=lambda model: model.__name__)
def test_every_page_of_every_noun_opens(seeded, client, noun):
    client.force_login(get_user_model().objects.create_superuser("kim"))
    english, korean = Desk(client), Desk(client, "ko")
    folder, read_only = f"catalog/{noun._meta.model_name}/", isinstance(PAGES[noun], ReadOnlyAdmin)
    english.get(folder)
    korean.get(f"{folder}?q=gpt")
    row = noun._default_manager.first()
    if row is not None:
        korean.get(address(row))
        english.get(address(row, "history"))
    if not read_only:
        english.get(f"{folder}add/")
        korean.get(address(row, "delete"))


@pytest.mark.django_db
def test_a_models_page_with_8_variants_and_60_claims_costs_under_25_queries(desk):
    source, other = make_source(), make_source("other", tier=4)
    make_term(Task, "translation")
    sizes = {f"size-{number}": {"parameters": 10**9 + number, "context_length": 2048} for number in range(8)}
    model = make_model(
        "alpha",
        source=source,
        claims={"tasks": ["translation"], "full_name": "Alpha", "openness": "api"},
        variants=sizes,
        aliases=["A", "B", "C"],
    )
    with edit(**WHO) as changes:
        for size in model.variants.all():
            for attribute in ("parameters", "hidden_size", "training_steps", "shape"):
                value = "L=2" if attribute == "shape" else 10**9
                changes.save(claim(other, attribute, value, variant=size, locator="Table 1"))
        for number in range(9):
            changes.save(claim(source, "remark", f"Remark {number}.", model=model))
    for slug in ("beta", "gamma"):
        parent = make_model(slug, source=source)
        cited = {"source": source, "created_by": "x", "changed_by": "x"}
        Lineage.objects.create(child=model, parent=parent, kind="adapted", **cited)
        product = Product(slug=f"{slug}-chat", name=slug, kind="service")
        save(product, **WHO)
        ProductModel.objects.create(product=product, model=model, role="runs", **cited)
    assert model.claims.count() + sum(size.claims.count() for size in model.variants.all()) == 60
    desk.get(address(model))
    with CaptureQueriesContext(connection) as queries:
        desk.get(address(model))
    assert len(queries) < 24  # and one for the session, which tests keep in memory


@pytest.mark.django_db
def test_a_models_page_costs_the_same_queries_however_much_hangs_on_it(desk):
    def cost(model):
        desk.get(address(model))
        with CaptureQueriesContext(connection) as queries:
            desk.get(address(model))
        return len(queries)

    small = make_model("small", variants={"one": {"parameters": 5}}, aliases=["A"], claims={"full_name": "Small"})
    large = make_model(
        "large",
        source=Source.objects.get(),
        variants={f"size-{number}": {"parameters": 5 + number} for number in range(3)},
        aliases=["A", "B", "C"],
        claims={"full_name": "Large", "uses": "Many.", "shape": "L=2"},
    )
    assert cost(small) == cost(large)


@pytest.mark.django_db
def test_a_models_page_lists_what_was_published_of_it(desk):
    model = make_model("alpha")
    desk.change(model, name="Alpha 2", reason="The authors call it so.")
    page = desk.get(address(model))
    assert {"The authors call it so.", "For a test.", "kim"} <= set(page.text)
    assert 'href="/api/v1/models/alpha/"' in page.html
    assert 'href="/models/alpha/"' in page.html


@pytest.mark.django_db
def test_the_front_page_parts_the_nouns_by_what_they_hold(desk):
    page = desk.get("")
    places = [page.html.index(f">{heading}</a>") for heading in ("Facts", "Words", "Sources", "Record")]
    assert places == sorted(places)
    assert page.html.index(">Foundation models</a>") < page.html.index(">Aliases</a>")


@pytest.mark.django_db
def test_the_language_is_switched_in_the_header(desk):
    page = desk.get("")
    sent = {**page.data, "language": "ko", "next": "/admin/"}
    response = desk.client.post("/i18n/setlang/", sent, headers={"accept-language": "en"})
    assert response.headers["Location"] == "/admin/"
    page = desk.get("")
    assert "파운데이션 모델 레지스트리: 편집 데스크" in page.text
    assert "무엇을 편집하시겠습니까?" in page.text


@pytest.mark.django_db
def test_nothing_on_the_pages_is_inline(desk):
    model = make_model("alpha", variants={"large": {"parameters": 5}})
    for path in ("", "catalog/foundationmodel/", address(model), address(model, "delete"), "catalog/claim/add/"):
        html = desk.get(path).html
        assert " style=" not in html, path
        assert "<style" not in html, path
        assert not [part for part in html.split("<script")[1:] if "src=" not in part.partition(">")[0]], path


@pytest.mark.django_db
def test_who_may_look_only_sees_no_button_and_is_refused(reader_desk):
    model = make_model("alpha")
    page = reader_desk.get(address(model))
    assert 'name="_save"' not in page.html
    assert reader_desk.client.get(f"/admin/{address(model, 'delete')}").status_code == 403
    assert reader_desk.client.post("/admin/catalog/source/add/", {"reason": "A test."}).status_code == 403
    assert FoundationModel.objects.get().state == "published"


@pytest.mark.django_db
def test_who_has_no_permission_sees_nothing_of_the_catalog(empty_catalog):
    desk = Desk(curator("new"))
    desk.get("catalog/foundationmodel/", 403)
    assert "Foundation models" not in desk.get("").text


@pytest.mark.django_db
def test_sources_are_offered_as_one_types(desk):
    make_source("attention", title="Attention Is All You Need")
    make_source("other", title="Something else")
    asked = {"app_label": "catalog", "model_name": "component", "field_name": "source", "term": "attention"}
    found = desk.client.get("/admin/autocomplete/", asked).json()["results"]
    assert [entry["text"] for entry in found] == ["Attention Is All You Need"]


@pytest.mark.django_db
def test_variants_are_offered_with_their_model(desk):
    make_model("alpha", variants={"large": {}})
    asked = {"app_label": "catalog", "model_name": "claim", "field_name": "variant", "term": "alpha"}
    found = desk.client.get("/admin/autocomplete/", asked).json()["results"]
    assert [entry["id"] for entry in found] == [str(Variant.objects.get().pk)]
