"""Resolves the locked requirements anew: every version pinned, every file by its hash, no address of any index.

One universal resolution serves Linux on x86-64 and ARM and every supported Python. Run by `make lock`.
"""

import subprocess
import sys

from registry.install import HERE, LOCKS

COMMAND = (
    *("-m", "uv", "pip", "compile", "pyproject.toml"),
    *("--universal", "--python-version", "3.11", "--upgrade", "--generate-hashes"),
    *("--no-emit-index-url", "--no-emit-find-links", "--no-annotate"),
    *("--custom-compile-command", "make lock", "--quiet"),
)
EXTRA = {"run": (), "dev": ("--extra", "dev", "--constraint", LOCKS["run"])}


def main() -> None:
    """Write each lock; the development lock keeps to the versions of the running one."""
    for kind, name in LOCKS.items():
        subprocess.run([sys.executable, *COMMAND, *EXTRA[kind], "--output-file", name], cwd=HERE, check=True)  # noqa: S603 - constants


if __name__ == "__main__":
    main()
