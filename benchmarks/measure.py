"""Measures on the database of the settings and prints the figures as JSON; a process of its own under the runner."""

import json
import os
import sys

import django

django.setup()

from benchmarks import concurrency, export, latency, page, publish, walk  # noqa: E402 - models need settings
from benchmarks.serve import product  # noqa: E402 - as above

PARTS = ("page", "requests", "walk", "exports", "publishing", "concurrency")


def say(message: str) -> None:
    """This function will tell what is measured now; standard output is for the figures."""
    print(message, file=sys.stderr, flush=True)


def main(models: int, rounds: int, parts: list[str]) -> None:
    """This function will serve the registry, measure the parts that are asked for and print what was found."""
    address = os.environ["DATABASE_URL"]
    found = {}
    with product(address) as served:
        served.until_it_answers(page.LIST)
        if "page" in parts:
            found["page"] = page.measure(address, served, rounds, say)
        if "requests" in parts:
            found["requests"] = latency.measure(served, say)
        if "walk" in parts:
            found["walk"] = walk.measure(served, models, say)
        if "exports" in parts:
            found["exports"] = export.measure(served, models, say)
        if "concurrency" in parts:
            found["concurrency"] = concurrency.measure(served, say)
    if "publishing" in parts:
        found["publishing"] = publish.measure(say)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
