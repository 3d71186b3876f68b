"""The servers that are compared: granian with the registry's own settings, each with another application."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from benchmarks.client import HOST, fetch
from registry import run
from registry.embedded.child import ends_with_parent

PATIENCE = 60.0
TICKS = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """This function will return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@dataclass(slots=True)
class Served:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def until_it_answers(self, path: str) -> None:
        """This function will wait until a path is answered with 200, for a minute at most."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < deadline:
            try:
                status, _, body = fetch(self.port, path)
            except OSError:
                time.sleep(0.1)
                continue
            if status == 200:
                return
            sys.exit(f"{path} answered {status}: {body[:2000].decode(errors='replace')}")
        sys.exit(f"The server for {path} did not start.")

    def workers(self) -> list[int]:
        """This function will return the process ids of the server's workers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return [int(pid) for pid in children.split()]

    def cpu(self) -> float:
        """This function will return the seconds of processor time that the server has used."""
        return sum(cpu_of(pid) for pid in (self.process.pid, *self.workers()))


def cpu_of(pid: int) -> float:
    """This function will return the seconds of processor time that a process has used, in user and system mode."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def product(address: str) -> Served:
    """This function will serve the registry just as `make run` does."""
    os.environ["DATABASE_URL"] = named(address, "registry")
    port = free_port()
    return Served(port, run.serve(HOST, port))


def another(served: Served, application: str, address: str, environment: Mapping[str, str] | None = None) -> Served:
    """This function will serve another application with the command line and the settings of a running server."""
    port = free_port()
    command = [str(port) if argument == str(served.port) else str(argument) for argument in served.process.args]  # type: ignore[union-attr]  # it is a list
    process = subprocess.Popen(  # our own interpreter with the product's arguments
        [*command, application],
        env={**os.environ, "DATABASE_URL": address, **(environment or {})},
        preexec_fn=ends_with_parent(signal.SIGTERM),  # noqa: PLW1509 - it only makes system calls
        start_new_session=True,
    )
    return Served(port, process)


def named(address: str, name: str) -> str:
    """This function will return a database's URL under which connections carry a name."""
    joint = "&" if urlsplit(address).query else "?"
    return f"{address}{joint}application_name=benchmark-{name}"
