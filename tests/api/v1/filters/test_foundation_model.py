"""Each filter of models with each suffix: what it keeps, and what it says of a value that it cannot take."""

import datetime as dt

import pytest

from catalog.api.v1.filters.foundation_model import DECLARATIONS
from catalog.api.v1.filters.suffix import Suffix
from catalog.models import Architecture, Domain, License, Modality, Organization, Product, Source, Task
from tests.empty import kept
from tests.factories.facts import make_model
from tests.factories.publications import make_publication

DAY = dt.date


@pytest.fixture
@kept
def catalog(empty_catalog):
    """Four models that differ in everything, the last of which nothing is known."""
    terms = {
        Modality: [("text", "Text", "텍스트"), ("image", "Image", "이미지"), ("music", "Music", "음악")],
        Domain: [("biomedical", "Biomedical", ""), ("clinical", "Clinical", "임상")],
        Task: [("fill-mask", "Fill mask", "")],
        Architecture: [("transformer", "Transformer", ""), ("transformer-encoder", "Encoder", "")],
    }
    for table, words in terms.items():
        table.objects.bulk_create([table(slug=slug, name=name, name_ko=name_ko) for slug, name, name_ko in words])
    License.objects.create(slug="apache-2.0", name="Apache License 2.0", spdx="Apache-2.0", commercial_use="yes")
    License.objects.create(slug="house-terms", name="House terms", commercial_use="no")
    Organization.objects.create(slug="google", name="Google", name_ko="구글", country="US")
    Organization.objects.create(slug="naver", name="NAVER", country="KR")
    Source.objects.create(slug="paper", title="A paper", kind="paper", tier=1)
    Product.objects.create(slug="chatgpt", name="ChatGPT", kind="service")
    make_publication(
        "bert",
        name="BERT",
        modalities=["text"],
        input_modalities=["text"],
        output_modalities=["text"],
        domains=["biomedical", "clinical"],
        tasks=["fill-mask"],
        architectures=["transformer", "transformer-encoder"],
        architecture="transformer-encoder",
        licenses=["apache-2.0"],
        commercial_use=["yes"],
        organizations=["google"],
        countries=["US"],
        sources=["paper"],
        openness=5,
        mof_class=1,
        parameters=340_000_000,
        variants=[
            {"parameters": 110_000_000, "training_compute": 1e20},
            {"parameters": 340_000_000, "training_compute": 5e20},
        ],
        training_compute=5e20,
        release_first=DAY(2018, 10, 11),
        release_last=DAY(2018, 10, 11),
        missing=["training_data"],
        has_conflict=True,
    )
    make_publication(
        "hyperclova",
        name="HyperCLOVA 100%",
        modalities=["image", "text"],
        input_modalities=["image", "text"],
        output_modalities=["text"],
        domains=["biomedical"],
        architectures=["transformer"],
        architecture="transformer",
        licenses=["house-terms"],
        commercial_use=["no"],
        organizations=["naver"],
        countries=["KR"],
        products=["chatgpt"],
        openness=2,
        mof_class=3,
        parameters=204_000_000_000,
        variants=[{"parameters": 204_000_000_000, "parameters_active": 13_000_000_000}],
        parameters_active=13_000_000_000,
        release_first=DAY(2021, 1, 1),
        release_last=DAY(2021, 12, 31),
        missing=["training_compute", "training_data"],
        verified_on=DAY(2021, 6, 15),
    )
    make_publication("closed", modalities=["music"], openness=0, parameters_status="undisclosed")
    make_publication("dark")


def slugs(client, query):
    response = client.get(f"/api/v1/models/?{query}")
    assert response.status_code == 200, response.content
    document = response.json()
    found = [model["slug"] for model in document["results"]]
    assert document["count"] == len(found)
    return set(found)


BERT, CLOVA, CLOSED, DARK = "bert", "hyperclova", "closed", "dark"
ALL = {BERT, CLOVA, CLOSED, DARK}


