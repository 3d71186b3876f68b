"""Sees to a Chromium for the browser tests: installs Debian's where that needs no question, else says what is missed.

Run as `python3 -m registry.chromium` by `make test`; standard library only.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""What it may be called, the cheapest to run first."""
PACKAGES = ("chromium-headless-shell", "chromium")
"""What Debian calls it: the engine alone, which needs half of the processor's time, or with windows around it."""


def found() -> bool:
    """Tell whether a browser is on the PATH."""
    return any(shutil.which(name) for name in NAMES)


def apt(*arguments: str) -> bool:
    """Run apt-get without questions and tell whether it succeeded; its words appear only when it fails."""
    done = subprocess.run(  # noqa: S603 - constant arguments
        ["apt-get", "-qq", *arguments],  # noqa: S607 - whichever apt-get the machine has
        check=False,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)  # noqa: T201 - this is a command
    return done.returncode == 0


def main() -> None:
    """Install Chromium if it is missing and may be installed; never fail, for the other tests run without it."""
    if found():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium for the browser tests (a minute or so, once)", flush=True)  # noqa: T201 - as above
        install = ("install", "--yes", "--no-install-recommends")
        if apt("update") and any(apt(*install, package) for package in PACKAGES) and found():
            return
    print("*** No Chromium here: the browser tests will be SKIPPED. On Debian: apt-get install chromium", flush=True)  # noqa: T201 - as above


if __name__ == "__main__":
    main()
