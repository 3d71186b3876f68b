"""Rules: what each rule that holds something of an import back is called, and the filter by them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.admin.filters import GroupedFilter

RULES: Mapping[str, str | Promise] = {
    "row": _("the row as a whole"),
    "reading": _("cannot be read"),
    "value": _("no sure value"),
    "identity": _("about what is not sure"),
    "active_above_total": _("more active than in all"),
    "before_its_architecture": _("released before its architecture"),
    "compute_against_size": _("compute does not fit the size"),
    "off_its_siblings": _("far off its sibling variants"),
    "open_license_closed_access": _("open license, closed access"),
    "open_without_artifact": _("open weights, no artifact"),
    "other_number_in_its_words": _("another number in its own words"),
    "output_above_context": _("output longer than its context"),
}
"""Names of the rules, for people."""


def rule_name(rule: str) -> str:
    """This function will return what a rule is called."""
    return str(RULES.get(rule, rule.replace("_", " ")))


class RuleFilter(GroupedFilter):
    """What was held back, by the rule that held it."""

    title = _("rule")
    parameter_name = "rule"
    column = "rule"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """This function will return every rule that has held something back."""
        held = model_admin.model._default_manager.order_by().values_list("rule", flat=True).distinct()
        return sorted(((rule, rule_name(rule)) for rule in held), key=lambda choice: choice[1])