KEPT = {
    "": ALL,
    # arrays of words
    "modality=text": {BERT, CLOVA},
    "modality=text&modality=music": {BERT, CLOVA, CLOSED},
    "modality__n=text": {CLOSED, DARK},
    "modality__n=text&modality__n=music": {DARK},
    "modality__all=text&modality__all=image": {CLOVA},
    "modality__empty=true": {DARK},
    "modality__empty=FALSE": {BERT, CLOVA, CLOSED},
    "input_modality=image": {CLOVA},
    "output_modality=image": set(),
    "domain=biomedical": {BERT, CLOVA},
    "domain=clinical": {BERT},
    "domain=clinical&modality=image": set(),
    "task=fill-mask": {BERT},
    "architecture=transformer": {BERT, CLOVA},
    "architecture__n=transformer-encoder": {CLOVA, CLOSED, DARK},
    "license=Apache-2.0": {BERT},
    "license=APACHE-2.0&license=house-terms": {BERT, CLOVA},
    "license__n=apache-2.0": {CLOVA, CLOSED, DARK},
    "commercial_use=no": {CLOVA},
    "organization=google": {BERT},
    "organization__empty=true": {CLOSED, DARK},
    "country=kr": {CLOVA},
    "country=FR": set(),
    "source=paper": {BERT},
    "product=chatgpt": {CLOVA},
    "missing=training_data": {BERT, CLOVA},
    "missing__all=training_data&missing__all=training_compute": {CLOVA},
    # ordered words and numbers
    "openness=closed": {CLOSED},
    "openness__n=closed": {BERT, CLOVA, DARK},
    "openness__gte=api": {BERT, CLOVA},
    "openness__gt=api": {BERT},
    "openness__lt=api": {CLOSED},
    "openness__lte=api": {CLOVA, CLOSED},
    "openness__empty=true": {DARK},
    "mof_class=3": {CLOVA},
    "mof_class__lte=ii": {BERT},
    "parameters_status=undisclosed": {CLOSED},
    "parameters_status__n=known": {CLOSED, DARK},
    # numbers of variants
    "parameters=340M": {BERT},
    "parameters=340M&parameters=204B": {BERT, CLOVA},
    "parameters__gte=110M": {BERT, CLOVA},
    "parameters__gt=110M&parameters__lt=340M": set(),
    "parameters__gte=200M&parameters__lte=300M": set(),
    "parameters__gte=100M&parameters__lte=200M": {BERT},
    "parameters__lt=1.1억": set(),
    "parameters__lte=1.1억": {BERT},
    "parameters__n=110M": {CLOVA, CLOSED, DARK},
    "parameters__empty=true": {CLOSED, DARK},
    "parameters__empty=false": {BERT, CLOVA},
    "parameters_active__gte=10B": {CLOVA},
    "parameters_active__empty=true": {BERT, CLOSED, DARK},
    "training_compute__gte=5e20": {BERT},
    "training_compute__gte=5e20&parameters__lte=110M": set(),
    "training_compute__lt=5e20&parameters__lte=110M": {BERT},
    "parameters__lte=9223372036854775807": {BERT, CLOVA},
    # dates that may be partial
    "released=2018": {BERT},
    "released=2018-10": {BERT},
    "released=2018-10-11": {BERT},
    "released=2018-10-12": set(),
    "released=2021": {CLOVA},
    "released=2021-06": set(),
    "released__gte=2021": {CLOVA},
    "released__gte=2021-06": set(),
    "released__gt=2018-10-11": {CLOVA},
    "released__gt=2018-10": {CLOVA},
    "released__lt=2018-10-12": {BERT},
    "released__lt=2018-10": set(),
    "released__lte=2018-10": {BERT},
    "released__lte=2021": {BERT, CLOVA},
    "released__lte=2021-11": {BERT},
    "released__n=2018": {CLOVA, CLOSED, DARK},
    "released__empty=true": {CLOSED, DARK},
    "released__gte=0001&released__lte=9999": {BERT, CLOVA},
    # texts and flags
    "name=bert": {BERT},
    "name=HYPERCLOVA 100%25": {CLOVA},
    "name__n=BERT": {CLOVA, CLOSED, DARK},
    "name__ic=ER": {BERT, CLOVA},
    "name__ic=0%25": {CLOVA},
    "name__ic=_": set(),
    "slug=bert&slug=dark": {BERT, DARK},
    "slug__n=bert": {CLOVA, CLOSED, DARK},
    "verified=2021": {CLOVA},
    "stale_for=180d": ALL,
    "has_conflict=true": {BERT},
    "has_conflict=false": {CLOVA, CLOSED, DARK},
}
"""Queries and the models that they keep."""


def test_what_each_filter_keeps(client, catalog):
    assert {query: slugs(client, query) for query in KEPT} == KEPT


def test_every_filter_with_every_suffix_is_tried():
    tried = {pair.partition("=")[0] for query in KEPT for pair in query.split("&") if pair}
    assert {entry.name for entry in DECLARATIONS} <= {name.partition("__")[0] for name in tried}
    assert {name[name.find("__") :] for name in tried if "__" in name} == set(Suffix) - {Suffix.IS}


NEGATED = [entry.name for entry in DECLARATIONS if Suffix.NOT in entry.column.suffixes]


