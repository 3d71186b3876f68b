"""Measure: `make bench`, or `python -m benchmarks --help`.

The figures are kept in benchmarks/results/ as JSON and printed as Markdown; `--write` puts them into the documentation.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks import report
from benchmarks.place import Server, environment, server
from registry.env import BASE_DIR

RESULTS = Path(__file__).parent / "results"
PERFORMANCE = BASE_DIR / "docs" / "performance.md"
README = BASE_DIR / "README.md"
PARTS = ("page", "requests", "walk", "exports", "publishing", "concurrency")


def say(message: str) -> None:
    """This function will tell the person at the terminal what takes time; the tables alone go to standard output."""
    print(message, file=sys.stderr, flush=True)


def main() -> None:
    """This function will prepare the database, measure, and write down what was found."""
    parser = argparse.ArgumentParser(prog="benchmarks", description="Measure the registry, against others and itself.")
    parser.add_argument("--models", type=int, default=20_000, help="synthetic models (20000)")
    parser.add_argument("--copies", type=int, default=1, help="how often the published rows are stored (1)")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of the comparison (7)")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="parts to measure (all)")
    parser.add_argument("--as-is", action="store_true", help="keep the database although what it is made from changed")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/performance.md and README.md")
    asked = parser.parse_args()
    place = server(say)
    address = place.filled(asked.models, asked.copies, say, as_is=asked.as_is)
    # Copies have no facts, so there is nothing to compare with and nothing to publish.
    parts = [part for part in asked.only if asked.copies == 1 or part not in {"page", "publishing", "concurrency"}]
    total = asked.models * asked.copies
    found = {"machine": machine(place), "models": total, **measured(address, total, asked.rounds, parts)}
    RESULTS.mkdir(exist_ok=True)
    kept = RESULTS / f"{time.strftime('%Y-%m-%dT%H%M%S')}-{total}.json"
    kept.write_text(json.dumps(found, indent=1), encoding="utf-8")
    say(f"Kept in {kept.relative_to(BASE_DIR)}")
    for name, (part, show) in report.SECTIONS.items():
        if part in found:
            print(f"\n## {name}, {total:,} models\n\n{show(found[part])}")
            if asked.write:
                report.put(PERFORMANCE, f"{name} {total}", show(found[part]))
    if asked.write and "page" in found:
        report.put(README, "speed", report.headline(found))


def measured(address: str, models: int, rounds: int, parts: list[str]) -> Mapping[str, Any]:
    """This function will measure in a process whose settings name the database."""
    command = [sys.executable, "-m", "benchmarks.measure", str(models), str(rounds), *parts]
    done = subprocess.run(command, env=environment(address), check=True, stdout=subprocess.PIPE)
    return dict(json.loads(done.stdout))


def machine(place: Server) -> Mapping[str, Any]:
    """This function will return what the figures were taken on; it names no machine."""
    return {
        "cores": len(os.sched_getaffinity(0)),
        "python": platform.python_version(),
        "postgresql": place.version(),
        "load": os.getloadavg()[0],
        "date": time.strftime("%Y-%m-%d"),
    }


if __name__ == "__main__":
    main()
