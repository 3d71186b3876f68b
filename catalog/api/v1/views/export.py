"""Views that write the models that match as files: CSV and newline-delimited JSON."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.db.models import F, QuerySet
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from catalog.api.v1.fields import FIELDS, Shape, view_parameter
from catalog.api.v1.filters import foundation_model as filters
from catalog.api.v1.orderings import foundation_model as orderings
from catalog.api.v1.pagination import OrderedRows
from catalog.api.v1.parameter import Parameter
from catalog.api.v1.time import AS_OF, refuse_company
from catalog.api.v1.view import ApiView
from catalog.discovery.history import published_as_of
from catalog.export.columns import COLUMNS
from catalog.export.csv import csv
from catalog.export.ndjson import ndjson
from catalog.models import Publication
from catalog.values.name import nearest
from catalog.values.problem import ValueProblem, quoted


def _columns(text: str) -> tuple[str, ...]:
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in COLUMNS:
            raise ValueProblem(
                "unknown_field",
                _("%(value)s is no column.") % {"value": quoted(name)},
                allowed=tuple(COLUMNS),
                did_you_mean=nearest(name, COLUMNS),
            )
    return tuple(dict.fromkeys(names))


COLUMN_NAMES = Parameter(
    name="fields",
    parse=_columns,
    description=gettext_lazy("Names of the columns to write, with commas between them, in their order."),
    example="slug,name,parameters",
    limit=1000,
    default=tuple(COLUMNS),
)


class CsvRenderer(BaseRenderer):
    """Names the format; the view writes it."""

    media_type = "text/csv"
    format = "csv"


class NdjsonRenderer(BaseRenderer):
    """Names the format; the view writes it."""

    media_type = "application/x-ndjson"
    format = "ndjson"


class ModelExport(ApiView):
    """The models that match, streamed in the order that is asked for."""

    filename: ClassVar[str]
    content_type: ClassVar[str]

    def content(self, publications: QuerySet[Publication], shape: Any) -> Iterator[bytes]:
        """This function will return the blocks of the file."""
        raise NotImplementedError  # each format says it

    def shape(self) -> Any:
        """This function will return what the request says about the form of each model."""
        raise NotImplementedError  # each format says it

    def get(self, request: Request) -> HttpResponseBase:
        """This function will answer with the file."""
        selection = filters.Selection(self.query)
        order = orderings.order(self.query, selection.search)
        shape = self.shape()
        self.query.check()
        publications = OrderedRows(selection.publications(), order).ordered()
        return self.answer_from_catalog(request, lambda: self._file(request, self.content(publications, shape)))

    def _file(self, request: Request, content: Iterator[bytes]) -> HttpResponseBase:
        headers = {"Content-Disposition": f'attachment; filename="{self.filename}"'}
        if request.method == "HEAD":  # servers would read a whole file only to throw it away
            return HttpResponse(content_type=self.content_type, headers=headers)
        return StreamingHttpResponse(_begun(content), content_type=self.content_type, headers=headers)


class ModelsCsv(ModelExport):
    """The models that match as a table."""

    parameters = (*filters.PARAMETERS, orderings.ORDERING, COLUMN_NAMES)
    renderer_classes = (CsvRenderer,)
    filename = "models.csv"
    content_type = "text/csv; charset=utf-8; header=present"

    def shape(self) -> Any:
        """This function will return the columns that are asked for."""
        return self.query.one(COLUMN_NAMES)

    def content(self, publications: QuerySet[Publication], shape: Any) -> Iterator[bytes]:
        """This function will return the blocks of the table."""
        return csv(publications, shape)


class ModelsNdjson(ModelExport):
    """The models that match as documents, one in each line."""

    parameters = (*filters.PARAMETERS, orderings.ORDERING, view_parameter("full"), FIELDS, AS_OF)
    renderer_classes = (NdjsonRenderer,)
    filename = "models.ndjson"
    content_type = "application/x-ndjson"

    def shape(self) -> Any:
        """This function will return how much of each document is asked for."""
        return Shape(self.query, default="full")

    def content(self, publications: QuerySet[Publication], shape: Any) -> Iterator[bytes]:
        """This function will return the blocks of lines."""
        return ndjson(publications, shape.text())

    def get(self, request: Request) -> HttpResponseBase:
        """This function will answer with the file, of the models as they are or as they were."""
        at = self.query.one(AS_OF)
        if at is None:
            return super().get(request)
        refuse_company(self.query)
        self.query.check()
        revisions = published_as_of(at)
        return self.answer_from_catalog(request, lambda: self._file(request, ndjson(revisions, F("document"))))


def _begun(content: Iterator[bytes]) -> Iterator[bytes]:
    """This function will read the first block at once, so that a failing query is answered before headers are sent."""
    first = next(content, b"")

    def blocks() -> Iterator[bytes]:
        yield first
        yield from content

    return blocks()
