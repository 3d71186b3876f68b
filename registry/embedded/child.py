"""Starting the server's programs: as the right user, with a clean environment, never outliving the starter."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import IO

# Found before any fork: a forked child does as little as it can.
PRCTL = ctypes.CDLL(None).prctl if sys.platform == "linux" else None
PR_SET_PDEATHSIG = 1
# Postgres answers this by rolling back, disconnecting everybody and shutting down in order.
FAST_SHUTDOWN = signal.SIGINT
# Nothing of the caller's environment: PGDATA, PGPORT and the like would mislead the server.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def end_with(parent: int, by: signal.Signals) -> None:
    """Have the kernel send this process a signal when the parent that it was started by dies (Linux only)."""
    if PRCTL is None:
        return
    PRCTL(PR_SET_PDEATHSIG, int(by))
    if os.getppid() != parent:  # it died before the signal was set
        os._exit(1)


def ends_with_parent(by: signal.Signals) -> Callable[[], None]:
    """Return what a forked child runs so that the kernel sends it a signal when this process dies."""
    return partial(end_with, os.getpid(), by)


def launch(
    arguments: Sequence[str | Path],
    *,
    user: pwd.struct_passwd | None,
    output: int | IO[bytes],
    keep: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """Start a program as `user` with the `keep` descriptors open; its lifetime is bound to the calling thread's.

    The signal is set after the change of user, which would clear it.
    """
    return subprocess.Popen(  # noqa: S603 - the programs are those of the installed package
        [str(argument) for argument in arguments],
        cwd="/",
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        pass_fds=keep,
        umask=0o077,
        preexec_fn=ends_with_parent(FAST_SHUTDOWN),  # noqa: PLW1509 - it only makes system calls, which threads do not disturb
        user=None if user is None else user.pw_uid,
        group=None if user is None else user.pw_gid,
        extra_groups=None if user is None else [],
    )
