"""Filters of the desk's templates."""

import json
from collections.abc import Iterable
from typing import Any

from django import template
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from catalog.admin.worklists import Worklist
from catalog.admin.worklists import worklists as waiting

register = template.Library()

GROUPS = {
    "facts": _("Facts"),
    "words": _("Words"),
    "sources": _("Sources"),
    "waiting": _("Waiting for a decision"),
    "record": _("Record"),
}
"""Headings under which the catalog's nouns stand, in their order."""

ORDER = ("FoundationModel", "Variant", "Claim", "Organization", "Product", "Component", "Lineage", "ProductModel")
"""The nouns that curators look for first; the others follow by name."""


@register.filter
def grouped(app_list: Iterable[Any]) -> list[Any]:
    """This function will part the catalog's nouns by what they hold; other apps come after them as they are."""
    groups: list[Any] = []
    others: list[Any] = []
    for app in app_list:
        if app["app_label"] != "catalog":
            others.append(app)
            continue
        nouns = sorted(app["models"], key=_place)
        for key, name in GROUPS.items():
            held = [noun for noun in nouns if _group(noun) == key]
            if held:
                groups.append({**app, "name": name, "app_url": f"{app['app_url']}#{key}", "models": held})
    return [*groups, *others]


def _group(noun: Any) -> str:
    return str(getattr(admin.site.get_model_admin(noun["model"]), "group", "facts"))


def _place(noun: Any) -> int:
    return ORDER.index(noun["object_name"]) if noun["object_name"] in ORDER else len(ORDER)


@register.simple_tag(takes_context=True)
def worklists(context: Any) -> list[Worklist]:
    """This function will return what waits for the person who looks at the front page."""
    return waiting(context["request"])


@register.filter
def reason(entry: Any) -> str:
    """This function will return why a curator made a change, from the entry of a row's own history."""
    try:
        message = json.loads(entry.change_message)
    except ValueError:
        return ""
    if not isinstance(message, list):
        return ""
    return next((str(part["reason"]) for part in message if isinstance(part, dict) and "reason" in part), "")
