"""The web server: granian with one worker process for each core. Run as `python -m registry.serve HOST PORT`.

Granian reads slow clients' requests itself, so that they hold no worker: two synchronous gunicorn workers answered
nobody while two connections idled, and granian stood a hundred.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from granian._internal import load_target
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from registry.embedded.child import end_with
from registry.env import number

# Seconds for which requests in progress may go on after the service is told to stop.
GRACE = 10


def application(parent: int, target: str) -> Callable[..., Any]:
    """Load the application in a worker, which ends with its parent: an orphan would keep the port.

    A worker whose parent is gone has nobody left to end it when it does not heed a request to stop, so it gets none.
    """
    end_with(parent, signal.SIGKILL)
    loaded: Callable[..., Any] = load_target(target)
    return loaded


def main(host: str, port: int, target: str = "registry.wsgi:application") -> None:
    """Serve until told to stop.

    Four threads in each worker let others be answered while one waits for the database, and keep connections to it few.
    Another target is served in the same way, so that benchmarks compare applications and nothing else.
    """
    # A forked worker would inherit the handlers of its parent, and not hear a stop before it has its own.
    multiprocessing.set_start_method("spawn")
    server = Server(
        target,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=number("REGISTRY_WORKERS", min(os.cpu_count() or 1, 8), least=1),
        blocking_threads=number("REGISTRY_THREADS", 4, least=1),
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE,
    )
    server.serve(target_loader=partial(application, os.getpid()))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
