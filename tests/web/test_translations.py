"""Every text of the pages has its Korean, and the compiled catalog is that of the readable one."""

import ast
import gettext
import re

import pytest
from django.utils.translation.template import templatize

from registry.env import BASE_DIR

CATALOG = BASE_DIR / "catalog" / "web" / "locale" / "ko" / "LC_MESSAGES"
CALLS = {"_", "gettext", "gettext_lazy", "pgettext", "ngettext"}
MARKED = re.compile(r'\b(p?n?gettext|_)\(((?:\s*u?(?:\'(?:[^\'\\]|\\.)*\'|"(?:[^"\\]|\\.)*")\s*,?)+)')
PIECE = re.compile(r'\'(?:[^\'\\]|\\.)*\'|"(?:[^"\\]|\\.)*"')


def in_templates():
    folder = BASE_DIR / "catalog" / "templates"
    for path in sorted([*(folder / "web").glob("*.html"), *folder.glob("*.html")]):
        for function, arguments in MARKED.findall(templatize(path.read_text())):
            words = [ast.literal_eval(piece) for piece in PIECE.findall(arguments)]
            yield (words[0], words[1]) if function.startswith("p") else (None, words[0])


def in_code():
    for path in sorted((BASE_DIR / "catalog" / "web").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                words = [word.value for word in node.args if isinstance(word, ast.Constant)]
                if words:
                    yield (words[0], words[1]) if node.func.id == "pgettext" else (None, words[0])


def unescaped(text):
    return "".join(ast.literal_eval(piece) for piece in PIECE.findall(text))


def readable():
    entries = {}
    for block in (CATALOG / "django.po").read_text().split("\n\n")[1:]:
        fields = dict(re.findall(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[0\])?) ((?:".*"\n?)+)', block, re.MULTILINE))
        context = unescaped(fields["msgctxt"]) if "msgctxt" in fields else None
        entries[context, unescaped(fields["msgid"])] = unescaped(fields.get("msgstr") or fields["msgstr[0]"])
    return entries


@pytest.fixture(scope="module")
def compiled():
    with (CATALOG / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def korean(compiled, context, text):
    if context:
        return compiled.pgettext(context, text)
    single, several = compiled.gettext(text), compiled.ngettext(text, text, 1)
    return several if single == text else single


def test_every_text_of_the_pages_has_its_korean(compiled):
    wanted = {*in_templates(), *in_code()}
    assert len(wanted) > 100
    missing = [text for context, text in wanted if korean(compiled, context, text) == text]
    assert missing == []


def test_no_translation_is_left_over():
    assert set(readable()) == {*in_templates(), *in_code()}


def test_the_compiled_catalog_says_what_the_readable_one_says(compiled):
    entries = readable()
    assert {key: korean(compiled, *key) for key in entries} == entries


def test_translations_keep_the_places_of_values():
    places = re.compile(r"%\(\w+\)[sd]")
    wrong = [
        text for (_, text), said in readable().items() if sorted(places.findall(text)) != sorted(places.findall(said))
    ]
    assert wrong == []
