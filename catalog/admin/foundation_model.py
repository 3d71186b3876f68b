"""Foundation models: what names them, their facts with the evidence, and what hangs on them."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from catalog.admin.columns import count, short
from catalog.admin.component import ComponentInline
from catalog.admin.facted import FactedAdmin
from catalog.admin.filters import ConflictFilter, DomainFilter, ModalityFilter, OpennessFilter
from catalog.admin.lineage import LineageInline
from catalog.admin.name import AliasInline, IdentifierInline
from catalog.admin.product import ProductInline
from catalog.admin.variant import VariantInline
from catalog.models import Alias, FoundationModel, PublishedName
from catalog.values.name import fold
from catalog.vocabulary.openness import LEVELS
from catalog.vocabulary.statuses import ValueStatus

LEVEL_LABELS = {position: level.label for level, position in LEVELS.items()}


@admin.register(FoundationModel)
class FoundationModelAdmin(FactedAdmin):
    """The pages of models."""

    list_display = [
        "shown_name",
        "parameters",
        "openness",
        "released",
        "organizations",
        "sources",
        "conflict",
        "state",
        "revision",
        "updated_at",
    ]
    list_filter = ["state", OpennessFilter, ModalityFilter, DomainFilter, ConflictFilter]
    date_hierarchy = "updated_at"
    search_fields = ["name", "name_ko", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fields = [("name", "name_ko"), "slug", "summary", "summary_ko"]
    inlines = [VariantInline, ComponentInline, LineageInline, ProductInline, AliasInline, IdentifierInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """This function will return models with the columns of what readers get, without the documents."""
        unread = ("publication__document", "publication__summary_document", "publication__search")
        return super().get_queryset(request).select_related("publication").defer(*unread)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """This function will find models by their own names, their aliases and the names of their variants."""
        term = search_term.replace("\x00", "").strip()
        if not term:
            return queryset, False
        named = Q(name__icontains=term) | Q(name_ko__icontains=term) | Q(slug__icontains=term)
        named |= Exists(Alias.objects.filter(model=OuterRef("pk"), name__icontains=term))
        if key := fold(term):
            named |= Exists(PublishedName.objects.filter(publication=OuterRef("pk"), key__contains=key))
        return queryset.filter(named), False

    @admin.display(description=_("name"), ordering="name")
    def shown_name(self, model: FoundationModel) -> SafeString:
        """This function will return the name, the Korean one below it."""
        if not model.name_ko:
            return format_html("{}", short(model.name, 40))
        return format_html('{}<br><span class="quiet">{}</span>', short(model.name, 40), short(model.name_ko, 30))

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
    def organizations(self, model: FoundationModel) -> SafeString | str:
        """This function will return who made it, with the bodies they are part of."""
        published = getattr(model, "publication", None)
        return short(", ".join(published.organizations), 40) if published else ""

    @admin.display(description=_("sources"), ordering="publication__source_count")
    def sources(self, model: FoundationModel) -> int | str:
        """This function will return how many sources say something about it."""
        published = getattr(model, "publication", None)
        return int(published.source_count) if published else ""

    @admin.display(description=_("disagree"), ordering="publication__has_conflict")
    def conflict(self, model: FoundationModel) -> SafeString | str:
        """This function will mark models whose sources disagree."""
        published = getattr(model, "publication", None)
        if not published or not published.has_conflict:
            return ""
        return format_html('<span class="conflict" title="{}">≠</span>', _("Its sources disagree."))
