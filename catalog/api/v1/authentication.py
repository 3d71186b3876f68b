"""Authentication: who a write comes from, by a bearer token, and how far that token reaches."""

from typing import Any

from django.utils.translation import gettext as _
from knox.auth import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated, PermissionDenied
from rest_framework.request import Request

from catalog.curation.token import note_use, reach
from catalog.vocabulary.scopes import ORDER, Scope

CHALLENGE = 'Bearer realm="registry"'
"""What a client is told that shows no token, or a wrong one."""


class BearerAuthentication(TokenAuthentication):
    """Knox's tokens, held against hostile headers."""

    def authenticate_credentials(self, token: bytes) -> Any:
        """This function will return the person and the token; the library itself fails on bytes that are no text."""
        if not token.isascii():
            raise AuthenticationFailed(_("Invalid token."))
        return super().authenticate_credentials(token)


def bearer(request: Request, scope: Scope) -> str:
    """This function will return the name of the person whose token allows a scope.

    Raises NotAuthenticated (401) without a token, AuthenticationFailed (401) with a wrong, ended or revoked one, and
    PermissionDenied (403) where the token or its owner's own permissions fall short.
    """
    found = BearerAuthentication().authenticate(request)
    if found is None:
        raise NotAuthenticated(_("Writing needs a bearer token."))
    user, token = found
    widest = reach(user)
    if widest is None or ORDER[scope] > min(ORDER[widest], ORDER[Scope(token.scope)]):
        raise PermissionDenied(_("This token does not reach so far; the scope %(scope)s is needed.") % {"scope": scope})
    note_use(token)
    return str(user.get_username())
