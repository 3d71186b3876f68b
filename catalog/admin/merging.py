"""The page that merges a duplicate into another model: both side by side, what moves, what conflicts, then why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.admin.columns import label
from catalog.admin.page import answer
from catalog.admin.problems import in_words
from catalog.admin.sealed import seal, unseal
from catalog.admin.side_by_side import cells
from catalog.admin.widgets import KnownSelect
from catalog.curation.edit import edit
from catalog.curation.identity import merge, merge_of, merged_into
from catalog.curation.moving import Moved
from catalog.curation.problem import CurationProblem
from catalog.curation.revert import rehearsal
from catalog.curation.several import do_all, versions
from catalog.curation.snapshot import table_of
from catalog.discovery.compare import compare, documents
from catalog.documents.claim_record import shown
from catalog.models import FoundationModel, Lineage, Variant
from catalog.vocabulary.actions import ModelState

OWN, ITSELF = "variant-", ""
"""How the choices of variants are called, and the answer that a variant stays one of its own."""


class MergeForm(forms.Form):
    """Into which model, and which variants are the same."""

    into = forms.ModelChoiceField(
        FoundationModel.objects.published(),
        label=gettext_lazy("Merge into"),
        widget=KnownSelect(Lineage._meta.get_field("parent"), admin.site),
    )

    def __init__(self, data: Any, duplicate: FoundationModel) -> None:
        super().__init__(data or None)
        self.duplicate = duplicate

    def ask(self, survivor: FoundationModel, moved: Moved) -> None:
        """This function will ask of each variant which one of the survivor it is, as it was found or said."""
        others = [(ITSELF, _("a variant of its own")), *survivor.variants.values_list("slug", "name")]
        shown = {}
        for variant, became in moved.variants:
            own = became is None or became.pk == variant.pk
            self.fields[f"{OWN}{variant.slug}"] = forms.ChoiceField(
                label=_("“%(variant)s” is") % {"variant": variant.name},
                choices=others,
                required=False,
            )
            shown[f"{OWN}{variant.slug}"] = ITSELF if own or became is None else became.slug
        self.data = {"into": str(survivor.pk), **shown}

    def told(self, survivor: FoundationModel) -> dict[str, str | None]:
        """This function will return which variants the curator has said to be the same, of this very model."""
        if self.data.get("variants_of") != str(survivor.pk):
            return {}
        known = set(self.duplicate.variants.values_list("slug", flat=True))
        given = {name.removeprefix(OWN): value for name, value in self.data.items() if name.startswith(OWN)}
        return {slug: value or None for slug, value in given.items() if slug in known}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do."""

    moved: Moved
    lines: list[dict[str, Any]]
    """Each attribute with what both say now and what would be published."""
    rows: list[tuple[str, int, int]]
    """How many rows of each noun move, and how many are there already."""
    stepped_back: list[str]


class MergePages(ModelAdmin):
    """A noun whose duplicates are merged at the desk."""

    def get_urls(self) -> list[Any]:
        """This function will add the page on which a duplicate is merged."""
        view = self.admin_site.admin_view(self.merge_view)
        return [path("<int:pk>/merge/", view, name="catalog_foundationmodel_merge"), *super().get_urls()]

    def merging(self, request: HttpRequest, model: FoundationModel | None) -> dict[str, Any]:
        """This function will return what a model's page says of merging: where to, or into which it was merged."""
        if model is None or not ModelAdmin.has_change_permission(self, request):
            return {}
        if model.state == ModelState.PUBLISHED:
            merged = FoundationModel.objects.filter(
                slug__in=model.former_slugs.values("slug"), state=ModelState.WITHDRAWN
            )
            return {
                "merge_address": reverse("admin:catalog_foundationmodel_merge", args=[model.pk]),
                "merged_here": merged.order_by("slug"),
            }
        record = merge_of(model)
        if record is None:
            return {}
        back = reverse("admin:catalog_foundationmodel_revert", args=[model.pk])
        return {
            "merged_into": merged_into(model),
            "merge_record": record,
            "unmerge_address": f"{back}?edit={record.pk}",
        }

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """This function will let nobody change what was merged: its facts are those of the other model now."""
        return super().has_change_permission(request, obj) and (obj is None or merged_into(obj) is None)

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """This function will show what merging a model would do, and do it once the curator has said why."""
        if not ModelAdmin.has_change_permission(self, request):
            raise PermissionDenied
        duplicate = FoundationModel.objects.filter(pk=pk).first()
        if duplicate is None:
            raise Http404
        data = request.POST if request.method == "POST" else request.GET
        form = MergeForm(data if "into" in data else None, duplicate)
        survivor = form.cleaned_data["into"] if form.is_bound and form.is_valid() else None
        problem, preview = "", None
        if survivor is not None:
            actor, reason, told = request.user.get_username(), request.POST.get("reason", ""), form.told(survivor)
            try:
                if request.method == "POST":
                    operation = {"merge": {"model": duplicate.slug, "into": survivor.slug, "variants": told}}
                    do_all([operation], actor=actor, reason=reason, seen=unseal(request.POST.get("seen", "")))
                    said = _("“%(model)s” is merged into %(into)s.") % {"model": duplicate, "into": survivor}
                    self.message_user(request, said, messages.SUCCESS)
                    return HttpResponseRedirect(reverse("admin:catalog_foundationmodel_change", args=[survivor.pk]))
            except CurationProblem as refused:
                problem = in_words(refused)
            try:
                preview = _preview(duplicate, survivor, told)
                form.ask(survivor, preview.moved)
            except CurationProblem as refused:
                problem = problem or in_words(refused)
        context = {
            "title": _("Merge %(model)s into another model") % {"model": duplicate},
            "original": duplicate,
            "is_page": True,
            "survivor": survivor,
            "form": form,
            "media": self.media + form.media,
            "preview": preview,
            "problem": problem,
            "seen": seal(versions([duplicate.slug, survivor.slug])) if survivor else "",
            "reason": request.POST.get("reason", ""),
        }
        return answer(self, request, "admin/catalog/foundationmodel/merge.html", context)


def _preview(duplicate: FoundationModel, survivor: FoundationModel, told: Mapping[str, str | None]) -> Preview:
    before = documents([duplicate.slug, survivor.slug])
    with rehearsal():
        with edit(actor="-", reason="-") as changes:
            moved = merge(changes, duplicate, survivor, told)
        moved.variants = [(variant, became and Variant.objects.get(pk=became.pk)) for variant, became in moved.variants]
        after = [orjson.loads(made.document) for made in changes.revisions if made.model_id == survivor.pk]
    own, other = before[duplicate.slug], before[survivor.slug]
    return Preview(
        moved=moved,
        lines=[
            _line(row) for row in compare({"own": own, "other": other, "after": (after or [other])[0]})["attributes"]
        ],
        rows=_rows(moved),
        stepped_back=[
            f"{label(claim.attribute)}: {shown(claim.attribute, claim.status, claim.value)} ({claim.source})"
            for claim in moved.stepped_back
        ],
    )


def _line(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"label": row["attribute_label"], "cells": cells(row), "conflict": row["values"][-1]["has_conflict"]}


def _rows(moved: Moved) -> list[tuple[str, int, int]]:
    nouns = sorted({*moved.counts, *moved.same})
    names = {noun: capfirst(str(table_of(noun)._meta.verbose_name_plural)) for noun in nouns}
    return [(names[noun], moved.counts.get(noun, 0), moved.same.get(noun, 0)) for noun in nouns]
