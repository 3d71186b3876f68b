"""Tokens: who lets which program act for them, to be looked at and revoked. They are issued by `manage.py token`."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest

from catalog.admin.base import CuratedAdmin, ReadOnlyAdmin
from catalog.curation.problem import require_reason
from catalog.curation.token import revoke
from catalog.models import Token


@admin.register(Token)
class TokenAdmin(ReadOnlyAdmin):
    """The pages of tokens. Their secrets are not kept, and nothing of them can be changed."""

    actions = CuratedAdmin.actions
    list_display = ["name", "user", "scope", "created", "expiry", "last_used_at"]
    list_filter = ["scope"]
    list_select_related = ["user"]
    date_hierarchy = "created"
    search_fields = ["name", "user__username", "token_key"]
    fields = ["name", "user", "scope", "token_key", "created", "expiry", "last_used_at"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """This function will let those revoke who may."""
        return ModelAdmin.has_delete_permission(self, request, obj)

    def delete_model(self, request: HttpRequest, obj: Token) -> None:
        """This function will revoke one token for the reason that the confirmation asked for."""
        require_reason(request.POST.get("reason", ""))
        revoke(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Token]) -> None:
        """This function will revoke several."""
        require_reason(request.POST.get("reason", ""))
        for token in queryset:
            revoke(token)
