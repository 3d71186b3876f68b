"""Held back cells: what is printed, why it is no claim yet, and whether a person finds it right."""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.admin.columns import label, short
from catalog.admin.decision import DecidedAdmin
from catalog.admin.rules import RuleFilter, rule_name
from catalog.admin.side_by_side import cells
from catalog.curation.problem import CurationProblem
from catalog.discovery.compare import compare, documents
from catalog.documents.claim_record import shown
from catalog.ingest.decide import accept_quarantined, dismiss
from catalog.models import QuarantineItem

ACCEPT, DISMISS = "accept", "dismiss"


@admin.register(QuarantineItem)
class QuarantineItemAdmin(DecidedAdmin):
    """Rows and cells that give no sure value."""

    list_display = ["shown_text", "shown_attribute", "shown_rule", "shown_reason", "decision", "of_model", "of_batch"]
    list_filter = [*DecidedAdmin.list_filter, RuleFilter]
    search_fields = ["text", "file", "row", "reason", "attribute"]
    actions = ["accept_selected", "dismiss_selected"]
    page_template = "admin/catalog/waiting/quarantine_item.html"

    @admin.display(description=gettext_lazy("text"))
    def shown_text(self, item: QuarantineItem) -> SafeString | str:
        """This function will return what is printed there."""
        return short(item.text or item.row, 60)

    @admin.display(description=gettext_lazy("attribute"), ordering="attribute")
    def shown_attribute(self, item: QuarantineItem) -> str:
        """This function will return what it would be a claim on."""
        return label(item.attribute)

    @admin.display(description=gettext_lazy("rule"), ordering="rule")
    def shown_rule(self, item: QuarantineItem) -> str:
        """This function will return what the rule is called that held it back."""
        return rule_name(item.rule)

    def shown(self, item: QuarantineItem, typed: Mapping[str, Any]) -> dict[str, Any]:
        """This function will return the claim that it would be beside what the model says."""
        claim = item.claim or {}
        key = str(claim.get("attribute", item.attribute))
        found = documents([item.model.slug]) if item.model else {}
        rows = [row for row in compare(found)["attributes"] if row["attribute"] == key] if found else []
        return {
            "would_be": shown(key, str(claim.get("status", "known")), claim.get("value")) if claim else "",
            "about": claim.get("subject", ""),
            "note": claim.get("note", ""),
            "attribute_label": label(key) if key else "",
            "published": cells(rows[0])[0] if rows else None,
            "chosen": typed.get("choice", ""),
        }

    def decide(self, item: QuarantineItem, typed: Mapping[str, Any], *, actor: str) -> str:
        """This function will add the claim, or put the cell aside."""
        choice, reason = typed.get("choice"), str(typed.get("reason", ""))
        if choice == ACCEPT:
            model = accept_quarantined(item, actor=actor, reason=reason)
            return _("The claim stands in %(model)s now.") % {"model": model}
        if choice == DISMISS:
            dismiss(item, actor=actor, reason=reason)
            return _("“%(name)s” is put aside.") % {"name": item.text or item.row}
        raise CurationProblem("Choose what to make of it.", code="nothing_chosen", field="choice")

    @admin.action(permissions=["decide"], description=gettext_lazy("Accept the selected"))
    def accept_selected(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> HttpResponse | None:
        """This function will add several claims for one reason, or none of them."""
        return self.decide_selected(request, queryset, "accept_selected", _("Accept the selected"), accept_quarantined)
