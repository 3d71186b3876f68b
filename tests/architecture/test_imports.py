"""Who may import whom: the contracts of pyproject.toml."""

import subprocess
import sys
import tomllib

from registry.env import BASE_DIR

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def test_the_import_contracts_are_kept():
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=BASE_DIR,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_folder_of_the_catalog_has_its_layer():
    contracts = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract for contract in contracts if contract["id"] == "layers")
    assert layers["exhaustive"] is True
    assert [line.replace("(", "").replace(")", "") for line in layers["layers"]] == [
        "api | admin | web | management",
        "ingest | export",
        "curation | discovery",
        "documents",
        "models",
        "values",
        "vocabulary",
    ]
