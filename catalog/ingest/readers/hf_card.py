"""Hugging Face model cards: README files with YAML at their head, by those who publish the model."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from catalog.ingest.draft import Draft
from catalog.ingest.formats.files import InputFile, each, read_bytes
from catalog.ingest.formats.front_matter import front_matter
from catalog.ingest.formats.yaml_tree import Tree
from catalog.ingest.records import Place, Record, RecordKind, Unreadable, Upstream
from catalog.values.identifier import parse_huggingface
from catalog.values.problem import ValueProblem

UPSTREAM = Upstream(
    name="hf_card",
    title="Hugging Face model card",
    homepage="https://huggingface.co/docs/hub/model-cards",
    license="that of each model's repository",
    kind="model-card",
    tier="primary",
    oddities=(
        "A card does not say whose it is: the repository is read from the path, owner/name/README.md.",
        "`license: other` says nothing; license_name beside it does.",
        "`language` may be a text or a list, of tags, names, and `code` for programming languages.",
        "`base_model` says what a model came from, `base_model_relation` how; without it the Hub guesses, we do not.",
        "There is no field for parameters; the repository's name holds a size, which is read as derived.",
        "The template of a card has its placeholders in braces.",
    ),
)
_CARD = "README"
_RELATIONS = {"finetune": "fine-tuned", "adapter": "adapted", "merge": "merged", "quantized": "quantized"}
_PLACEHOLDER = re.compile(rb"^license: *\{\w*\}", re.MULTILINE)


def read(path: Path) -> Iterator[Record | Unreadable]:
    """This function will yield one record for each Markdown file of a folder, or for the file given."""
    for found in each(path, (".md",), _parsed):
        yield found if isinstance(found, Unreadable) else _record(*found)


def _parsed(file: InputFile) -> tuple[Tree, str] | None:
    """This function will return the fields and the title of a card, None for the template of one."""
    content = read_bytes(file)
    return None if _PLACEHOLDER.search(content) else front_matter(content, file.name)


def _record(file: InputFile, card: tuple[Tree, str] | None) -> Record | Unreadable:
    if card is None:
        draft = Draft("hf_card", Place(file.name, "line 1"), file.path.stem)
        draft.kind = RecordKind.DOCUMENTATION
        return draft.done()
    fields, title = card
    repository = _repository(file)
    name = repository.partition("/")[2] or _model_name(fields) or title
    draft = Draft("hf_card", Place(file.name, "line 1"), name, key=repository or name)
    if repository:
        draft.identify("huggingface", repository)
        draft.url = f"https://huggingface.co/{repository}"
        draft.made_by([repository.partition("/")[0]], "path")
        draft.say("weights_url", draft.url, "path", basis="derived")
    draft.say("parameters", draft.name, "path" if repository else "title", basis="derived", unit="name")
    column = "license_name" if _text(fields, "license").strip().casefold() == "other" else "license"
    draft.say("licenses", "", column, texts=_texts(fields, column), note=_text(fields, "license_link"))
    draft.say("languages", "", "language", texts=_texts(fields, "language"))
    draft.say("tasks", _text(fields, "pipeline_tag"), "pipeline_tag")
    draft.say("training_data", ", ".join(_texts(fields, "datasets")), "datasets")
    if any(key.startswith("extra_gated") for key in fields):
        draft.say("access", "Gated: under a form on the model's page.", "extra_gated_prompt", basis="derived")
    draft.remark("Library", _text(fields, "library_name"), "library_name")
    kind = _RELATIONS.get(_text(fields, "base_model_relation"), "")
    for parent in _texts(fields, "base_model"):
        draft.came_from(kind, parent, "base_model")
    for result in _results(fields):
        draft.say("results", result, "model-index")
    return draft.done()


def _repository(file: InputFile) -> str:
    """This function will return `owner/name` from the folders above a card, empty where there are not both."""
    parts = file.name.split("/")[:-1] if not file.alone else []
    if len(parts) < 2 or file.path.stem.upper() != _CARD:  # noqa: PLR2004 - owner and name
        return ""
    try:
        return parse_huggingface("/".join(parts[-2:]))
    except ValueProblem:
        return ""


def _model_name(fields: Tree) -> str:
    """This function will return the name in the first entry of the results, the only field that names the model."""
    index = fields.get("model-index")
    first = index[0] if isinstance(index, list) and index else None
    return _text(first, "name") if isinstance(first, Tree) else ""


def _results(fields: Tree) -> Iterator[str]:
    """This function will yield what the card says was measured: task, data and metric in one line."""
    for model in _trees(fields.get("model-index")):
        for result in _trees(model.get("results")):
            task, data = result.get("task"), result.get("dataset")
            on = " on ".join(filter(None, (_named(task), _named(data))))
            for metric in _trees(result.get("metrics")):
                if value := _text(metric, "value"):
                    yield f"{on}: {_named(metric)} {value}".removeprefix(": ")


def _named(tree: Any) -> str:
    return (_text(tree, "name") or _text(tree, "type")) if isinstance(tree, Tree) else ""


def _trees(value: Any) -> list[Tree]:
    return [item for item in value if isinstance(item, Tree)] if isinstance(value, list) else []


def _text(fields: Tree, key: str) -> str:
    value = fields.get(key, "")
    return value if isinstance(value, str) else ""


def _texts(fields: Tree, key: str) -> list[str]:
    value = fields.get(key, "")
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str) and item.strip()]
