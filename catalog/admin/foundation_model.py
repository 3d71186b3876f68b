"""Foundation models: what names them, their facts with the evidence, and what hangs on them."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from catalog.admin.base import attempt
from catalog.admin.bulk_edit import edit_selected
from catalog.admin.bulk_export import ExportPages
from catalog.admin.bulk_import import ImportSheetPages
from catalog.admin.columns import bilingual, count, short
from catalog.admin.component import ComponentInline
from catalog.admin.emptied import EmptiedFilter
from catalog.admin.facted import FactedAdmin
from catalog.admin.filters import ConflictFilter, DomainFilter, ModalityFilter, OpennessFilter
from catalog.admin.history_pages import HistoryPages
from catalog.admin.labels import LabeledList
from catalog.admin.lineage import LineageInline
from catalog.admin.merging import MergePages
from catalog.admin.name import AliasInline, IdentifierInline
from catalog.admin.preview import PreviewPages
from catalog.admin.product import ProductInline
from catalog.admin.proposing import ProposingPages
from catalog.admin.variant import VariantInline
from catalog.curation.edit import Edit
from catalog.documents.encoding import model_page
from catalog.models import Alias, FoundationModel, PublishedName, Revision, Variant
from catalog.values.name import fold
from catalog.vocabulary.actions import ModelState
from catalog.vocabulary.openness import LEVELS
from catalog.vocabulary.statuses import ValueStatus

SHOWN_REVISIONS = 10

LEVEL_LABELS = {position: level.label for level, position in LEVELS.items()}


@admin.register(FoundationModel)
class FoundationModelAdmin(
    ExportPages, ImportSheetPages, PreviewPages, ProposingPages, MergePages, HistoryPages, LabeledList, FactedAdmin
):
    """The pages of models."""

    list_display = ["shown_name", "organizations", "parameters", "openness", "released", "sources", "shown_state"]
    list_filter = ["state", OpennessFilter, ModalityFilter, DomainFilter, ConflictFilter, EmptiedFilter]
    actions = [edit_selected, *FactedAdmin.actions]
    date_hierarchy = "updated_at"
    search_fields = ["name", "name_ko", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fields = [("name", "name_ko"), "slug", "summary", "summary_ko"]
    change_form_template = "admin/catalog/foundationmodel/change_form.html"
    change_list_template = "admin/catalog/foundationmodel/change_list.html"
    inlines = [VariantInline, ComponentInline, LineageInline, ProductInline, AliasInline, IdentifierInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """This function will return models with the columns of what readers get, without the documents."""
        unread = ("publication__document", "publication__summary_document", "publication__search")
        return super().get_queryset(request).select_related("publication").defer(*unread)

    def view_on_site(self, model: FoundationModel) -> str | None:
        """This function will return the address of the model's page, where readers see it."""
        return model_page(model.slug) if model.state == ModelState.PUBLISHED else None

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """This function will show what was published of the model below its form."""
        published = Revision.objects.filter(model=int(object_id)) if object_id.isdecimal() else Revision.objects.none()
        shown: dict[str, Any] = {"revisions": published.defer("document").order_by("-number")[:SHOWN_REVISIONS]}
        shown |= self.merging(request, self.get_object(request, object_id))
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **shown})

    def store(self, request: HttpRequest, changes: Edit, form: Any, formsets: Any) -> None:
        """This function will give a model at least one variant, and make it visible where the curator asks for it."""
        is_new = not form.instance.pk
        super().store(request, changes, form, formsets)
        model = form.instance
        if is_new and not model.variants.exists():
            attempt(form.prefix, changes.save, Variant(model=model, slug=model.slug, name=model.name))
        if "_publish" in request.POST:
            changes.publish(model)

    def response_change(self, request: HttpRequest, obj: FoundationModel) -> HttpResponse:
        """This function will stay on the page of a model that has just been published."""
        if "_publish" in request.POST:
            posted: Any = request.POST.copy()
            posted["_continue"] = "1"
            request.POST = posted
        return super().response_change(request, obj)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        """This function will say of a model that was withdrawn that it was."""
        if not FoundationModel.objects.filter(pk=obj_id).exists():
            return super().response_delete(request, obj_display, obj_id)
        self.message_user(request, _("“%(model)s” is withdrawn.") % {"model": obj_display}, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:catalog_foundationmodel_change", args=[obj_id]))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """This function will say that nothing goes with a model that is only withdrawn."""
        published = [model for model in objs if model.revision]
        drafts = [model for model in objs if not model.revision]
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(drafts, request)
        withdrawn = [
            _("%(model)s: withdrawn, with its facts and history kept") % {"model": model} for model in published
        ]
        return [*to_delete, *withdrawn], counts, perms_needed, protected

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """This function will say of a model that was ever published that it is withdrawn, not deleted."""
        ever = FoundationModel.objects.filter(pk=object_id, revision__gt=0).exists() if object_id.isdecimal() else False
        return super().delete_view(request, object_id, {**(extra_context or {}), "withdraws": ever})

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """This function will find models by their own names, their aliases and the names of their variants."""
        term = search_term.replace("\x00", "").strip()
        if not term:
            return queryset, False
        named: Any = Q(name__icontains=term) | Q(name_ko__icontains=term) | Q(slug__icontains=term)
        named |= Exists(Alias.objects.filter(model=OuterRef("pk"), name__icontains=term))
        if key := fold(term):
            named |= Exists(PublishedName.objects.filter(publication=OuterRef("pk"), key__contains=key))
        return queryset.filter(named), False

    @admin.display(description=_("name"), ordering="name")
    def shown_name(self, model: FoundationModel) -> SafeString | str:
        """This function will return the name, the Korean one below it."""
        return bilingual(model)

    @admin.display(description=_("parameters"), ordering="publication__parameters")
    def parameters(self, model: FoundationModel) -> SafeString | str:
        """This function will return the parameters of the largest variant, or why there is no number."""
        published = getattr(model, "publication", None)
        if published is None:
            return ""
        if published.parameters is None:
            return str(ValueStatus(published.parameters_status).label).split(":")[0]
        return count(published.parameters)

    @admin.display(description=_("openness"), ordering="publication__openness")
    def openness(self, model: FoundationModel) -> str:
        """This function will return the level of access."""
        published = getattr(model, "publication", None)
        return str(LEVEL_LABELS[published.openness]) if published and published.openness is not None else ""

    @admin.display(description=_("released"), ordering="publication__release_first")
    def released(self, model: FoundationModel) -> str:
        """This function will return the first day that the release date may mean."""
        published = getattr(model, "publication", None)
        return str(published.release_first) if published and published.release_first else ""

    @admin.display(description=_("organizations"))
    def organizations(self, model: Any) -> SafeString | str:
        """This function will return who made it, with the bodies they are part of."""
        published = getattr(model, "publication", None)
        names = [model.labels.name("organization", slug) for slug in published.organizations] if published else []
        return short(", ".join(names), 50)

    @admin.display(description=_("sources"), ordering="publication__source_count")
    def sources(self, model: FoundationModel) -> SafeString | str:
        """This function will return how many sources say something about it, marked where they disagree."""
        published = getattr(model, "publication", None)
        if published is None:
            return ""
        if not published.has_conflict:
            return str(published.source_count)
        mark = '{} <span class="conflict" title="{}">≠</span>'
        return format_html(mark, published.source_count, _("Its sources disagree."))

    @admin.display(description=_("state"), ordering="state")
    def shown_state(self, model: FoundationModel) -> SafeString | str:
        """This function will return whether readers see it, and in which revision."""
        text = f"{model.get_state_display()} · {model.revision}" if model.revision else model.get_state_display()
        return format_html('<span title="{}">{}</span>', localize(model.updated_at), text)
