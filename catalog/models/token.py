"""Tokens: how programs show who they act for. Only a digest is kept; the secret is shown once."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from knox.models import AbstractAuthToken

from catalog.models.constraints import not_blank, one_of
from catalog.vocabulary.scopes import Scope


class Token(AbstractAuthToken):
    """A bearer token of one person, with a scope and an end."""

    name = models.CharField(_("name"), max_length=100, help_text=_("What it is used for."))
    scope = models.CharField(_("scope"), max_length=20, choices=Scope, help_text=_("How far it reaches."))
    last_used_at = models.DateTimeField(
        _("last used"), null=True, blank=True, help_text=_("When it was last used, to the minute.")
    )

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        ordering = ["-created"]
        constraints = [
            one_of("token", "scope", Scope.values),
            not_blank("token", "name"),
            models.CheckConstraint(condition=models.Q(expiry__isnull=False), name="token_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.token_key}…)"
