"""Fill or multiply the database of the settings: `python -m benchmarks.dataset fill 20000`, `... multiply 10`."""

import sys
import time
from random import Random

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - models need settings
from django.db import connection  # noqa: E402 - as above

from benchmarks.dataset.multiply import multiply  # noqa: E402 - as above
from benchmarks.dataset.publish import publish  # noqa: E402 - as above
from benchmarks.dataset.store import store  # noqa: E402 - as above
from benchmarks.dataset.world import make  # noqa: E402 - as above
from catalog.ingest.seed.load import seed  # noqa: E402 - as above
from registry.env import BASE_DIR  # noqa: E402 - as above

SEED = 20_230_213


def fill(models: int) -> None:
    """This function will load the fixtures and so many synthetic models into an empty database."""
    begun = time.monotonic()
    call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
    say("Loading the fixtures", begun)
    seed(BASE_DIR / "fixtures")
    say(f"Making {models:,} synthetic models with their claims", begun)
    keys = store(make(Random(SEED)), models, SEED)
    analyze()
    say("Rendering and storing their documents", begun)
    publish(keys)
    analyze()
    say("Done", begun)


def analyze() -> None:
    """This function will bring the planner's statistics and the visibility map up to date, as autovacuum would."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def say(message: str, begun: float) -> None:
    """This function will tell what comes now, after how many seconds."""
    print(f"{time.monotonic() - begun:6.0f} s  {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]))
    else:
        multiply(int(sys.argv[2]))
        analyze()
