"""The process that owns the server: starts it, starts it again when it falls, stops it when its last user is gone.

Run as `python -m registry.embedded.supervisor ROOT [throwaway]` by `client`; it needs neither Django nor psycopg.
"""

import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import FrameType

from registry.embedded import binaries, cluster
from registry.embedded.child import FAST_SHUTDOWN, launch
from registry.embedded.locks import Busy, alone, opened
from registry.embedded.place import Place

PATIENCE = 30.0
# A server that falls sooner than this after its start would only fall again.
STEADY = 5.0


class Supervisor:
    """Keeps one server running on one place until told to stop, or until nobody uses it."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.stopping = False
        self.server: subprocess.Popen[bytes] | None = None

    def stop(self, _number: int = 0, _frame: FrameType | None = None) -> None:
        """Ask the server to roll back, disconnect everybody and end; harmless when repeated."""
        self.stopping = True
        if self.server is not None and self.server.poll() is None:
            self.server.send_signal(FAST_SHUTDOWN)

    def stop_when_unused(self) -> None:
        """Wait until no process holds the users' lock, then stop; holds it until exit, so newcomers wait their turn."""
        fcntl.flock(opened(self.place.users), fcntl.LOCK_EX)
        self.stop()

    def run(self) -> int:
        """Serve until stopped; return the exit status."""
        place, user = self.place, self.place.server_user()
        cluster.check(place)
        cluster.forget_dead_server(place, PATIENCE)
        prepare(place, user)
        programs = binaries.reachable(user, place.runtime)
        if not place.cluster.exists():
            cluster.create(place, programs, user)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self.stop)
        command: list[str | Path] = [programs / "postgres", *cluster.options(place)]
        watch = threading.Thread(target=self.stop_when_unused, daemon=True)
        while not self.stopping:
            started = time.monotonic()
            with cluster.reached(place.cluster) as (path, keep):
                self.server = launch([*command, "-D", path], user=user, output=sys.stderr.buffer, keep=keep)
            if not watch.is_alive():
                watch.start()
            status = self.server.wait()
            if not self.stopping:
                say(f"The server ended with status {status}.")
                if time.monotonic() - started < STEADY:
                    return 1
                cluster.forget_dead_server(place, PATIENCE)
        return 0


def say(message: object) -> None:
    """Write a line to the log, which the starter shows when the start fails."""
    print(message, file=sys.stderr, flush=True)  # noqa: T201 - standard error is the log


def prepare(place: Place, user: pwd.struct_passwd | None) -> None:
    """Make the socket's folder anew for `user`; raise Unusable when somebody else has one there."""
    if os.path.lexists(place.runtime) and place.runtime.lstat().st_uid != os.geteuid():
        raise cluster.Unusable(f"{place.runtime} belongs to somebody else; remove it.")
    shutil.rmtree(place.runtime, ignore_errors=True)
    place.runtime.mkdir()
    place.runtime.chmod(0o711)  # whatever the umask
    place.socket.mkdir(mode=0o700)
    if user is not None:
        os.chown(place.socket, user.pw_uid, user.pw_gid)


def main(arguments: list[str]) -> int:
    """Supervise the database below the named folder; return the exit status."""
    place = Place(Path(arguments[0]), throwaway="throwaway" in arguments[1:])
    try:
        with alone(place.supervised, PATIENCE):
            status = Supervisor(place).run()
            shutil.rmtree(place.runtime, ignore_errors=True)
            if place.throwaway:
                shutil.rmtree(place.root, ignore_errors=True)
            return status
    except (Busy, OSError, RuntimeError) as error:
        say(error)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
