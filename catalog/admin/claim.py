"""Claims: what one source says of one attribute of one subject."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from catalog.admin.checked import mark_checked
from catalog.admin.cited import CITATION, ENTERED, CitedAdmin
from catalog.admin.columns import count, label, link, short
from catalog.admin.conflict_pages import ConflictPages
from catalog.admin.evidence import as_read
from catalog.admin.filters import WorkFilter
from catalog.admin.forms import ReasonedForm
from catalog.admin.found import among
from catalog.admin.labels import LabeledList
from catalog.admin.typed import as_typed
from catalog.discovery.claim import holding
from catalog.models import Claim
from catalog.vocabulary.attributes import ATTRIBUTES, Kind
from catalog.vocabulary.bases import Basis
from catalog.vocabulary.confidences import Confidence
from catalog.vocabulary.ranks import Rank


class ClaimForm(ReasonedForm):
    """A claim whose value is typed as people write it; curation reads it in the attribute's kind."""

    attribute = forms.ChoiceField(
        label=_("attribute"), choices=[(key, entry.label) for key, entry in ATTRIBUTES.items()]
    )
    value = forms.CharField(
        label=_("value"),
        required=False,
        empty_value=None,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text=_("As people write it: 8.9B, 2020-05, en, ko. Leave it empty unless the status is “known”."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        instance = kwargs.get("instance")
        if instance is not None and instance.pk:
            kwargs["initial"] = {**kwargs.get("initial", {}), "value": as_typed(instance.attribute, instance.value)}
        super().__init__(*args, **kwargs)


@admin.register(Claim)
class ClaimAdmin(ConflictPages, LabeledList, CitedAdmin):
    """The pages of claims."""

    form = ClaimForm
    fixed = ["attribute"]
    list_display = ["shown_attribute", "subject", "shown_value", "shown_source", "standing"]
    actions = [mark_checked, *CitedAdmin.actions]
    list_filter = [WorkFilter, "rank", "status", "basis", "confidence", "disputed", "source__tier", "source__kind"]
    list_select_related = ["model", "variant__model", "product", "organization", "source"]
    search_fields = ["attribute"]  # that there is a search; what it finds is said below
    autocomplete_fields = ["model", "variant", "product", "organization", "source"]
    fieldsets = [
        (_("What it is about"), {"fields": [("model", "variant"), ("product", "organization")]}),
        (_("What is said"), {"fields": ["attribute", "status", "value", ("as_of", "verified_date"), "disputed"]}),
        CITATION,
        ENTERED,
    ]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """This function will find claims by what they are about, what they say of it, their source and their note."""
        if not search_term.strip():
            return queryset, False
        return queryset.filter(among(request, search_term, lambda: holding(search_term))), False

    @admin.display(description=_("attribute"), ordering="attribute")
    def shown_attribute(self, claim: Claim) -> str:
        """This function will return what is claimed."""
        return label(claim.attribute)

    @admin.display(description=_("subject"))
    def subject(self, claim: Claim) -> SafeString | str:
        """This function will return what it is claimed of; a variant with its model."""
        if claim.variant:
            return link(claim.variant, f"{claim.variant.model} · {claim.variant}")
        return link(claim.model or claim.product or claim.organization)

    @admin.display(description=_("value"))
    def shown_value(self, claim: Any) -> SafeString | str:
        """This function will return the value as people read it."""
        entry = ATTRIBUTES.get(claim.attribute)
        if entry and entry.kind is Kind.COUNT and claim.value is not None:
            return count(int(claim.value), entry.unit)
        return short(as_read(claim, claim.labels))

    @admin.display(description=_("standing"), ordering="rank")
    def standing(self, claim: Claim) -> str:
        """This function will return what is remarkable of rank, basis and confidence."""
        usual = {Rank.NORMAL.value, Basis.STATED.value, Confidence.VERIFIED.value}
        words = {
            claim.rank: claim.get_rank_display(),
            claim.basis: claim.get_basis_display(),
            claim.confidence: str(Confidence(claim.confidence).label).split(":")[0],
        }
        return ", ".join(str(word) for key, word in words.items() if key not in usual)
