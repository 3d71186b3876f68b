"""HELM: the list of models that Stanford's benchmark runs, one YAML file."""

import re
from collections.abc import Iterator
from pathlib import Path

from catalog.ingest.draft import Draft
from catalog.ingest.formats.files import each, read_bytes
from catalog.ingest.formats.yaml_tree import Tree, yaml_items
from catalog.ingest.records import Place, Record, RecordKind, Unreadable, Upstream

UPSTREAM = Upstream(
    name="helm",
    title="HELM model metadata",
    homepage="https://github.com/stanford-crfm/helm",
    license="Apache-2.0",
    kind="dataset",
    tier="catalog",
    oddities=(
        "The first entry, simple/model1, is a test model and describes nothing.",
        "`access` says limited for models behind an API and open for weights under any terms.",
        "Some display names stand for several entries, which differ in dates or settings.",
        "What a model takes in and gives out is told by tags only.",
    ),
)
_FILE = "model_metadata.yaml"
_MODALITIES = {
    "TEXT_MODEL_TAG": "text; text",
    "CODE_MODEL_TAG": "text, code; code",
    "VISION_LANGUAGE_MODEL_TAG": "text, image; text",
    "AUDIO_LANGUAGE_MODEL_TAG": "text, audio; text",
    "TEXT_TO_IMAGE_MODEL_TAG": "text; image",
}
_OPENNESS = {"limited": "api", "closed": "closed"}
_TEST = re.compile(r"This is a test model\.?")


def read(path: Path) -> Iterator[Record | Unreadable]:
    """This function will yield the entries of `model_metadata.yaml`, or of each such file in a folder."""
    for found in each(path, (_FILE,), read_bytes):
        if isinstance(found, Unreadable):
            yield found
            continue
        file, content = found
        for item in yaml_items(content, file.name, key="models"):
            yield item if isinstance(item, Unreadable) else _record(item, file.name)


def _record(item: Tree, file: str) -> Record | Unreadable:
    key = _text(item, "name")
    draft = Draft("helm", Place(file, f"line {item.line}"), _text(item, "display_name") or key, key=key)
    description = _text(item, "description")
    if _TEST.fullmatch(description.strip()):
        draft.kind = RecordKind.DOCUMENTATION
    draft.identify("helm", key)
    draft.made_by([_text(item, "creator_organization_name")], "creator_organization_name")
    draft.say("release_date", _text(item, "release_date"), "release_date")
    draft.say("parameters", _text(item, "num_parameters"), "num_parameters", note=description, unit="parameters")
    access = _text(item, "access")
    draft.say("access", access, "access")
    draft.say("openness", _OPENNESS.get(access.strip().casefold(), ""), "access", basis="derived")
    draft.remark("", description, "description")
    tags = item.get("tags")
    tagged = {tag for tag in tags if isinstance(tag, str)} if isinstance(tags, list) else set()
    sides = [said for tag, said in _MODALITIES.items() if tag in tagged]
    if len(sides) == 1:
        draft.say("input_modalities", sides[0], "tags", basis="derived")
    return draft.done()


def _text(item: Tree, key: str) -> str:
    value = item.get(key, "")
    return value if isinstance(value, str) else ""
