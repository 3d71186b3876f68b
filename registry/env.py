"""What the environment says: the variables that settings read, typed, and where this clone keeps its own data."""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})


class BadSetting(ValueError):
    """An environment variable holds what its setting cannot take."""

    def __init__(self, name: str, value: str, allowed: str) -> None:
        super().__init__(f"{name}={value!r}: expected {allowed}")


def text(name: str, default: str = "") -> str:
    """Return the variable, stripped; an empty one counts as absent."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    """Return a yes-or-no variable; raise BadSetting for anything else."""
    value = text(name).lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    if value:
        raise BadSetting(name, value, "1 or 0, true or false, yes or no, on or off")
    return default


def number(name: str, default: int, *, least: int = 0) -> int:
    """Return a whole number of at least `least`; raise BadSetting for anything else."""
    value = text(name)
    if not value:
        return default
    if not (value.isascii() and value.isdecimal()) or int(value) < least:
        raise BadSetting(name, value, f"a whole number of at least {least}")
    return int(value)


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Return a comma-separated variable as a list without blanks."""
    value = text(name)
    return [word.strip() for word in value.split(",") if word.strip()] if value else list(default)


def data_dir() -> Path:
    """Return the folder of what this clone keeps for itself: secret key, database, static files."""
    return Path(text("REGISTRY_DATA_DIR", str(BASE_DIR / ".data"))).resolve()
