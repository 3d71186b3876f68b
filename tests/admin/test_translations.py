"""Every text of the desk has its Korean, and the compiled catalog is that of the readable one."""

import ast
import gettext
import re
from pathlib import Path

import django
import pytest
from django.utils.translation.template import templatize

from catalog.admin.problems import WORDS
from registry.env import BASE_DIR

HOUSE = BASE_DIR / "catalog"
CATALOG = HOUSE / "locale" / "ko" / "LC_MESSAGES"
CODE = ("models", "vocabulary", "values", "curation", "admin", "templatetags")
CALLS = {"_", "gettext", "gettext_lazy", "ngettext"}
STRING = r'(?:\'(?:[^\'\\]|\\.)*\'|"(?:[^"\\]|\\.)*")'
MARKED = re.compile(rf"\b(?:n?gettext|_)\(\s*u?({STRING})")
PIECE = re.compile(STRING)
PROBLEMS = {"CurationProblem", "ValueProblem"}


def trees():
    for folder in CODE:
        for path in sorted((HOUSE / folder).rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))
    yield HOUSE / "apps.py", ast.parse((HOUSE / "apps.py").read_text(encoding="utf-8"))


def texts():
    for _path, tree in trees():
        for node in ast.walk(tree):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS
            if called and node.args and isinstance(node.args[0], ast.Constant):
                yield node.args[0].value
    for path in sorted((HOUSE / "templates" / "admin").rglob("*.html")):
        for found in MARKED.findall(templatize(path.read_text(encoding="utf-8"))):
            yield ast.literal_eval(found)


def unescaped(text):
    return "".join(ast.literal_eval(piece) for piece in PIECE.findall(text))


def readable():
    entries = {}
    for block in (CATALOG / "django.po").read_text(encoding="utf-8").split("\n\n")[1:]:
        fields = dict(re.findall(r'^(msgid|msgid_plural|msgstr(?:\[0\])?) ((?:".*"\n?)+)', block, re.MULTILINE))
        entries[unescaped(fields["msgid"])] = unescaped(fields.get("msgstr") or fields["msgstr[0]"])
    return entries


@pytest.fixture(scope="module")
def compiled():
    with (CATALOG / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def korean(compiled, text):
    single, several = compiled.gettext(text), compiled.ngettext(text, text, 1)
    return several if single == text else single


REWORDED = {
    "Action", "Date/time", "Delete selected %(verbose_name_plural)s", "Field", "Filter navigation items", "History",
    "No, take me back", "Save and add another", "Save and continue editing", "Save and view",
    "Start typing to filter…", "Successfully deleted %(count)d %(items)s.", "Toggle navigation", "version",
}  # fmt: skip
"""What Django says too, and we say in better Korean. It means the same: wherever Django says it, ours is shown."""


def test_no_word_of_ours_takes_the_place_of_one_of_djangos_that_means_something_else():
    theirs = {}
    for path in Path(django.__file__).parent.glob("contrib/*/locale/ko/LC_MESSAGES/django.mo"):
        with path.open("rb") as file:
            theirs |= gettext.GNUTranslations(file)._catalog
    assert {text for text, found in readable().items() if theirs.get(text, found) != found} <= REWORDED


def test_every_text_is_in_the_readable_catalog():
    assert sorted(set(texts()) - set(readable())) == []


def test_no_text_is_left_without_its_korean_or_in_doubt():
    assert [text for text, found in readable().items() if not found] == []
    assert "fuzzy" not in (CATALOG / "django.po").read_text(encoding="utf-8")


def test_nothing_is_translated_that_nobody_says():
    assert sorted(set(readable()) - set(texts())) == []


def test_the_compiled_catalog_says_what_the_readable_one_says(compiled):
    differing = {text for text, found in readable().items() if korean(compiled, text) != found}
    assert differing == set()


def test_the_places_for_values_are_the_same_in_both_languages():
    place = re.compile(r"%\(\w+\)[sd]|%[sd]")
    differing = {
        text for text, found in readable().items() if sorted(place.findall(text)) != sorted(place.findall(found))
    }
    assert differing == set()


def codes():
    """Codes of all problems that curation and values raise: by name, or first where a value does."""
    for path, tree in trees():
        if path.parent.name not in {"curation", "values"}:
            continue
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name | ast.Attribute):
                continue
            named = [word.value for word in node.keywords if word.arg == "code"]
            first = node.args[:1] if getattr(node.func, "id", "") == "ValueProblem" else []
            for code in (*named, *first):
                if isinstance(code, ast.Constant):
                    yield code.value


def test_every_refusal_has_words_in_other_languages():
    found = set(codes())
    assert {"required", "invalid_count", "protected"} <= found
    assert sorted(found - set(WORDS) - {"invalid"}) == []  # Django's own words, which it translates
