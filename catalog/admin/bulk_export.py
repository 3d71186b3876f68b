"""Export of a filtered list: the models that a curator sees, as CSV or XLSX, to be worked on and brought back."""

import codecs
import io
from collections.abc import Iterator
from csv import writer
from typing import Any

import openpyxl  # type: ignore[import-untyped]  # it ships no types
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from catalog.admin.bulk_sheet import sheet
from catalog.export.rows import blocks

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ExportPages:
    """Adds the addresses of the files to the pages of a noun."""

    def get_urls(self) -> list[Any]:
        """This function will add the files."""
        view = self.admin_site.admin_view(self.export_view)  # type: ignore[attr-defined]  # of a ModelAdmin
        own = path("export/<slug:kind>/", view, name="catalog_foundationmodel_export")
        return [own, *super().get_urls()]  # type: ignore[misc]  # of a ModelAdmin

    def export_view(self, request: HttpRequest, kind: str) -> HttpResponseBase:
        """This function will answer with the models that the list shows under the same filters."""
        if not self.has_view_permission(request):  # type: ignore[attr-defined]  # of a ModelAdmin
            raise PermissionDenied
        shown = self.get_changelist_instance(request).get_queryset(request)  # type: ignore[attr-defined]  # as above
        answer: HttpResponseBase
        if kind == "csv":
            answer = StreamingHttpResponse(blocks_of(_lines(shown)), content_type="text/csv; charset=utf-8")
        elif kind == "xlsx":
            answer = HttpResponse(_book(shown), content_type=XLSX)
        else:
            raise Http404
        answer["Content-Disposition"] = f'attachment; filename="models.{kind}"'
        return answer


def blocks_of(lines: Iterator[str]) -> Iterator[bytes]:
    """This function will yield the table with the mark by which spreadsheets know that it is UTF-8."""
    yield codecs.BOM_UTF8
    yield from blocks(lines)


def _lines(models: Any) -> Iterator[str]:
    buffer = io.StringIO()
    table = writer(buffer, lineterminator="\r\n")
    for row in sheet(models):
        table.writerow(row)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _book(models: Any) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("models")
    for row in sheet(models):
        page.append([text or None for text in row])
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()
