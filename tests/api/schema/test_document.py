"""The OpenAPI document: current, complete, and true of what the service sends."""

import json
import re
from io import StringIO

import pytest
import yaml
from django.core.management import call_command
from django.core.management.base import CommandError

from catalog.api.v1.views.openapi import JSON, openapi
from catalog.management.commands import openapi as command
from registry.env import BASE_DIR
from tests.api.schema.conformance import closed, problems

HANGUL = re.compile("[가-힣]")
COMMITTED = BASE_DIR / "openapi" / "openapi.json"
GROWING = ("modality", "domain", "task", "license", "architecture", "organization", "source", "product")


@pytest.fixture(scope="module")
def document():
    """The document in English, as data."""
    return json.loads(openapi(JSON, "en"))


@pytest.fixture(scope="module")
def korean():
    """The document in Korean."""
    return json.loads(openapi(JSON, "ko"))


@pytest.fixture(scope="module")
def shapes(document):
    """Its schemas, closed."""
    return closed(document)


def operations(document):
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def resolved(document, entry):
    for _step in range(3):
        if "$ref" in entry:
            _hash, _components, kind, name = entry["$ref"].split("/")
            entry = document["components"][kind][name]
    return entry


def test_the_committed_document_is_what_the_service_sends(client):
    sent = client.get("/api/v1/openapi.json", headers={"accept-language": "en"})
    assert sent.content == COMMITTED.read_bytes(), "run `make openapi`"
    assert sent["Content-Type"] == "application/json"


def test_the_command_has_nothing_to_warn_of_and_writes_what_is_committed(tmp_path):
    call_command("openapi", str(tmp_path / "deep" / "openapi.json"), stdout=StringIO())
    assert (tmp_path / "deep" / "openapi.json").read_bytes() == COMMITTED.read_bytes()


def test_a_warning_stops_the_command(tmp_path, monkeypatch):
    def warn(name, *, fail_on_warn, validate, **_options):
        assert (name, fail_on_warn, validate) == ("spectacular", True, True)
        raise CommandError("One warning.")

    monkeypatch.setattr(command, "call_command", warn)
    with pytest.raises(CommandError, match="One warning"):
        call_command("openapi", str(tmp_path / "openapi.json"), stdout=StringIO())
    assert list(tmp_path.iterdir()) == []


def test_both_formats_and_languages_are_sent_and_kept(client):
    text = client.get("/api/v1/openapi.yaml", headers={"accept-language": "en"})
    assert text["Content-Type"] == "application/yaml"
    assert yaml.safe_load(text.content) == json.loads(COMMITTED.read_bytes())
    korean = client.get("/api/v1/openapi.json?lang=ko")
    assert korean["Content-Language"] == "ko"
    assert client.get("/api/v1/openapi.json?lang=ko", headers={"if-none-match": korean["ETag"]}).status_code == 304
    assert client.get("/api/v1/openapi.json", headers={"accept-language": "ko"}).content == korean.content


def test_every_operation_says_what_it_does_and_who_may(document):
    described = {tag["name"] for tag in document["tags"]}
    names = [operation["operationId"] for _where, operation in operations(document)]
    assert len(names) == len(set(names))
    for where, operation in operations(document):
        assert operation["summary"], where
        assert operation["description"], where
        assert set(operation["tags"]) <= described, where
        assert re.fullmatch("[a-z_]+", operation["operationId"]), where
        reads = where.startswith("GET") and "proposals" not in where
        assert operation["security"] == ([{}] if reads else [{"bearer": []}]), where
    assert document["servers"] == [{"url": "/"}]


def test_every_parameter_and_header_has_a_description_and_an_example(document, shapes):
    parameters = [
        (where, resolved(document, entry))
        for where, operation in operations(document)
        for entry in operation["parameters"]
    ]
    assert len(parameters) > 500
    for where, parameter in parameters:
        assert parameter["description"], (where, parameter)
        assert parameter["example"] not in (None, "", []), (where, parameter)
        assert problems(shapes, parameter["schema"], parameter["example"]) == [], (where, parameter)
    for name, header in document["components"]["headers"].items():
        assert header["description"], name
        assert header["example"], name


def test_every_answer_is_described_and_errors_are_problem_documents_with_an_example(document, shapes):
    for where, operation in operations(document):
        statuses = set(operation["responses"])
        assert {"400", "405", "406", "503"} <= statuses, where
        for status, entry in operation["responses"].items():
            answer = resolved(document, entry)
            assert answer["description"], (where, status)
            assert {"Vary"} <= set(answer["headers"]), (where, status)
            if status >= "308":
                content = answer["content"]["application/problem+json"]
                assert content["schema"] == {"$ref": "#/components/schemas/Problem"}
                assert content["example"]["status"] == int(status)
                assert problems(shapes, content["schema"], content["example"]) == []
        if where.startswith("GET") and "proposals" not in where:
            assert "304" in statuses, where
            assert {"ETag", "Cache-Control"} <= set(resolved(document, operation["responses"]["200"])["headers"]), where


def test_every_field_of_every_shape_is_described(document):
    for name, schema in document["components"]["schemas"].items():
        for field, described in schema.get("properties", {}).items():
            assert described.get("description"), f"{name}.{field}"


