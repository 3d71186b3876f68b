"""Bringing a file in at the desk: choose it, read its plan, and only then apply it. The work is that of ingest."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.options import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.admin.kept_plans import KeptPlans
from catalog.admin.page import answer
from catalog.admin.plan_shown import shown_plan
from catalog.admin.problems import in_words
from catalog.curation.problem import CurationProblem
from catalog.ingest.apply import apply
from catalog.ingest.fit import Misfit
from catalog.ingest.formats.problem import BadInput
from catalog.ingest.input import open_input
from catalog.ingest.plan import BadPlan, Plan
from catalog.ingest.planner import known_plan, make_plan
from catalog.ingest.readers import READERS

LIMIT = 10_000_000
"""Largest file that is brought in here, in bytes; larger ones come in with the command."""

PLACES = 20
"""How many of the places in which a plan no longer fits are listed."""

TABLE = "table"


class ImportForm(forms.Form):
    """A file and how to read it."""

    reader = forms.ChoiceField(
        label=gettext_lazy("Format"),
        choices=lambda: [(name, f"{reader.upstream.title} ({name})") for name, reader in sorted(READERS.items())],
        help_text=gettext_lazy("Which catalog's format it is; “table” for a table of your own, with a mapping."),
    )
    file = forms.FileField(label=gettext_lazy("File"), help_text=gettext_lazy("One file of at most 10 MB."))
    mapping = forms.FileField(
        label=gettext_lazy("Mapping"),
        required=False,
        help_text=gettext_lazy("For a table of your own: the YAML file that says what its columns hold."),
    )

    def clean_file(self) -> UploadedFile:
        """This function will refuse a file that is too large for the desk."""
        return _of_size(self.cleaned_data["file"])

    def clean_mapping(self) -> UploadedFile | None:
        """This function will refuse such a mapping too."""
        given = self.cleaned_data.get("mapping")
        return _of_size(given) if given else None

    def clean(self) -> dict[str, Any]:
        """This function will ask for the mapping that a table needs."""
        cleaned = super().clean() or {}
        if cleaned.get("reader") == TABLE and not cleaned.get("mapping") and "mapping" not in self.errors:
            self.add_error("mapping", _("A table of your own comes with its mapping."))
        return cleaned


class ImportPages(ModelAdmin):
    """The pages on which a file is brought in. Nothing is written until the plan is confirmed."""

    def get_urls(self) -> list[Any]:
        """This function will add the page that takes a file and the one that shows its plan."""
        wrap = self.admin_site.admin_view
        return [
            path("import/", wrap(self.import_view), name="catalog_batch_import"),
            path("import/<str:token>/", wrap(self.plan_view), name="catalog_batch_plan"),
            *super().get_urls(),
        ]

    def may_change(self, request: HttpRequest) -> bool:
        """This function will say whether somebody may bring catalogs in and take imports back."""
        return bool(request.user.has_perm("catalog.change_batch"))

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """This function will take a file and plan its import."""
        if not self.may_change(request):
            raise PermissionDenied
        form = ImportForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                plan = _planned(form.cleaned_data)
            except BadInput as problem:
                form.add_error("mapping" if problem.place.file.endswith((".yaml", ".yml")) else "file", str(problem))
            except CurationProblem as problem:
                form.add_error(None, in_words(problem))
            else:
                token = KeptPlans(str(request.user.pk)).keep(plan)
                return HttpResponseRedirect(reverse("admin:catalog_batch_plan", args=[token]))
        context = {"title": _("Bring a file in"), "form": form, "table": TABLE}
        return answer(self, request, "admin/catalog/batch/import.html", context)

    def plan_view(self, request: HttpRequest, token: str) -> HttpResponse:
        """This function will show a plan, and do what it says once the curator confirms it."""
        if not self.may_change(request):
            raise PermissionDenied
        plans = KeptPlans(str(request.user.pk))
        try:
            plan = plans.find(token)
        except BadPlan as error:
            raise Http404(str(error)) from error
        if plan is None:
            raise Http404(_("There is no such plan any more: bring the file in again."))
        problem, places = "", []
        if request.method == "POST":
            try:
                batch = apply(plan, actor=request.user.get_username())
            except Misfit as error:
                problem, places = _("The catalog has changed since: bring the file in again."), error.places[:PLACES]
            except CurationProblem as refused:
                problem = in_words(refused)
            else:
                plans.forget(token)
                said = _("The plan is applied: %(count)d claims were added.") % {"count": plan.counts["claims"]}
                self.message_user(request, said, messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:catalog_batch_change", args=[batch.pk]))
        context = {
            "title": _("Plan: %(input)s") % {"input": plan.input},
            "plan": plan,
            "done": plan.applied_as or (plan.after_batch and plan.is_empty),
            "problem": problem,
            "places": places,
            **shown_plan(plan),
        }
        return answer(self, request, "admin/catalog/batch/plan.html", context)


def _planned(cleaned: Mapping[str, Any]) -> Plan:
    """The plan of an uploaded file, which is read from a folder of its own and not kept."""
    reader = READERS[cleaned["reader"]]
    with tempfile.TemporaryDirectory(prefix="registry-import-") as folder:
        file = _written(cleaned["file"], Path(folder) / Path(cleaned["file"].name).name)
        if cleaned.get("mapping"):
            _written(cleaned["mapping"], file.with_suffix(".mapping.yaml"))
        read = open_input(file)
        upstream = reader.of(file)
        plan = known_plan(cleaned["reader"], upstream, read) or make_plan(
            cleaned["reader"], upstream, reader.read(file), read
        )
        plan.notices = reader.notices(file)
    return plan


def _written(uploaded: UploadedFile, path: Path) -> Path:
    with path.open("wb") as file:
        shutil.copyfileobj(uploaded, file)
    return path


def _of_size(uploaded: UploadedFile) -> UploadedFile:
    if (uploaded.size or 0) > LIMIT:
        limit = filesizeformat(LIMIT)
        raise forms.ValidationError(
            _("Larger than %(limit)s: bring it in with the command “ingest”.") % {"limit": limit}, code="too_large"
        )
    return uploaded
