"""Folders of databases that a run throws away: in memory where there is room, since a disk keeps the kernel busy.

Every database is a thousand files, which are made, filled and deleted again within seconds.
"""

import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")

NEEDED = 2 << 30
"""Bytes: three times what the databases of a parallel run come to. A container often has 64 MiB there."""


def make_folder():
    """Make a folder with a name of its own that only its owner may enter."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= NEEDED
    return Path(tempfile.mkdtemp(prefix="registry-test-", dir=MEMORY if roomy else None))
