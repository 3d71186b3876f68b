"""A page of 25 full documents: the registry against a stock viewset over the same rows and against a bare handler."""

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.client import fetch
from benchmarks.compare import Target, compare
from benchmarks.serve import Served, another, named

LIST = "/api/v1/models/?view=full&page_size=25"
RESULTS = '"results":['


@dataclass(frozen=True, slots=True)
class Page:
    """One page, as each of the three is asked for it."""

    name: str
    path: str
    stock: str
    select: str


PAGES = (
    Page(
        name="25 full documents",
        path=LIST,
        stock="/models/",
        select="SELECT document FROM catalog_publication ORDER BY slug LIMIT 25",
    ),
    Page(
        name="25 full documents of a domain",
        path=f"{LIST}&domain=drug-discovery",
        stock="/models/?domain=drug-discovery",
        select="SELECT document FROM catalog_publication WHERE domains && '{drug-discovery}'::varchar[] "
        "ORDER BY slug LIMIT 25",
    ),
)


def measure(address: str, served: Served, rounds: int, say: Callable[[str], None]) -> list[dict[str, Any]]:
    """This function will compare the three on each page; the registry is up already."""
    bodies = [fetch(served.port, page.path)[2].decode() for page in PAGES]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="registry-benchmark-")))
        places = folder / "floor.json"
        places.write_text(json.dumps(_places(bodies)), encoding="utf-8")
        stock = stack.enter_context(another(served, "benchmarks.stock.wsgi:application", named(address, "stock")))
        floor = stack.enter_context(
            another(served, "benchmarks.floor:application", named(address, "floor"), {"REGISTRY_FLOOR": str(places)})
        )
        stock.until_it_answers("/models/")
        floor.until_it_answers("/memory/0")
        rows = []
        for number, (page, body) in enumerate(zip(PAGES, bodies, strict=True)):
            say(f"{page.name}, {rounds} rounds")
            _check(floor, number, body)
            targets = (
                Target("registry", served, page.path, 1.0),
                Target("floor", floor, f"/select/{number}", 1.0),
                Target("memory", floor, f"/memory/{number}", 0.5),
                Target("stock", stock, page.stock, 2.5),
            )
            found = compare(targets, rounds, address)
            found["registry"]["bytes"] = found["floor"]["bytes"] = found["memory"]["bytes"] = len(body.encode())
            found["stock"]["bytes"] = len(fetch(stock.port, page.stock)[2])
            rows.append({"name": page.name, "path": page.path, "targets": found})
    return rows


def _places(bodies: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
    places = {}
    for number, (page, body) in enumerate(zip(PAGES, bodies, strict=True)):
        end = body.index(RESULTS) + len(RESULTS)
        places[f"/select/{number}"] = {"select": page.select, "head": body[:end], "tail": "]}"}
        places[f"/memory/{number}"] = {"head": body}
    return places


def _check(floor: Served, number: int, body: str) -> None:
    """This function will end the run unless the bare handler sends the registry's very bytes."""
    for way in ("select", "memory"):
        if fetch(floor.port, f"/{way}/{number}")[2].decode() != body:
            raise SystemExit(f"The bare handler sends other bytes than the registry for {PAGES[number].path}.")
