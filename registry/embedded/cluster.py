"""The data directory: made once and whole, freed of what a crash left, served with settings that suit one machine."""

import os
import pwd
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from registry.embedded.child import launch
from registry.embedded.locks import PAUSE
from registry.embedded.place import PORT, ROLE, Place, major

CREATION = (
    f"--username={ROLE}",
    # Only the server's user and root can enter the socket's folder, and no TCP port is open.
    "--auth=trust",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    # With ctype C, pg_trgm finds no trigram in Hangul.
    "--lc-ctype=C.UTF-8",
    "--no-instructions",
)
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "256MB",
    "random_page_cost": "1.1",  # no spinning disk is expected
    "jit": "off",  # compiling costs more than these queries do
    "log_checkpoints": "off",
    "log_line_prefix": "%m [%p] %d ",
    "timezone": "UTC",
}
UNSAFE_AND_FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "shared_buffers": "64MB"}


class Unusable(RuntimeError):
    """The data directory cannot be served; the message says what to do."""


def check(place: Place) -> None:
    """Raise Unusable for data of another user, or of another major version that nobody has moved over."""
    if place.cluster.exists():
        owner = place.cluster.stat().st_uid
        if os.geteuid() not in {0, owner}:
            raise Unusable(
                f"{place.cluster} belongs to user {owner}, so it was made by root or by somebody else. Run as that "
                f"user, or give the folder {place.root} to yourself: sudo chown -R $(id -un) {place.root}",
            )
        return
    others = sorted(path.name for path in place.root.glob("pg*") if path.name[2:].isdecimal())
    if others:
        raise Unusable(
            f"{place.root} holds the data of {', '.join(others)}, and the installed server is of version {major()}. "
            f"docs/back-up.md says how to carry it over; to start empty, move that folder away.",
        )


def create(place: Place, programs: Path, user: pwd.struct_passwd | None) -> None:
    """Make the data directory beside its place and rename it, so that an interrupted start leaves no half of one."""
    draft = place.cluster.with_suffix(".new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    if user is not None:
        os.chown(draft, user.pw_uid, user.pw_gid)
    command: list[str | Path] = [programs / "initdb", *CREATION, *(["--no-sync"] if place.throwaway else [])]
    with reached(draft) as (path, keep):
        process = launch([*command, f"--pgdata={path}"], user=user, output=subprocess.PIPE, keep=keep)
        said, _ = process.communicate()
    if process.returncode:
        shutil.rmtree(draft, ignore_errors=True)
        raise Unusable(f"initdb failed: {said.decode(errors='replace').strip()}")
    draft.rename(place.cluster)


@contextmanager
def reached(folder: Path) -> Iterator[tuple[str, Sequence[int]]]:
    """Give a path to `folder` for a child of another user, and the descriptors that the child must keep open.

    Where a parent is closed to that user (a clone in root's home, say), the path leads through a descriptor that root
    opened: /proc/self/fd/N does not ask the parents. Nobody's permissions change.
    """
    if os.geteuid() != 0 or not Path("/proc/self/fd").is_dir():
        yield str(folder), ()
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{descriptor}", (descriptor,)
    finally:
        os.close(descriptor)


def orphan(place: Place) -> int | None:
    """Return the process id of a server that still runs on this data without a supervisor, or None.

    The pid file alone proves nothing: after a crash its number may be another process's. A server sits in its data.
    """
    try:
        pid = int((place.cluster / "postmaster.pid").read_text().partition("\n")[0])
        return pid if Path(f"/proc/{pid}/cwd").readlink() == place.cluster else None
    except (OSError, ValueError):
        return None


def forget_dead_server(place: Place, patience: float) -> None:
    """Wait for an orphan to end, then remove what it left, lest another process of its number block the next start.

    Call it under the supervisor's lock only: then a server that still runs lost its supervisor and is about to end.
    """
    deadline = time.monotonic() + patience
    while orphan(place) is not None:
        if time.monotonic() > deadline:
            raise Unusable(f"A server without a supervisor still runs on {place.cluster}; end process {orphan(place)}.")
        time.sleep(PAUSE)
    if sys.platform == "linux":
        (place.cluster / "postmaster.pid").unlink(missing_ok=True)


def options(place: Place) -> list[str]:
    """Return the server's settings as arguments."""
    chosen = {**SETTINGS, "unix_socket_directories": str(place.socket), "port": str(PORT)}
    if place.throwaway:
        chosen |= UNSAFE_AND_FAST
    return [f"--{name}={value}" for name, value in chosen.items()]
