"""Bringing a sheet back: every cell that differs is shown first, and nothing is stored until a curator says so."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.admin.bulk_edit import told_of
from catalog.admin.bulk_rows import Asked, asked_by
from catalog.admin.foreseen import foresee
from catalog.admin.page import answer
from catalog.admin.problems import in_words
from catalog.admin.sealed import seal, unseal
from catalog.admin.widgets import KnownSelect
from catalog.curation.problem import CurationProblem
from catalog.curation.several import Operation, do_all, versions
from catalog.ingest.formats.delimited import Row, rows_of
from catalog.ingest.formats.files import InputFile
from catalog.ingest.formats.problem import BadInput
from catalog.ingest.formats.xlsx import sheet_rows
from catalog.ingest.records import Unreadable
from catalog.models import Component, Source

LIMIT = 5_000_000
"""Largest file, in bytes."""

MOST = 200
"""Models that one sheet may change: all of them are published in one transaction."""

MOST_ALLOWED = 12
"""How many words that are allowed are listed beside one that is not."""

MOST_FLAWS = 100
"""How many cells that cannot be taken are listed."""


class SheetForm(forms.Form):
    """A file, and whose word its new values are."""

    file = forms.FileField(label=gettext_lazy("File"), help_text=gettext_lazy("CSV in UTF-8, or XLSX, as exported."))
    source = forms.ModelChoiceField(
        Source.objects.all(),
        label=gettext_lazy("Source"),
        required=False,
        widget=KnownSelect(Component._meta.get_field("source"), admin.site),
        help_text=gettext_lazy("Of new values in rows whose column “source” is empty."),
    )

    def clean_file(self) -> UploadedFile:
        """This function will refuse a file that is too large for the desk."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LIMIT:
            raise forms.ValidationError(_("The file is too large."))
        return file


class ImportSheetPages:
    """Adds the page on which a sheet is brought back to the pages of models."""

    def get_urls(self) -> list[Any]:
        """This function will add the page."""
        view = self.admin_site.admin_view(self.import_view)  # type: ignore[attr-defined]  # of a ModelAdmin
        own = path("import/", view, name="catalog_foundationmodel_import")
        return [own, *super().get_urls()]  # type: ignore[misc]  # of a ModelAdmin

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """This function will take a file, show what it asks for, and do that where the curator confirms it."""
        if not self.has_change_permission(request):  # type: ignore[attr-defined]  # of a ModelAdmin
            raise PermissionDenied
        sent = request.method == "POST" and "asked" not in request.POST
        form = SheetForm(request.POST, request.FILES) if sent else SheetForm()
        shown: dict[str, Any] = {"form": form, "reason": request.POST.get("reason", "")}
        actor = request.user.get_username()
        try:
            if "asked" in request.POST:
                held = unseal(request.POST["asked"])
                done = self._confirmed(request, held["operations"], held["seen"], shown)
                if done is not None:
                    return done
            elif sent and form.is_valid():
                asked = asked_by(_rows(form.cleaned_data["file"]), source=form.cleaned_data["source"], actor=actor)
                shown |= _preview(asked, actor)
        except (CurationProblem, BadInput) as refused:
            shown["problem"] = in_words(refused) if isinstance(refused, CurationProblem) else str(refused)
        context = {
            "title": _("Bring a sheet back"),
            "media": self.media + form.media,  # type: ignore[attr-defined]  # of a ModelAdmin
            **shown,
        }
        return answer(self, request, "admin/catalog/bulk_import.html", context)

    def _confirmed(
        self, request: HttpRequest, operations: Sequence[Operation], seen: dict[str, int | None], shown: dict[str, Any]
    ) -> HttpResponse | None:
        """This function will store what was seen, or show it anew with what stands against it."""
        actor = request.user.get_username()
        try:
            changes = do_all(operations, actor=actor, reason=shown["reason"], seen=seen)
        except CurationProblem as refused:
            shown["problem"] = in_words(refused)
            shown |= _foreseen(operations, list(seen), actor)
            return None
        count = len({pk for touched in changes.touched for pk in touched.models})
        self.message_user(request, told_of(count), messages.SUCCESS)  # type: ignore[attr-defined]  # of a ModelAdmin
        return HttpResponseRedirect(reverse("admin:catalog_foundationmodel_changelist"))


def _preview(asked: Asked, actor: str) -> dict[str, Any]:
    if asked.flaws:
        flaws = [(flaw.row, flaw.column, flaw.value, _said(flaw.problem)) for flaw in asked.flaws[:MOST_FLAWS]]
        return {"flaws": flaws, "more": len(asked.flaws) - len(flaws)}
    if len(asked.slugs) > MOST:
        raise CurationProblem(f"The sheet changes more than {MOST} models; bring back fewer at once.", code="too_long")
    return _foreseen(asked.operations, list(asked.slugs), actor)


def _said(problem: CurationProblem) -> str:
    """This function will return what is wrong with a cell and, where that is short enough, all that is allowed."""
    said, allowed = in_words(problem), problem.allowed or ()
    if not 0 < len(allowed) <= MOST_ALLOWED or all(word in said for word in allowed):
        return said
    return _("%(detail)s Allowed: %(allowed)s.") % {"detail": said, "allowed": ", ".join(allowed)}


def _foreseen(operations: Sequence[Operation], slugs: Sequence[str], actor: str) -> dict[str, Any]:
    seen = versions(slugs)
    foreseen = foresee(lambda: do_all(operations, actor=actor, reason="?", seen=seen))
    return {"foreseen": foreseen, "asked": seal({"operations": list(operations), "seen": seen})}


def _rows(file: UploadedFile) -> Iterator[Row | Unreadable]:
    """This function will yield the rows of a file that was sent; raises BadInput where it is no table."""
    name = Path(file.name or "sheet").name
    with tempfile.TemporaryDirectory(prefix="registry-sheet-") as folder:
        place = Path(folder) / "sheet"
        with place.open("wb") as kept:
            for chunk in file.chunks():
                kept.write(chunk)
        is_book = place.read_bytes()[:2] == b"PK"
        yield from sheet_rows(InputFile(place, name, alone=True)) if is_book else rows_of(place, name, delimiter="")
