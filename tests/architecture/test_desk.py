"""The desk: every noun has its pages, all on one base, and nothing there writes but by a curation verb."""

import ast

from django.apps import apps
from django.contrib import admin

from catalog.admin.base import CuratedAdmin
from registry.env import BASE_DIR
from tests.architecture.files import named

# Tables without pages of their own, and why.
PAGELESS = {
    "ChangeCounter": "one number, counted by the log",
    "EditedRow": "shown below its edit",
    "IdempotentAnswer": "what the API has answered, for a day",
    "PublishedConflict": "derived by publication, decided on the pages of conflicts",
    "PublishedName": "derived by publication",
    "PublishedVariant": "derived by publication",
    "Publication": "derived by publication",
    "Republication": "what is left of an edit for a moment",
    "SeededRecord": "what the fixtures said last",
}
WRITING = {"save", "delete", "create", "update", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
# On whom such a call may stand: an open edit, the verbs of records, a formset that only collects, plain mappings,
# a workbook in memory.
ALLOWED = {
    "changes.save",
    "changes.delete",
    "record.delete",
    "formset.save",
    "data.update",
    "context.update",
    "book.save",
}


def pages():
    return {model: page for model, page in admin.site._registry.items() if model._meta.app_label == "catalog"}


def test_every_page_of_the_catalog_is_curated():
    assert [type(page).__name__ for page in pages().values() if not isinstance(page, CuratedAdmin)] == []


def test_every_noun_has_its_pages_or_a_reason_to_have_none():
    nouns = {model.__name__ for model in apps.get_app_config("catalog").get_models()}
    assert nouns - {model.__name__ for model in pages()} - set(PAGELESS) == set()


def test_nothing_at_the_desk_writes_but_by_a_verb():
    written = {
        f"{named(path)}:{node.lineno} {ast.unparse(node.func)}"
        for path in (BASE_DIR / "catalog" / "admin").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITING
        and ast.unparse(node.func) not in ALLOWED
    }
    assert written == set()


def test_every_page_searches_and_shows_its_lists_in_constant_columns():
    assert [model.__name__ for model, page in pages().items() if not page.search_fields] == []
    assert [model.__name__ for model, page in pages().items() if page.list_display == ("__str__",)] == []
