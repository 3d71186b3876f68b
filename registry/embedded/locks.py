"""File locks that the kernel releases when their holder ends, however it ends."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAUSE = 0.02


class Busy(TimeoutError):
    """Somebody else kept a lock for longer than could be waited for."""


def opened(path: Path) -> int:
    """Return a descriptor of the lock file, making it if need be; it does not pass to executed programs."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def take(path: Path, kind: int, patience: float) -> int:
    """Lock the file within `patience` seconds and return the descriptor that holds it; raise Busy otherwise."""
    descriptor = opened(path)
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                os.close(descriptor)
                raise Busy(f"{path} stayed locked for {patience:.0f} seconds") from None
            time.sleep(PAUSE)
        else:
            return descriptor


@contextmanager
def alone(path: Path, patience: float) -> Iterator[None]:
    """Hold the exclusive lock for the length of a block; raise Busy when it cannot be had in `patience` seconds."""
    descriptor = take(path, fcntl.LOCK_EX, patience)
    try:
        yield
    finally:
        os.close(descriptor)
