"""Every text for people in the API's part of the house, as the source code holds it."""

import ast
from collections.abc import Iterator

from registry.env import BASE_DIR

FOLDERS = ("documents", "discovery", "export", "api")
FUNCTIONS = {"_", "gettext", "gettext_lazy", "gettext_noop"}


def messages() -> Iterator[tuple[str, str]]:
    """Yield each text with the file that it stands in: what goes through gettext, and what describes shapes."""
    catalog = BASE_DIR / "catalog"
    files = [path for folder in FOLDERS for path in sorted((catalog / folder).rglob("*.py"))]
    for path in [*files, catalog / "vocabulary" / "countries.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if text := _passed(node) or _described(node):
                yield text, str(path.relative_to(BASE_DIR))


def _passed(node):
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS and node.args:
        first = node.args[0]
        return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
    return None


def _described(node):
    """Docstrings of serializers describe components of the OpenAPI document."""
    return ast.get_docstring(node) if isinstance(node, ast.ClassDef) and node.name.endswith("Serializer") else None