def test_words_of_vocabularies_that_grow_are_plain_strings(document):
    model = document["components"]["schemas"]["Model"]["properties"]
    for field in ("domains", "tasks", "licenses", "architecture", "openness"):
        assert "enum" not in json.dumps(model[field]), field
    for name, parameter in document["components"]["parameters"].items():
        if parameter["name"].partition("__")[0] in GROWING:
            assert "enum" not in json.dumps(parameter["schema"]), name
    for schema in document["components"]["schemas"].values():
        assert not {None, ""} & set(schema.get("enum", ()))


def test_whole_numbers_have_room_for_counts_of_parameters(document):
    for name, schema in document["components"]["schemas"].items():
        for field, described in schema.get("properties", {}).items():
            if described.get("type") == "integer":
                assert described["format"] == "int64", f"{name}.{field}"


def test_examples_are_true_of_their_schemas(document, shapes):
    for where, operation in operations(document):
        for status, answer in operation["responses"].items():
            for content in answer.get("content", {}).values():
                if "example" in content:
                    assert problems(shapes, content["schema"], content["example"]) == [], (where, status)
        body = operation.get("requestBody")
        if body:
            content = body["content"]["application/json"]
            assert problems(shapes, content["schema"], content["example"]) == [], where


def test_every_reading_has_an_example_of_its_answer(document):
    plain = {"openapi_json", "openapi_yaml", "changes_atom", "proposals_list", "proposals_retrieve"}
    for where, operation in operations(document):
        if where.startswith("GET") and operation["operationId"] not in plain:
            assert all("example" in content for content in operation["responses"]["200"]["content"].values()), where


ANSWERS = [
    "",
    "models/?page_size=100",
    "models/?page_size=100&view=full",
    "models/?fields=slug,evidence",
    "models/?count=none&search=임상",
    "models/gpt-3/",
    "models/imagen/",
    "models/gpt-3/?view=summary",
    "models/gpt-3/claims/?page_size=50",
    "models/gpt-3/lineage/",
    "models/gpt-3/revisions/",
    "models/gpt-3/revisions/1/",
    "models/gpt-3/diff/",
    "models/facets/?facet=parameters&facet=openness&facet=source&facet=released&facet=missing",
    "models/stats/",
    "stats/coverage/",
    "models/stats/?parameters__lt=2",
    "models/compare/?slug=bert&slug=gpt-3&slug=imagen&slug=musiclm",
    "organizations/?page_size=200",
    "organizations/google/",
    "modalities/?page_size=200",
    "modalities/text/",
    "domains/?page_size=200",
    "domains/biomedical/",
    "tasks/?page_size=200",
    "tasks/fill-mask/",
    "architectures/",
    "architectures/transformer/",
    "licenses/?page_size=200",
    "licenses/apache-2.0/",
    "sources/?page_size=200",
    "sources/nvidia-korea-foundation-models/",
    "products/",
    "products/bionemo/",
    "claims/?page_size=200",
    "claims/?page_size=200&product__empty=false",
    "conflicts/?page_size=200",
    "changes/?page_size=200",
    "resolve/?name=BERT",
    "resolve/?name=gatrotron",
    "models/gpt3/",
    "models/?modalitty=text",
    "models/facets/",
    "organizations/gogle/",
    "claims/0/",
    "conflicts/?cursor=x",
]


@pytest.mark.parametrize("path", ANSWERS)
def test_answers_hold_what_the_document_says_and_nothing_else(client, seeded, document, shapes, path):
    response = client.get(f"/api/v1/{path}")
    described = _described(document, f"/api/v1/{path.partition('?')[0]}")["responses"][str(response.status_code)]
    described = resolved(document, described)
    content = described["content"][response["Content-Type"]]
    assert problems(shapes, content["schema"], response.json()) == []
    own = {"ETag", "Last-Modified", "Link", "Vary", "Content-Language", "Cache-Control", "Location"}
    assert own & set(response.headers) <= set(described["headers"])


def _described(document, path):
    """The GET operation at an address; the one with the fewest variable parts."""
    found = []
    for template, methods in document["paths"].items():
        pattern = re.sub(r"\\\{[a-z]+\\\}", "[^/]+", re.escape(template))
        if re.fullmatch(pattern, path):
            found.append((template.count("{"), methods["get"]))
    return min(found, key=lambda entry: entry[0])[1]


def test_every_description_is_korean_in_the_korean_document(document, korean):
    english = dict(_texts(document, ""))
    untranslated = {
        place: text
        for place, text in _texts(korean, "")
        if not HANGUL.search(text) and re.search("[A-Za-z]{4}", english.get(place, ""))
    }
    assert not untranslated
    assert json.dumps(_bare(document)) == json.dumps(_bare(korean))


def _texts(node, place):
    if isinstance(node, dict):
        for key, value in node.items():
            if key in {"description", "summary", "x-displayName"} and isinstance(value, str):
                yield f"{place}/{key}", value
            elif key not in {"example", "properties"} or key == "properties":
                yield from _texts(value, f"{place}/{key}") if key != "example" else ()
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _texts(value, f"{place}/{index}")


def _bare(node):
    """The document without its texts for people."""
    if isinstance(node, dict):
        texts = {"description", "summary", "x-displayName", "title"}
        return {key: _bare(value) for key, value in node.items() if not (key in texts and isinstance(value, str))}
    return [_bare(value) for value in node] if isinstance(node, list) else node
