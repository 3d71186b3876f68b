"""Korean stands beside English in all of the API: in the source code, in the compiled catalog, on the way out."""

import re
from gettext import GNUTranslations

import pytest
from django.utils.translation import gettext, override

from catalog.discovery.facets import FACETS
from registry.env import BASE_DIR
from tests.api.messages import messages

HANGUL = re.compile("[가-힣]")
PLACES = re.compile(r"%\([a-z_]+\)[sd]|`[^`]+`")
FOLDER = BASE_DIR / "catalog" / "api" / "locale" / "ko" / "LC_MESSAGES"


@pytest.fixture(scope="module")
def catalog():
    """The compiled catalog of the API."""
    with (FOLDER / "django.mo").open("rb") as file:
        return GNUTranslations(file)


def test_every_text_is_in_the_catalog(catalog):
    missing = {text: path for text, path in messages() if catalog.gettext(text) == text}
    assert not missing, f"add these to {FOLDER / 'django.po'} and run msgfmt: {missing}"


def test_every_translation_keeps_what_programs_and_formats_need(catalog):
    for text, path in messages():
        korean = catalog.gettext(text)
        assert HANGUL.search(korean), (path, text)
        assert sorted(PLACES.findall(korean)) == sorted(PLACES.findall(text)), (path, text)


def test_what_is_compiled_is_what_is_written(catalog):
    written = (FOLDER / "django.po").read_text(encoding="utf-8").count("\nmsgid ") - 1
    compiled = sum(1 for key in catalog._catalog if key)
    assert compiled == written
    assert "fuzzy" not in (FOLDER / "django.po").read_text(encoding="utf-8")


def test_errors_speak_the_readers_language(client):
    response = client.get("/api/v1/models/?modalitty=text", headers={"accept-language": "ko"})
    assert response["Content-Language"] == "ko"
    assert response.json()["detail"] == "“modalitty”은(는) 이 주소의 매개변수가 아닙니다."
    assert client.get("/api/v1/models/?modalitty=text").json()["detail"].endswith("is no parameter of this address.")


@pytest.mark.parametrize("name", FACETS)
def test_labels_of_facets_are_korean_where_words_are(client, seeded, name):
    results = client.get(f"/api/v1/models/facets/?facet={name}&lang=ko").json()[name]["results"]
    own = {"organization", "license", "source", "product", "released", "parameters", "mof_class", "openness"}
    foreign = [entry["label"] for entry in results if not HANGUL.search(entry["label"])]
    assert name in own or not foreign, foreign


def test_the_language_ends_with_the_answer(client, seeded):
    client.get("/api/v1/models/facets/?facet=modality&lang=ko")
    english = client.get("/api/v1/models/facets/?facet=modality").json()["modality"]["results"]
    assert not any(HANGUL.search(entry["label"]) for entry in english)
    with override("en"):
        assert gettext("Models") == "Models"
