"""CuratedAdmin: the base of every noun's pages. Nothing here writes: each save and each deletion is a curation verb."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.admin.options import BaseModelAdmin, InlineModelAdmin
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.admin.actions import delete_selected
from catalog.admin.forms import OWN, CuratedForm, CuratedFormSet, ReasonedForm, Refused
from catalog.admin.problems import in_words
from catalog.admin.widgets import KnownSelect, KnownSelectMultiple, LinesField
from catalog.curation import record
from catalog.curation.edit import Edit, edit
from catalog.curation.problem import CurationProblem
from catalog.curation.retry import once_more

MOST_PROTECTED = 10
"""How many of the records that forbid a deletion are listed."""


class CuratedFields(BaseModelAdmin):
    """How columns become form fields, on pages and in rows below them."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """This function will return the field with no more than an add button beside it."""
        if isinstance(db_field, ArrayField):
            return LinesField(
                label=db_field.verbose_name, required=not db_field.blank, help_text=_("One on each line.")
            )
        if isinstance(db_field, models.URLField):
            kwargs.setdefault("assume_scheme", "https")
        if isinstance(db_field, models.TextField):
            kwargs.setdefault("widget", AdminTextareaWidget(attrs={"rows": 4}))
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(field, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """This function will return a choice that does not ask the database for the label it already has."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KnownSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """This function will return a choice of several, likewise."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KnownSelectMultiple(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class CuratedInline(CuratedFields, InlineModelAdmin):
    """Rows below a page. They are saved with it, in one edit, for one reason."""

    form = CuratedForm
    formset = CuratedFormSet
    extra = 0
    related: Sequence[str] = ()
    """What each row shows of other tables, fetched with it."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """This function will return the field; only what a new fact may need first has an add button beside it."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(field, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_add_related = db_field.name in {"source", "licenses", "product"}
        return field

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """This function will return the rows with what they show, in one query."""
        queryset = super().get_queryset(request)
        return queryset.select_related(*self.related) if self.related else queryset

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """This function will return the rows' forms, one of them knowing what curation has refused of it."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.form.refused = getattr(request, "refused", None)
        return formset

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """This function will return the fields with the hidden one that tells what the row was filled from."""
        fieldsets: Any = [(name, dict(options)) for name, options in super().get_fieldsets(request, obj)]
        fields = [name for name in fieldsets[-1][1]["fields"] if name != "seen"]
        editable = self.has_change_permission(request, obj) or self.has_add_permission(request, obj)
        fieldsets[-1][1]["fields"] = [*fields, "seen"] if editable else fields
        return fieldsets


class CuratedAdmin(CuratedFields, admin.ModelAdmin):
    """The pages of one noun: every change names its reason and goes through curation, or is refused with words."""

    form = ReasonedForm
    show_facets = admin.ShowFacets.ALWAYS
    list_per_page = 50
    show_full_result_count = False
    actions = [delete_selected]
    group = "facts"
    """Under which heading the desk's front page lists the noun: facts, words, sources or record."""
    fixed: Sequence[str] = ("slug",)
    """Fields by which other records and addresses name the row, so that they are chosen once."""
    change_form_template = "admin/catalog/change_form.html"

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """This function will return the page's form, knowing what curation has refused of it."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.refused = getattr(request, "refused", None)
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """This function will fix what names the row once it exists."""
        fixed = [name for name in self.fixed if obj and any(field.name == name for field in self.opts.fields)]
        return [*super().get_readonly_fields(request, obj), *fixed]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """This function will suggest a slug while the row is new."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """This function will end every form that can be saved with the reason for saving it."""
        if self.fieldsets:
            fieldsets = list(self.fieldsets)
        else:
            fields = [name for name in self.get_fields(request, obj) if name not in OWN]
            fieldsets = [(None, {"fields": fields})]
        if self.has_change_permission(request, obj) if obj else self.has_add_permission(request):
            fieldsets.append((gettext_lazy("Why"), {"fields": ["reason", "seen"], "classes": ["why"]}))
        return fieldsets

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """This function will return the row; where it is about to change, it is locked and read again."""
        obj = super().get_object(request, object_id, from_field)
        if obj is not None and request.method == "POST" and transaction.get_connection().in_atomic_block:
            self.model._default_manager.select_for_update(of=("self",)).filter(pk=obj.pk).first()
            obj = super().get_object(request, object_id, from_field)
        return obj

    @once_more
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """This function will save, or store nothing and show the form again with what curation says against it."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (Refused, CurationProblem) as error:
            refused = error if isinstance(error, Refused) else Refused(error)
            request.refused = refused  # type: ignore[attr-defined] # read by get_form and get_formset of this request
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Nothing yet: the row is stored with those below it, in save_related."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """This function will store the row, its many-to-many values and the rows below it in one edit."""
        with edit(actor=request.user.get_username(), reason=form.cleaned_data["reason"]) as changes:
            self.store(request, changes, form, formsets)

    def store(self, request: HttpRequest, changes: Edit, form: Any, formsets: Any) -> None:
        """This function will put into an edit what a page has changed: all of it, or nothing where nothing changed."""
        if not form.instance.pk:
            attempt(form.prefix, changes.save, form.instance, many=form.many)
        elif form.changed_data:
            attempt(form.prefix, changes.save, form.instance, fields=form.touched, many=form.many)
        for formset in formsets:
            _store_rows(changes, formset)

    @once_more
    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """This function will delete, or ask again with what curation says against it."""
        try:
            return super().delete_view(request, object_id, dict(extra_context or {}))
        except CurationProblem as problem:
            again = {"problem": in_words(problem), "reason": request.POST.get("reason", "")}
            request.POST = QueryDict()  # Django asks again where nothing is confirmed
            return super().delete_view(request, object_id, {**(extra_context or {}), **again})

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """This function will delete one row for the reason that the confirmation asked for."""
        record.delete(obj, actor=request.user.get_username(), reason=request.POST.get("reason", ""))

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """This function will delete several rows in one edit."""
        with edit(actor=request.user.get_username(), reason=request.POST.get("reason", "")) as changes:
            for obj in queryset:
                changes.delete(obj)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """This function will write the reason of a deletion into the row's own history."""
        return LogEntry.objects.log_actions(
            user_id=request.user.pk or 0,
            queryset=queryset,
            action_flag=DELETION,
            change_message=[{"reason": request.POST.get("reason", "").strip()}],
        )

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """This function will list what a deletion takes along, and no more than ten records that forbid it."""
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        if len(protected) > MOST_PROTECTED:
            more = len(protected) - MOST_PROTECTED
            protected = [*protected[:MOST_PROTECTED], _("and %(count)d more") % {"count": more}]
        return to_delete, counts, perms_needed, protected

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """This function will return what the row's own history says: what was changed, and why."""
        message = super().construct_change_message(request, form, formsets, add)
        return [{"reason": form.cleaned_data["reason"]}, *message]


class ReadOnlyAdmin(CuratedAdmin):
    """The pages of a noun that only curation itself writes."""

    group = "record"
    actions = []

    def has_add_permission(self, request: HttpRequest) -> bool:
        """This function will let nobody add."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """This function will let nobody change."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """This function will let nobody delete."""
        return False


def attempt(prefix: str | None, verb: Callable[..., None], *args: Any, **kwargs: Any) -> None:
    """This function will call a verb and note, where it refuses, which form asked for it; raises Refused."""
    try:
        verb(*args, **kwargs)
    except CurationProblem as problem:
        raise Refused(problem, prefix) from problem


def _store_rows(changes: Edit, formset: Any) -> None:
    formset.save(commit=False)
    for row in formset.deleted_objects:
        attempt(formset.prefix, changes.delete, row)
    for form in formset.saved_forms:
        fields = form.touched if form.instance.pk else None
        attempt(form.prefix, changes.save, form.instance, fields=fields, many=form.many)
