"""Modalities, domains, tasks and architectures: the vocabularies that grow."""

from typing import Any

from django.contrib import admin
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Func, IntegerField, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from catalog.admin.base import CuratedAdmin
from catalog.models import Architecture, Domain, Modality, Publication, Task


class CountOf(Subquery):
    """The number of a subquery's rows."""

    template = "(SELECT count(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


class UsedAdmin(CuratedAdmin):
    """The pages of a noun that publications list by its slug: its rows say how many models do."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """This function will count, for each row, the published models that name it or a narrower one."""
        column = self.model.publication_column
        listed = Func(OuterRef("slug"), template="ARRAY[%(expressions)s]", output_field=ArrayField(CharField()))
        models = Publication.objects.filter(**{f"{column}__contains": listed})
        return super().get_queryset(request).annotate(used=CountOf(models.order_by().values("pk")))

    @admin.display(description=_("models"), ordering="used")
    def used(self, row: Any) -> int:
        """This function will return how many published models name it."""
        return int(row.used)


class TermAdmin(UsedAdmin):
    """The pages of a vocabulary."""

    group = "words"
    list_display = ["name", "name_ko", "slug", "parent", "used"]
    list_select_related = ["parent"]
    search_fields = ["slug", "name", "name_ko"]
    autocomplete_fields = ["parent"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "name_ko", "slug", "parent", "description", "description_ko"]


@admin.register(Modality)
class ModalityAdmin(TermAdmin):
    """What models take in and give out."""


@admin.register(Domain)
class DomainAdmin(TermAdmin):
    """Fields of application."""


@admin.register(Task)
class TaskAdmin(TermAdmin):
    """What models do."""


@admin.register(Architecture)
class ArchitectureAdmin(TermAdmin):
    """Families of architectures."""
