"""Makes .venv and installs the locked requirements into it; a second run finds its stamp and takes no time.

Run as `python3 -m registry.install run|dev` by the Makefile, before anything is installed: standard library only.
"""

import fcntl
import hashlib
import platform
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
VENV = HERE / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}
FLOOR = (3, 11)
PIP = (
    *("--quiet", "--quiet"),  # errors only: warnings about somebody's own pip settings help nobody here
    "--no-input",
    "--disable-pip-version-check",
    "--root-user-action=ignore",
    "--require-hashes",
    # Nothing is compiled here: a bare machine has no compiler, and a missing wheel should say so.
    "--only-binary=:all:",
)


def say(message: str) -> None:
    """Tell the person at the terminal what takes time."""
    print(message, flush=True)  # noqa: T201 - this is a command


def wanted(lock: Path) -> str:
    """Return what an installation of this lock is known by; it ends with the interpreter that .venv was made with."""
    return hashlib.sha256(lock.read_bytes() + bytes(PYTHON.resolve())).hexdigest()


def is_installed(kind: str) -> bool:
    """Tell whether .venv holds the lock's packages: the development lock contains those of the running one."""
    kinds = {"run": ("run", "dev"), "dev": ("dev",)}[kind]
    return PYTHON.exists() and any(
        stamp(each).exists() and stamp(each).read_text() == wanted(HERE / LOCKS[each]) for each in kinds
    )


def stamp(kind: str) -> Path:
    """Return the file that says which lock was installed."""
    return VENV / f".installed-{kind}"


def make_environment() -> None:
    """Make an empty .venv, unless a usable one is there; end with what to install where Python lacks the means."""
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", "import pip"], check=False).returncode == 0:  # noqa: S603 - ours
        return
    say(f"Making a virtual environment in {VENV}")
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run(  # noqa: S603 - the running interpreter
        [sys.executable, "-m", "venv", VENV],
        check=False,
        capture_output=True,
        text=True,
    )
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(f"{made.stdout}{made.stderr}\nOn Debian and Ubuntu: apt-get install python3-venv")


def install(kind: str) -> None:
    """Install the lock into .venv; end with pip's words when that fails."""
    lock = HERE / LOCKS[kind]
    count = sum("==" in line for line in lock.read_text().splitlines())
    say(f"Installing {count} packages from {lock.name} (a minute or so, once)")
    done = subprocess.run([PYTHON, "-m", "pip", "install", *PIP, "--requirement", lock], check=False)  # noqa: S603 - ours
    if done.returncode:
        sys.exit(f"pip could not install {lock.name}; its words are above. Running the same command again resumes.")
    stamp(kind).write_text(wanted(lock))


def main(kind: str) -> None:
    """Make and fill .venv for running or for development, one process at a time."""
    if sys.version_info < FLOOR:
        sys.exit(f"Python 3.11 or newer is needed; this is {platform.python_version()}. Name another: make PYTHON=...")
    if is_installed(kind):
        return
    with (HERE / ".venv.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another installation into .venv")
            fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_installed(kind):
            make_environment()
            install(kind)


if __name__ == "__main__":
    main(sys.argv[1])
