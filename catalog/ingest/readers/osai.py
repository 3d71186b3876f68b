"""European Open Source AI Index: how open generative systems are, judged in twelve respects, a YAML file each."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from catalog.ingest.draft import Draft
from catalog.ingest.formats.files import InputFile, each, read_bytes
from catalog.ingest.formats.problem import BadInput
from catalog.ingest.formats.yaml_tree import Tree, parse_yaml
from catalog.ingest.records import Place, Record, RecordKind, Unreadable, Upstream
from catalog.values.absence import absence
from catalog.values.links import attribute_of_link, links_in

UPSTREAM = Upstream(
    name="osai",
    title="European Open Source AI Index",
    homepage="https://osai-index.eu",
    license="CC-BY-4.0",
    kind="dataset",
    tier="catalog",
    oddities=(
        "An entry names a family, its base model and the end model that people use; it is about the end model.",
        "The judgments are open, partial and closed; links are one text or a list, or an empty text.",
        "Files that begin with _parameters explain the judgments and describe no system.",
        "There is no field for parameters; names of end models hold sizes, which are read from there as derived.",
        "Keys are misspelt in places (`endmodel license`); older entries say `project` and `llmweights`.",
        "`type` is what a system gives out; what it takes in is not said.",
        "Several organizations stand in one text, joined by `and`, which is also part of names.",
    ),
)
_CLASSES = ("open", "partial", "closed")
_COMPONENTS = {
    "datasources_basemodel": "datasets",
    "datasources_endmodel": "datasets",
    "weights_endmodel": "model-parameters-final",
    "trainingcode": "training-code",
    "preprint": "technical-report",
    "paper": "research-paper",
    "modelcard": "model-card",
    "datasheet": "data-card",
    "llmdata": "datasets",
    "rldata": "datasets",
    "rlweights": "model-parameters-final",
    "opencode": "training-code",
}
_LINKS = {"weights_endmodel": "weights_url", "preprint": "paper_url", "trainingcode": "repository_url"}


def read(path: Path) -> Iterator[Record | Unreadable]:
    """This function will yield one record for each YAML file of a folder, named after the end model."""
    for found in each(path, (".yaml", ".yml"), _parsed):
        yield found if isinstance(found, Unreadable) else _record(*found)


def _parsed(file: InputFile) -> Tree | None:
    """This function will return the fields of an entry, None for a file that explains the format."""
    if file.path.name.startswith("_"):
        return None
    tree = parse_yaml(read_bytes(file), file.name)
    if not isinstance(tree, Tree) or not isinstance(tree.get("system", tree.get("project")), Tree):
        raise BadInput(Place(file.name, "line 1"), "This is no entry of the index: there is no `system`.")
    return tree


def _record(file: InputFile, tree: Tree | None) -> Record | Unreadable:
    if tree is None:
        draft = Draft("osai", Place(file.name, ""), file.path.stem)
        draft.kind = RecordKind.DOCUMENTATION
        return draft.done()
    system: Tree = tree.get("system") or tree["project"]
    fields = {key.replace(" ", ""): value for key, value in system.items() if isinstance(value, str)}
    end = fields.get("endmodelname", "")
    named = end if absence(end) is None and end.strip() else fields.get("name", "")
    draft = Draft("osai", Place(file.name, f"line {system.line}"), named, key=file.path.stem)
    draft.identify("osai", file.path.stem)
    draft.family = fields.get("name", "")
    draft.made_by([_text(tree, "org", "name")], "org.name")
    draft.say("parameters", draft.name, "system.endmodelname", basis="derived", unit="name")
    draft.say("release_date", fields.get("releasedate", ""), "system.releasedate")
    draft.say("output_modalities", fields.get("type", ""), "system.type")
    license_ = fields.get("endmodellicense") or fields.get("license", "")
    draft.say("licenses", license_, "system.endmodellicense", note=_text(tree, "licenses", "notes"))
    draft.link(fields.get("link", ""), "system.link")
    draft.remark("", fields.get("notes", ""), "system.notes")
    base = fields.get("basemodelname", "")
    if base.strip() and absence(base) is None and base.strip() != draft.name:
        draft.came_from("fine-tuned", base, "system.basemodelname")
    _judge(draft, tree)
    return draft.done()


def _judge(draft: Draft, tree: Tree) -> None:
    """This function will add the index's judgments: one text over all of them, and those that are of a component."""
    classes = {key: _text(tree, key, "class") for key in tree}
    judged = {key: class_ for key, class_ in classes.items() if class_ in _CLASSES}
    for class_ in _CLASSES:
        if keys := [key for key, judgment in judged.items() if judgment == class_]:
            draft.remark(f"Judged {class_}", ", ".join(keys), "class")
    said = {statement.attribute for statement in draft.statements}
    for key, judgment in judged.items():
        found = _addresses(tree[key].get("link"))
        note = _text(tree, key, "notes")
        if component := _COMPONENTS.get(key):
            draft.released(component, judgment, key, url=next(iter(found), ""), note=f"{key}: {note}".rstrip(": "))
        attribute = _LINKS.get(key, "")
        fitting = [address for address in found if attribute_of_link(address) == attribute]
        if fitting and judgment != "closed" and attribute not in said:
            draft.say(attribute, fitting[0], f"{key}.link")
        if key == "weights_endmodel":
            draft.say("access", f"Weights of the end model: {judgment}", key, note=note)
            for address in fitting:
                draft.identify_on_hub(address)


def _addresses(link: Any) -> list[str]:
    """This function will return the addresses of a link, which is a text or a list of texts."""
    texts = link if isinstance(link, list) else [link]
    return [address for text in texts if isinstance(text, str) for address in links_in(text)]


def _text(tree: Tree, branch: str, key: str) -> str:
    value = tree.get(branch)
    text = value.get(key, "") if isinstance(value, Tree) else ""
    return text if isinstance(text, str) else ""
