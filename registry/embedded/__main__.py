"""PostgreSQL's own programs on the clone's own database: `python -m registry.embedded pg_dump --format=custom ...`.

The server is started for as long as the program runs, unless it runs already.
"""

import os
import subprocess
import sys

from registry.embedded.binaries import installed
from registry.embedded.client import hold
from registry.embedded.cluster import Unusable
from registry.embedded.place import DATABASE, PORT, ROLE, Missing, here

CLIENTS = ("pg_dump", "pg_restore", "psql", "vacuumdb")


def main(arguments: list[str]) -> int:
    """Run one program with the rest of the arguments; return its exit status."""
    if not arguments or arguments[0] not in CLIENTS:
        sys.exit(f"Which program? One of {', '.join(CLIENTS)}, followed by its arguments.")
    program, *rest = arguments
    place = here()
    hold(place)
    target = {"PGHOST": str(place.socket), "PGPORT": str(PORT), "PGUSER": ROLE, "PGDATABASE": DATABASE}
    return subprocess.run([installed() / program, *rest], env={**os.environ, **target}, check=False).returncode  # noqa: S603 - a program named above


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (Missing, Unusable) as error:
        sys.exit(str(error))
