"""models.dev: an open database of models that are served over APIs, a tree of TOML files by maker."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from catalog.ingest.draft import Draft
from catalog.ingest.formats.files import InputFile, each, read_bytes
from catalog.ingest.formats.toml_tree import TOML_LIMIT, parse_toml
from catalog.ingest.records import Place, Record, Unreadable, Upstream

UPSTREAM = Upstream(
    name="models_dev",
    title="models.dev",
    homepage="https://models.dev",
    license="MIT",
    kind="dataset",
    tier="aggregator",
    oddities=(
        "There is no field for parameters; names hold sizes (`30B A3B`), which are read from there as derived.",
        "The maker is the folder, in the spelling of an address: zhipuai, moonshotai.",
        "Among modalities stands pdf, which is a file format and comes as a remark.",
        "`open_weights` says nothing of the terms; without it the model is served over an API.",
        "`knowledge` is the data cutoff; release dates may lack the day.",
    ),
)
_SUFFIX = ".toml"
_FILES = "pdf"
_CAPABILITIES = ("attachment", "reasoning", "tool_call", "structured_output", "temperature")


def read(path: Path) -> Iterator[Record | Unreadable]:
    """This function will yield one record for each TOML file below `models/`, named by its path."""
    for found in each(path, (_SUFFIX,), _parsed, folder="models"):
        yield found if isinstance(found, Unreadable) else _record(*found)


def _parsed(file: InputFile) -> dict[str, Any]:
    return parse_toml(read_bytes(file, limit=TOML_LIMIT), file.name)


def _record(file: InputFile, tree: dict[str, Any]) -> Record | Unreadable:
    key = file.name.removesuffix(_SUFFIX)
    name = _text(tree, "name")
    draft = Draft("models_dev", Place(file.name, ""), name, key=key)
    draft.identify("models-dev", key)
    draft.family = _text(tree, "family")
    draft.made_by([file.path.parent.name if file.alone else key.rpartition("/")[0].rpartition("/")[2]], "folder")
    draft.say("parameters", name, "name", basis="derived", unit="name")
    draft.say("release_date", _text(tree, "release_date"), "release_date")
    draft.say("data_cutoff", _text(tree, "knowledge"), "knowledge")
    limits = _table(tree, "limit")
    draft.say("context_length", _text(limits, "context"), "limit.context", unit="tokens", note=_output(limits))
    for side in ("input", "output"):
        listed = _list(_table(tree, "modalities"), side)
        column = f"modalities.{side}"
        draft.say(f"{side}_modalities", "", column, texts=[word for word in listed if word != _FILES])
        draft.remark(f"Files as {side}", _FILES if _FILES in listed else "", column)
    if _text(tree, "open_weights") == "false":
        draft.say("openness", "api", "open_weights", basis="derived")
    draft.say("licenses", _text(tree, "license"), "license")
    able = [word.replace("_", " ") for word in _CAPABILITIES if _text(tree, word) == "true"]
    draft.remark("Capabilities", ", ".join(able), "")
    _links(draft, tree)
    for score in _tables(tree, "benchmarks"):
        draft.say("results", _result(score), "benchmarks", note=_text(score, "source"))
    return draft.done()


def _links(draft: Draft, tree: dict[str, Any]) -> None:
    """This function will add where the weights and the pages are; quantized weights are no copy of the model's own."""
    weights = [entry for entry in _tables(tree, "weights") if not _text(entry, "quantization")]
    if addresses := [_text(entry, "url") for entry in weights]:
        draft.say("weights_url", addresses[0], "weights")
        draft.identify_on_hub(addresses[0])
        draft.released("model-parameters-final", "open", "weights", url=addresses[0])
    for entry in _tables(tree, "links"):
        if _text(entry, "type") == "model_card":
            draft.released("model-card", "open", "links", url=_text(entry, "url"))
        else:
            draft.link(_text(entry, "url"), "links")


def _output(limits: dict[str, Any]) -> str:
    output = _text(limits, "output")
    return f"Output limit: {output} tokens." if output else ""


def _result(score: dict[str, Any]) -> str:
    """This function will return one benchmark result as people print it."""
    details = [_text(score, key) for key in ("metric", "dataset", "variant", "harness", "version", "date")]
    shown = ", ".join(filter(None, details))
    return f"{_text(score, 'name')}: {_text(score, 'score')}{f' ({shown})' if shown else ''}"


def _text(table: dict[str, Any], key: str) -> str:
    value = table.get(key, "")
    return value if isinstance(value, str) else ""


def _table(table: dict[str, Any], key: str) -> dict[str, Any]:
    value = table.get(key)
    return value if isinstance(value, dict) else {}


def _list(table: dict[str, Any], key: str) -> list[str]:
    value = table.get(key)
    return [entry for entry in value if isinstance(entry, str)] if isinstance(value, list) else []


def _tables(table: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = table.get(key)
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
