"""The inspector: what drf-spectacular asks of a view, answered from its parameters, its shape and its operation."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.drainage import warn
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from rest_framework import serializers

from catalog.api.schema import headers, parameters, problem
from catalog.api.schema.examples import example
from catalog.api.schema.operation import Answer, File, Named, Object, Operation, Page, Record
from catalog.api.schema.operations import OPERATIONS
from catalog.api.v1.parameter import Parameter
from catalog.api.v1.view import JSON
from catalog.documents.foundation_model import DocumentSerializer

KEPT_HEADERS = ("ETag", "Last-Modified", "Cache-Control")
"""Headers of answers that clients may keep."""

OK = 200
CREATED = 201
NOT_MODIFIED = 304

PATH_PARTS = {
    "slug": gettext_lazy("Slug of the record, as lists give it."),
    "number": gettext_lazy("Number of the revision, counted from 1 within the model."),
    "id": gettext_lazy("Number of the record, as lists give it."),
}


class RegistrySchema(AutoSchema):
    """Describes the views of this API; a view without an operation is a warning."""

    @property
    def operation(self) -> Operation:
        """The operation of the view."""
        return OPERATIONS[type(self.view), self.method]

    def is_excluded(self) -> bool:
        """This method will leave out, with a warning, what nobody has described."""
        missing = (type(self.view), self.method) not in OPERATIONS
        if missing:
            warn(f"{self.method} of {type(self.view).__name__} has no entry in catalog.api.schema.operations")
        return missing

    def get_operation_id(self) -> str:
        """This method will return the name of the method in generated clients."""
        return self.operation.id

    def get_tags(self) -> list[str]:
        """This method will return the group of the operation."""
        return [self.operation.tag]

    def get_summary(self) -> str:
        """This method will return the headline of the operation."""
        return str(self.operation.summary)

    def get_description(self) -> str:  # type: ignore[override]  # as the library does
        """This method will return what the operation does."""
        return str(self.operation.description)

    def get_auth(self) -> list[dict[str, Any]]:
        """This method will say whether a token is needed: reading what is published needs none."""
        if not self.operation.bearer:
            return [{}]
        self._component("bearer", ResolvedComponent.SECURITY_SCHEMA, bearer())
        return [{"bearer": []}]

    def _get_parameters(self) -> list[dict[str, Any]]:
        path = [self._path_part(name) for name in self._path_names()]
        own = self.operation.parameters
        query = [self._query(parameter) for parameter in (getattr(self.view, "parameters", ()) if own is None else own)]
        return [*path, *query, *(self._request_header(name) for name in self.operation.headers)]

    def _path_names(self) -> list[str]:
        return [part[1:-1] for part in self.path.split("/") if part.startswith("{")]

    def _path_part(self, name: str) -> dict[str, Any]:
        described = {"in": "path", "name": name, "required": True, "description": str(PATH_PARTS[name])}
        return {**described, **parameters.PATH[name], **self._path_example(name)}

    def _path_example(self, name: str) -> dict[str, Any]:
        found = example(self.operation.example)
        value = found.get(name) if isinstance(found, Mapping) else None
        return {} if value is None else {"example": value}

    def _query(self, parameter: Parameter) -> dict[str, Any]:
        name = f"{_namespace(parameter)}{parameter.name}"
        return self._component(name, ResolvedComponent.PARAMETER, parameters.query_parameter(parameter))

    def _request_header(self, name: str) -> dict[str, Any]:
        return self._component(name, ResolvedComponent.PARAMETER, parameters.header_parameter(name))

    def _header(self, name: str) -> dict[str, Any]:
        return self._component(name, ResolvedComponent.HEADER, dict(headers.RESPONSE[name]))

    def _get_request_body(self, direction: str = "request") -> Any:  # noqa: ARG002 - the library's signature
        shape = self.operation.body
        if shape is None:
            return None
        content = {"schema": self.resolve_serializer(shape, "request").ref, "example": dict(self.operation.sent)}
        return {"required": True, "content": {JSON: content}}

    def _get_response_bodies(self, direction: str = "response") -> dict[str, Any]:  # noqa: ARG002 - as above
        answers: dict[str, Any] = {
            str(status): self._not_modified() if status == NOT_MODIFIED else self._ok(status)
            for status in self.operation.statuses
        }
        described = self.resolve_serializer(problem.ProblemSerializer, "response").ref
        for status in self.operation.errors:
            error = problem.response(status, described, self._header)
            answers[str(status)] = self._component(problem.NAMES[status], ResolvedComponent.RESPONSE, error)
        return answers

    def _ok(self, status: int) -> dict[str, Any]:
        rehearsed = self.operation.rehearsal if status == OK else None
        answer = rehearsed or self.operation.answer
        media = answer.media_type if isinstance(answer, File | Object) else JSON
        content: dict[str, Any] = {"schema": self._schema_of(answer)}
        found = None if rehearsed else example(self.operation.example)
        if found is not None:
            content["example"] = found
        return {
            "description": str(self.operation.answer_description),
            "headers": {name: self._header(name) for name in self._answer_headers(status)},
            "content": {media: content},
        }

    def _answer_headers(self, status: int) -> list[str]:
        answer = self.operation.answer
        names = ["Vary", "Content-Language"]
        if NOT_MODIFIED in self.operation.statuses:
            names = [*KEPT_HEADERS, *names]
        if isinstance(answer, Page):
            names.append("Link")
        if isinstance(answer, File) and answer.attached:
            names.append("Content-Disposition")
        if status == CREATED:
            names.append("Location")
        if "Idempotency-Key" in self.operation.headers:
            names.extend(["ETag", "Idempotent-Replayed"])
        return names

    def _not_modified(self) -> dict[str, Any]:
        described = {
            "description": _("The content is the one that the client has."),
            "headers": {name: self._header(name) for name in ("ETag", "Cache-Control", "Vary")},
        }
        return self._component("NotModified", ResolvedComponent.RESPONSE, described)

    def _schema_of(self, answer: Answer) -> dict[str, Any]:
        match answer:
            case Record(shape):
                return self._shape(shape)
            case Named(shape):
                return {"type": "object", "additionalProperties": self._shape(shape)}
            case Page(shape, name):
                return self._component(name, ResolvedComponent.SCHEMA, envelope(self._shape(shape)))
            case Object(_media_type):
                return {"type": "object", "additionalProperties": {}}
            case File():
                return {"type": "string"}

    def _shape(self, shape: Any) -> dict[str, Any]:
        return dict(self.resolve_serializer(shape, "response").ref)

    def _component(self, name: str, kind: str, described: dict[str, Any]) -> dict[str, Any]:
        component = ResolvedComponent(name=name, type=kind, schema=described, object=name)
        self.registry.register_on_missing(component)
        return dict(component.ref)

    def _map_serializer_field(self, field: Any, direction: str, bypass_extensions: bool = False) -> Any:  # noqa: FBT001, FBT002 - as above
        described = super()._map_serializer_field(field, direction, bypass_extensions)
        if isinstance(field, serializers.IntegerField):
            described["format"] = "int64"  # counts of parameters do not fit what some languages call an integer
        return described

    def _postprocess_serializer_schema(self, schema: Any, serializer: Any, direction: str) -> Any:
        schema = super()._postprocess_serializer_schema(schema, serializer, direction)
        if "description" in schema:
            schema["description"] = _(schema["description"])  # docstrings of shapes are in the catalog of messages
        if isinstance(serializer, DocumentSerializer):
            schema.pop("required", None)  # `fields` and `view` choose which of them are sent
        return schema


def _namespace(parameter: Parameter) -> str:
    """What several addresses share is one component; the same name may mean something else at another address."""
    sharing = [
        entry.id for (view, _method), entry in OPERATIONS.items() if parameter in getattr(view, "parameters", ())
    ]
    if len(sharing) == 1:
        return f"{sharing[0]}."
    collections = {operation.partition("_")[0] for operation in sharing}
    return f"{collections.pop()}." if len(collections) == 1 else ""


def _query_of(view: Any, operation: Operation) -> tuple[Parameter, ...]:
    return tuple(view.parameters) if operation.parameters is None else operation.parameters


def bearer() -> dict[str, str]:
    """This function will return how a token is shown."""
    return {
        "type": "http",
        "scheme": "bearer",
        "description": _("A token of the desk. Its scope says how far it reaches: propose, curate or administer."),
    }


def envelope(item: Mapping[str, Any]) -> dict[str, Any]:
    """This function will return the schema of one page of a list."""
    return {
        "type": "object",
        "required": ["count", "count_is", "next", "previous", "results"],
        "properties": {
            "count": {
                "type": "integer",
                "format": "int64",
                "nullable": True,
                "description": _("How many there are in all; null with `count=none`."),
            },
            "count_is": {
                "type": "string",
                "nullable": True,
                "description": _("`exact`, or `at_least` where counting stopped at 10,000; null with `count=none`."),
            },
            "next": {
                "type": "string",
                "nullable": True,
                "description": _("Path and query of the next page, without a host; null on the last one."),
            },
            "previous": {
                "type": "string",
                "nullable": True,
                "description": _("Path and query of the previous page, without a host; null on the first one."),
            },
            "results": {"type": "array", "items": dict(item), "description": _("The records of the page.")},
        },
    }
