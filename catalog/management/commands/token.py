"""`manage.py token`: issue, list and revoke the tokens by which programs write."""

import datetime as dt
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from catalog.curation.problem import CurationProblem
from catalog.curation.token import issue, revoke
from catalog.models import Token
from catalog.vocabulary.scopes import Scope


class Command(BaseCommand):
    """Manages tokens from the operator's side."""

    help = "Issue, list and revoke tokens. A secret is shown once, when it is issued."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This function will take one of three verbs with its arguments."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        new = verbs.add_parser("issue", help="make a token and print its secret once")
        new.add_argument("username")
        new.add_argument("--name", required=True, help="what it is used for")
        new.add_argument("--scope", choices=Scope.values, default=Scope.PROPOSE)
        new.add_argument("--days", type=int, default=90, help="how long it lives; 90 unless given, at most 366")
        verbs.add_parser("list", help="list tokens, never their secrets")
        end = verbs.add_parser("revoke", help="end a token at once")
        end.add_argument("key", help="first characters of the token, as `list` shows them")

    def handle(self, *_args: Any, verb: str, **options: Any) -> None:
        """This function will do the verb, or say why not and exit with 1."""
        verbs: dict[str, Callable[..., None]] = {"issue": self._issue, "list": self._list, "revoke": self._revoke}
        verbs[verb](**options)

    def _issue(self, *, username: str, name: str, scope: str, days: int, **_options: Any) -> None:
        user = get_user_model().objects.filter(username=username, is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active user {username}.")
        try:
            token, secret = issue(user, name=name, scope=scope, lifetime=dt.timedelta(days=days))
        except CurationProblem as problem:
            raise CommandError(problem.detail) from problem
        self.stderr.write(f"{token.name}, scope {token.scope}, ends {token.expiry:%Y-%m-%d}. Shown once:")
        self.stdout.write(secret)

    def _list(self, **_options: Any) -> None:
        for token in Token.objects.select_related("user"):
            used = f"{token.last_used_at:%Y-%m-%d %H:%M}" if token.last_used_at else "never used"
            self.stdout.write(
                f"{token.token_key}  {token.user.get_username()}  {token.scope}  ends {token.expiry:%Y-%m-%d}  "
                f"{used}  {token.name}"
            )

    def _revoke(self, *, key: str, **_options: Any) -> None:
        found = list(Token.objects.filter(token_key=key)[:2])
        if len(found) != 1:
            raise CommandError("No token begins so." if not found else "Several tokens begin so.")
        revoke(found[0])
        self.stdout.write("Revoked.")
