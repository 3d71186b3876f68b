"""The files of the repository, as git knows them, for tests that look at all of them."""

import subprocess
from functools import cache

from registry.env import BASE_DIR


@cache
def tracked():
    """Return the paths of all files that are, or could be, committed."""
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={BASE_DIR}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=BASE_DIR,
        check=True,
        capture_output=True,
        text=True,
    )
    return [BASE_DIR / name for name in sorted(set(listed.stdout.split("\0"))) if name and (BASE_DIR / name).is_file()]


def texts():
    """Yield each tracked file that is text, with its content."""
    for path in tracked():
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def named(path):
    """Return the path as people write it."""
    return str(path.relative_to(BASE_DIR))
