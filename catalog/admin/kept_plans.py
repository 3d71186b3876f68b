"""Kept plans: what waits between the page that shows a plan and the one that applies it, as files of this machine."""

import re
import secrets
import tempfile
import time
from pathlib import Path

from catalog.ingest.plan import Plan, read
from catalog.ingest.plan import save as write_file

FOLDER = "registry-plans"
LIFETIME = 24 * 60 * 60
"""Seconds after which a plan that nobody applied is thrown away."""

_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,64}")


class KeptPlans:
    """The plans that one person has made. Others do not find them, since the file's name holds the person's key."""

    def __init__(self, owner: str) -> None:
        self._owner = re.sub(r"[^A-Za-z0-9]", "", owner)
        self._folder = Path(tempfile.gettempdir()) / FOLDER

    def keep(self, plan: Plan) -> str:
        """This function will keep a plan and return the token that finds it."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        self._sweep()
        token = secrets.token_urlsafe(24)
        write_file(plan, self._path(token))
        return token

    def find(self, token: str) -> Plan | None:
        """This function will return the plan that a token stands for, or None; raises BadPlan for a damaged one."""
        if not _TOKEN.fullmatch(token) or not self._path(token).is_file():
            return None
        return read(self._path(token))

    def forget(self, token: str) -> None:
        """This function will throw a plan away."""
        self._path(token).unlink(missing_ok=True)

    def _path(self, token: str) -> Path:
        return self._folder / f"{self._owner}-{token}.json"

    def _sweep(self) -> None:
        for path in self._folder.glob("*.json"):
            if path.stat().st_mtime < time.time() - LIFETIME:
                path.unlink(missing_ok=True)
