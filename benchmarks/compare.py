"""Servers side by side: bursts of the same page from each in turn, round after round, so that noise hits all alike."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import psycopg

from benchmarks.client import load
from benchmarks.serve import Served, cpu_of

CONNECTIONS = 4
"""Requests under way at once when throughput is measured: what two worker processes can be busy with."""


@dataclass(frozen=True, slots=True)
class Target:
    """One server and the path at which it has the page."""

    name: str
    served: Served
    path: str
    seconds: float
    """Length of one burst; a slow server gets a longer one, so that it is asked often enough."""


@dataclass(slots=True)
class Series:
    """What one target took, one entry for each round."""

    bytes: int = 0
    rate: list[float] = field(default_factory=list)
    """Requests in a second over several connections."""
    latency: list[float] = field(default_factory=list)
    """Median milliseconds of a request over one connection."""
    cpu: list[float] = field(default_factory=list)
    """Milliseconds of processor time for one request, of the server and of its database connections."""


def compare(targets: Sequence[Target], rounds: int, database: str) -> Mapping[str, dict[str, Any]]:
    """This function will measure each target once in each round, beginning with another one each time."""
    series = {target.name: Series() for target in targets}
    for target in targets:
        load(target.served.port, target.path, connections=CONNECTIONS, seconds=target.seconds / 2)
    for number in range(rounds):
        turn = number % len(targets)
        for target in (*targets[turn:], *targets[:turn]):
            own = series[target.name]
            own.latency.append(load(target.served.port, target.path, seconds=target.seconds).latency)
            before = _cpu(target, database)
            busy = load(target.served.port, target.path, connections=CONNECTIONS, seconds=target.seconds)
            own.rate.append(busy.rate)
            own.cpu.append(1000 * (_cpu(target, database) - before) / busy.requests)
    return {name: asdict(own) for name, own in series.items()}


def _cpu(target: Target, database: str) -> float:
    """This function will return the processor time of a server, with that of its connections where they run here."""
    with psycopg.connect(database) as connection:
        rows = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE application_name = %s", [f"benchmark-{target.name}"]
        ).fetchall()
    return target.served.cpu() + sum(_cpu_or_nothing(pid) for (pid,) in rows)


def _cpu_or_nothing(pid: int) -> float:
    try:
        return cpu_of(pid)
    except OSError:  # the database runs on another machine
        return 0.0
