"""Exports: how fast files come, and whether memory grows with the number of models."""

import http.client
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection

from benchmarks.client import HOST, TIMEOUT
from benchmarks.serve import Served

BLOCK = 1 << 16
FILES = ("models.csv", "models.ndjson")


def measure(served: Served, models: int, say: Callable[[str], None]) -> list[dict[str, Any]]:
    """This function will fetch each file for a tenth of the models and for all."""
    say("Exports")
    cut, few = _tenth(models)
    rows = []
    for file in FILES:
        _get(served, f"/api/v1/{file}?released__gte={cut}")
        for query, count in ((f"?released__gte={cut}", few), ("", models)):
            path = f"/api/v1/{file}{query}"
            before = _forget_peaks(served)
            seconds, first, size = _get(served, path)
            rows.append(
                {
                    "name": file,
                    "path": path,
                    "models": count,
                    "bytes": size,
                    "seconds": seconds,
                    "first_byte_seconds": first,
                    "peak_mib": _peak(served) / 1024,
                    "grown_mib": (_peak(served) - before) / 1024,
                }
            )
    return rows


def _tenth(models: int) -> tuple[str, int]:
    """This function will return a date after which about a tenth of the models were released, and how many were."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT release_first FROM catalog_publication WHERE release_first IS NOT NULL "
            "ORDER BY release_first DESC OFFSET %s LIMIT 1",
            [models // 10],
        )
        (day,) = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM catalog_publication WHERE release_first >= %s", [day])
        (count,) = cursor.fetchone()
    return day.isoformat(), count


def _get(served: Served, path: str) -> tuple[float, float, int]:
    """This function will return the seconds of a download, those until its first byte, and its bytes."""
    connection_ = http.client.HTTPConnection(HOST, served.port, timeout=TIMEOUT)
    begun = time.perf_counter()
    connection_.request("GET", path)
    response = connection_.getresponse()
    if response.status != http.HTTPStatus.OK:
        raise SystemExit(f"{path} answered {response.status}.")
    size = len(response.read(1))
    first = time.perf_counter() - begun
    while block := response.read(BLOCK):
        size += len(block)
    connection_.close()
    return time.perf_counter() - begun, first, size


def _forget_peaks(served: Served) -> int:
    """This function will forget how much memory each worker once used, and return what they use now, in KiB."""
    for pid in served.workers():
        Path(f"/proc/{pid}/clear_refs").write_text("5", encoding="ascii")
    return _peak(served)


def _peak(served: Served) -> int:
    """This function will return the most resident memory that any worker used, in KiB."""
    return max(_high_water(pid) for pid in served.workers())


def _high_water(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
