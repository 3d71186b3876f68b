"""Tokens: issued and revoked by administrators, never by another token."""

import datetime as dt

from django.contrib.auth.models import AbstractUser
from django.utils import timezone

from catalog.curation.problem import CurationProblem
from catalog.models import Token
from catalog.vocabulary.scopes import ORDER, Scope

LONGEST = dt.timedelta(days=366)
"""No token lives longer than a year."""


def reach(user: AbstractUser) -> Scope | None:
    """This function will return the widest scope that a person's own permissions bear, or None."""
    if user.is_superuser or user.has_perm("catalog.add_token"):
        return Scope.ADMINISTER
    if user.has_perm("catalog.change_claim"):
        return Scope.CURATE
    if user.has_perm("catalog.add_proposal"):
        return Scope.PROPOSE
    return None


def issue(user: AbstractUser, *, name: str, scope: str, lifetime: dt.timedelta) -> tuple[Token, str]:
    """This function will make a token and return it with its secret, which nobody can read again.

    Raises CurationProblem for a scope beyond the person's own permissions and for a lifetime of no or too much time.
    """
    if scope not in Scope.values:
        raise CurationProblem("No such scope.", code="unknown_word", field="scope", allowed=tuple(Scope.values))
    widest = reach(user)
    if widest is None or ORDER[Scope(scope)] > ORDER[widest]:
        raise CurationProblem(
            f"{user.get_username()} may not do what the scope {scope} allows.", code="beyond_permissions", field="scope"
        )
    if not dt.timedelta(0) < lifetime <= LONGEST:
        raise CurationProblem(
            f"A token lives for at least a moment and at most {LONGEST.days} days.", code="invalid", field="expires"
        )
    if not name.strip():
        raise CurationProblem("Say what the token is used for.", code="required", field="name")
    token, secret = Token.objects.create(user=user, expiry=lifetime, name=name.strip(), scope=scope)
    return token, secret


def revoke(token: Token) -> None:
    """This function will end a token at once."""
    token.delete()


def note_use(token: Token) -> None:
    """This function will keep when a token was used, written at most once a minute."""
    now = timezone.now().replace(second=0, microsecond=0)
    if token.last_used_at != now:
        Token.objects.filter(pk=token.pk).update(last_used_at=now)
