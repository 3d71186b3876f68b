"""The folder of fixtures: which file holds which noun."""

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from catalog.ingest.seed import nouns
from catalog.ingest.seed.foundation_model import model
from catalog.ingest.seed.problem import BadFixture, BadFixtures, FixtureProblem
from catalog.ingest.seed.reading import Fields, read
from catalog.ingest.seed.records import Fixtures

LISTS: dict[str, Callable[[Fields, Fixtures], None]] = {
    "modalities.yaml": nouns.term("modality"),
    "domains.yaml": nouns.term("domain"),
    "tasks.yaml": nouns.term("task"),
    "architectures.yaml": nouns.term("architecture"),
    "licenses.yaml": nouns.license_,
    "organizations.yaml": nouns.organization,
    "sources.yaml": nouns.source,
    "products.yaml": nouns.product,
}
"""Files that hold a list of one noun, in the order in which they may refer to each other."""


def digest(root: Path) -> str:
    """This function will return the SHA-256 of every fixture's path and content."""
    total = hashlib.sha256()
    for path in sorted(root.rglob("*.yaml")):
        total.update(f"{path.relative_to(root)}\n".encode() + path.read_bytes())
    return total.hexdigest()


def read_folder(root: Path) -> Fixtures:
    """This function will read every fixture below a folder; raises BadFixtures with all that is wrong in form."""
    fixtures, problems = Fixtures(), []
    if not root.is_dir():
        raise BadFixtures([FixtureProblem(str(root), "is no folder.")])
    for name, reader in LISTS.items():
        if (root / name).exists():
            problems += _each(root / name, root, partial(_one, reader=reader, fixtures=fixtures))
    for path in sorted((root / "models").glob("*.yaml")):
        problems += _guard(partial(_model, path, root, fixtures))
    for path in sorted((root / "mentions").glob("*.yaml")):
        problems += _guard(partial(_mentions, path, root, fixtures))
    if problems:
        raise BadFixtures(problems)
    return fixtures


def _guard(step: Callable[[], None]) -> list[FixtureProblem]:
    try:
        step()
    except BadFixture as error:
        return [error.problem]
    return []


def _each(path: Path, root: Path, step: Callable[[Fields], None]) -> list[FixtureProblem]:
    problems: list[FixtureProblem] = []
    try:
        entries = read(path, root)
    except BadFixture as error:
        return [error.problem]
    where = str(path.relative_to(root))
    if not isinstance(entries, list):
        return [FixtureProblem(where, "is not a list.")]
    for position, entry in enumerate(entries):
        name = entry.get("slug", f"entry {position + 1}") if isinstance(entry, dict) else f"entry {position + 1}"
        problems += _guard(partial(_entry, f"{where}: {name}:", entry, step))
    return problems


def _entry(where: str, entry: Any, step: Callable[[Fields], None]) -> None:
    step(Fields(where, entry))


def _one(fields: Fields, reader: Callable[[Fields, Fixtures], None], fixtures: Fixtures) -> None:
    reader(fields, fixtures)
    fields.done()


def _model(path: Path, root: Path, fixtures: Fixtures) -> None:
    where = f"{path.relative_to(root)}:"
    fields = Fields(where, read(path, root))
    record = model(fields)
    fields.done()
    if record.slug != path.stem:
        raise BadFixture(f"{where} slug", f"“{record.slug}” is not the name of the file.")
    fixtures.models.append(record)


def _mentions(path: Path, root: Path, fixtures: Fixtures) -> None:
    fields = Fields(f"{path.relative_to(root)}:", read(path, root))
    source = fields.slug("source")
    for position, entry in enumerate(fields.each("mentions"), start=1):
        nouns.mention(entry, source, position, fixtures)
        entry.done()
    fields.done()
