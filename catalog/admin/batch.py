"""Import runs: what each read and did, what waits of it, and taking it back."""

from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.admin.base import ReadOnlyAdmin
from catalog.admin.columns import short
from catalog.admin.counts import counted, tally
from catalog.admin.import_pages import ImportPages
from catalog.admin.page import answer
from catalog.admin.problems import in_words
from catalog.curation.built import built_on
from catalog.curation.problem import CurationProblem
from catalog.curation.undo import undo_batch
from catalog.models import Batch, FoundationModel, QuarantineItem, QueueItem
from catalog.models.batch import BatchStatus
from catalog.models.waiting import Decision

WAITING = (QueueItem, QuarantineItem)
"""What imports leave for a person."""

MOST_REASONS = 20
MOST_MODELS = 30


@admin.register(Batch)
class BatchAdmin(ImportPages, ReadOnlyAdmin):
    """Import runs, the newest first; files are brought in and imports taken back here."""

    list_display = ["name", "input", "status", "actor", "created_at", "shown_counts", "waits"]
    list_filter = ["reader", "status"]
    date_hierarchy = "created_at"
    search_fields = ["reader", "input", "digest", "actor"]
    change_list_template = "admin/catalog/batch/change_list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """This function will leave what undoes an import in the database: it may be large."""
        rows = super().get_queryset(request).defer("effects", "report")
        return rows.annotate(waiting=sum((_waiting_of(table) for table in WAITING), start=Value(0)))

    def get_urls(self) -> list[Any]:
        """This function will add the page on which an import is taken back."""
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:batch>/undo/", view, name="catalog_batch_undo"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """This function will say beside the list whether the curator may bring a file in."""
        return super().changelist_view(request, {**(extra_context or {}), "may_import": self.may_change(request)})

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """This function will show what an import read and did, and what waits of it."""
        batch = self.get_object(request, object_id)
        if batch is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]  # Django's own
        if not self.has_view_permission(request, batch):
            raise PermissionDenied
        models = FoundationModel.objects.filter(revisions__batch=batch).distinct().order_by("name", "pk")
        context = {
            "title": str(batch),
            "original": batch,
            **tally(batch.counts, batch.report.get("files", {})),
            "waiting": _waiting(batch),
            "models": models[:MOST_MODELS],
            "more_models": max(models.count() - MOST_MODELS, 0),
            "may_undo": self.may_change(request) and batch.status == BatchStatus.APPLIED and bool(batch.effects),
            **(extra_context or {}),
        }
        return answer(self, request, "admin/catalog/batch/batch.html", context)

    def undo_view(self, request: HttpRequest, batch: int) -> HttpResponse:
        """This function will show what taking an import back would do, and do it for a reason."""
        row = self.get_object(request, str(batch))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(batch))  # type: ignore[attr-defined]  # Django's own
        if not self.may_change(request):
            raise PermissionDenied
        problem, keep = "", bool(request.POST.get("keep"))
        if request.method == "POST":
            try:
                undo_batch(row.pk, actor=request.user.get_username(), reason=request.POST.get("reason", ""), keep=keep)
            except CurationProblem as refused:
                problem = in_words(refused)
            else:
                self.message_user(request, _("%(batch)s is undone.") % {"batch": row}, messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:catalog_batch_change", args=[row.pk]))
        undoable = row.status == BatchStatus.APPLIED and bool(row.effects)
        reasons = built_on(row).reasons if undoable else []
        context = {
            "title": _("Undo %(batch)s") % {"batch": row},
            "original": row,
            "is_page": True,
            "undoable": undoable,
            "effects": _effects(row) if undoable else [],
            "reasons": reasons[:MOST_REASONS],
            "more_reasons": max(len(reasons) - MOST_REASONS, 0),
            "problem": problem,
            "keep": keep,
            "reason": request.POST.get("reason", ""),
        }
        return answer(self, request, "admin/catalog/batch/undo.html", context)

    @admin.display(description=gettext_lazy("batch"), ordering="pk")
    def name(self, batch: Batch) -> str:
        """This function will return the reader and the number."""
        return str(batch)

    @admin.display(description=gettext_lazy("counts"))
    def shown_counts(self, batch: Batch) -> SafeString | str:
        """This function will return how many rows it read, what became of them and how many claims it added."""
        return short(", ".join(f"{label} {number}" for label, number in counted(batch.counts) if number))

    @admin.display(description=gettext_lazy("waits"))
    def waits(self, batch: Any) -> str:
        """This function will return how many rows and cells of it wait for a person."""
        return str(batch.waiting) if batch.waiting else ""


def _waiting_of(table: Any) -> Any:
    """How many rows of a table wait of each import, in the same query."""
    waiting = table._default_manager.order_by().filter(batch=OuterRef("pk"), decision=Decision.WAITING)
    return Coalesce(Subquery(waiting.values("batch").annotate(number=Count("pk")).values("number")), 0)


def _waiting(batch: Batch) -> list[tuple[str, str, int]]:
    """What waits of an import: what it is called, where it is listed, and how much it is."""
    found = []
    for table in WAITING:
        rows: Any = table._default_manager.filter(batch=batch, decision=Decision.WAITING)
        number = rows.aggregate(number=Count("pk"))["number"]
        listed = reverse(f"admin:catalog_{table._meta.model_name}_changelist")
        found.append((capfirst(str(table._meta.verbose_name_plural)), f"{listed}?batch__id__exact={batch.pk}", number))
    return found


def _effects(batch: Batch) -> list[tuple[str, int, int]]:
    """How many rows an undo would take away, and how many it would put back, by noun."""
    created = {noun: len(keys) for noun, keys in batch.effects.get("created", {}).items()}
    created["claim"] = batch.claims.count()
    replaced = {noun: len(rows) for noun, rows in batch.effects.get("replaced", {}).items()}
    found = []
    for noun in sorted({*created, *replaced}):
        name = capfirst(str(apps.get_model("catalog", noun)._meta.verbose_name_plural))
        if created.get(noun) or replaced.get(noun):
            found.append((name, created.get(noun, 0), replaced.get(noun, 0)))
    return found
