"""Deep pages: whether the thousandth page takes as long as the first."""

from collections.abc import Callable
from typing import Any

import orjson

from benchmarks.client import fetch, load
from benchmarks.serve import Served

STEP = 200
SECONDS = 1.0
MOST = 60
ROUNDS = 3
ORDERS = ("slug", "-parameters", "-released,name")


def measure(served: Served, models: int, say: Callable[[str], None]) -> list[dict[str, Any]]:
    """This function will compare the first page with one after half of the models, in several orders."""
    say("Deep pages")
    rows = []
    for order in ORDERS:
        first = f"/api/v1/models/?ordering={order}"
        path = f"{first}&page_size={STEP}"
        for _ in range(models // 2 // STEP):
            path = str(orjson.loads(fetch(served.port, path)[2])["next"])
        deep = path.replace(f"page_size={STEP}", "page_size=25")
        latencies: dict[str, list[float]] = {"first": [], "deep": []}
        for _ in range(ROUNDS):
            for name, target in (("first", first), ("deep", deep)):
                latencies[name].append(load(served.port, target, seconds=SECONDS, most=MOST, is_anew=True).latency)
        rows.append({"name": f"ordering={order}", "depth": models // 2 // STEP * STEP, **latencies})
    return rows