def test_a_filter_and_its_negation_are_everything_together(client, catalog):
    values = {
        "modality": "text", "input_modality": "text", "output_modality": "text", "domain": "clinical",
        "task": "fill-mask", "architecture": "transformer", "openness": "api", "mof_class": "1",
        "license": "apache-2.0", "commercial_use": "yes", "organization": "naver", "country": "US", "source": "paper",
        "product": "chatgpt", "parameters": "110M", "parameters_active": "13B", "parameters_status": "known",
        "training_compute": "1e20", "released": "2021", "name": "BERT", "slug": "dark", "missing": "training_data",
        "verified": "2021",
    }  # fmt: skip
    for name in NEGATED:
        kept, left_out = slugs(client, f"{name}={values[name]}"), slugs(client, f"{name}__n={values[name]}")
        assert kept, name
        assert kept | left_out == ALL, name
        assert not kept & left_out, name


REFUSED = (
    ("modality=텍스트", "modality", "text"),
    ("modality=Text", "modality", "text"),
    ("modality=txt", "modality", "text"),
    ("modality__n=txt", "modality__n", "text"),
    ("organization=Google", "organization", "google"),
    ("organization=구글", "organization", "google"),
    ("organization=gogle", "organization", "google"),
    ("source=papr", "source", "paper"),
    ("license=apache", "license", "apache-2.0"),
    ("openness=open", "openness", "open-weights"),
    ("openness__gte=Api", "openness__gte", "api"),
    ("mof_class=IV", "mof_class", None),
    ("mof_class=0", "mof_class", None),
    ("commercial_use=maybe", "commercial_use", None),
    ("country=UK", "country", "GB"),
    ("country=Korea", "country", None),
    ("country=ZZ", "country", None),
    ("parameters__gte=big", "parameters__gte", None),
    ("parameters__gte=-7B", "parameters__gte", None),
    ("parameters=1.5", "parameters", None),
    ("parameters=9223372036854775808", "parameters", None),
    ("parameters__empty=maybe", "parameters__empty", None),
    ("parameters__empty=true&parameters__empty=false", "parameters__empty", None),
    ("training_compute=0", "training_compute", None),
    ("training_compute=nan", "training_compute", None),
    ("training_compute=1e999", "training_compute", None),
    ("released__gte=2020-13", "released__gte", None),
    ("released=2020-6", "released", "2020-06"),
    ("released=0000", "released", None),
    ("released=10000", "released", None),
    ("missing=everything", "missing", None),
    ("missing=organization", "missing", "organizations"),
    ("has_conflict=1", "has_conflict", None),
    ("has_conflict=true&has_conflict=true", "has_conflict", None),
    ("slug=BERT", "slug", "bert"),
    ("parameters__ic=7", "parameters__ic", None),
    ("modality__gte=text", "modality__gte", None),
    ("has_conflict__n=true", "has_conflict__n", None),
)
"""Queries, the parameter that is wrong in each, and what is suggested in its place, if anything must be."""


def test_a_value_that_cannot_be_taken_is_named(client, catalog):
    for query, parameter, suggested in REFUSED:
        response = client.get(f"/api/v1/models/?{query}")
        assert response.status_code == 400, query
        (flaw,) = response.json()["errors"]
        assert flaw["parameter"] == parameter
        assert flaw["detail"]
        assert suggested in {None, flaw.get("did_you_mean")}, query


def test_an_unknown_word_of_a_small_vocabulary_comes_with_all_that_are_allowed(client, catalog):
    flaw = client.get("/api/v1/models/?modality=smell").json()["errors"][0]
    assert flaw["allowed"] == ["image", "music", "text"]


def test_every_word_is_looked_up_in_one_query(client, catalog, django_assert_num_queries):
    query = "modality=text&modality__n=music&domain=clinical&organization=google&license=MIT OR&license=apache-2.0"
    with django_assert_num_queries(3):  # the words, and the choices and names for the one that is not there
        assert client.get(f"/api/v1/models/?{query}").status_code == 400


def test_compute_that_is_known_of_the_whole_model_binds_with_its_largest_variant(client, empty_catalog):
    sizes = {"small": {"parameters": "1B"}, "large": {"parameters": "2B"}}
    make_model("imagen", claims={"training_compute": 1.46e22}, variants=sizes)
    assert slugs(client, "training_compute__gte=1e22") == {"imagen"}
    assert slugs(client, "training_compute__gte=1e22&parameters__gte=2B") == {"imagen"}
    assert slugs(client, "training_compute__gte=1e22&parameters__lt=2B") == set()
    assert slugs(client, "training_compute__empty=true") == set()
