"""Model Openness Tool: what was released of each model, in the framework's seventeen components, a YAML file each."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from catalog.ingest.draft import Draft
from catalog.ingest.formats.files import InputFile, each, read_bytes
from catalog.ingest.formats.problem import BadInput
from catalog.ingest.formats.yaml_tree import Tree, parse_yaml
from catalog.ingest.records import Place, Record, RecordKind, Unreadable, Upstream
from catalog.values.identifier import parse_huggingface
from catalog.values.name import fold
from catalog.values.problem import ValueProblem

UPSTREAM = Upstream(
    name="mot",
    title="Model Openness Tool",
    homepage="https://mot.isitopen.ai",
    license="CC-BY-4.0",
    kind="dataset",
    tier="catalog",
    oddities=(
        "`release.version` holds the size (`7B`), and sometimes a version or nothing.",
        "`release.date` is the day on which somebody described the model, and no release date.",
        "`release.huggingface` may lead to a sibling of another size, so that it identifies only what has its name.",
        "A component without a license inherits the one of code, data or documents, else the one of the distribution.",
        "Some licenses say in words that the component is not included.",
        "`release.origin` is the model that it came from, and in places the name of a license.",
        "The template of the format describes a model called My-model.",
    ),
)
_TEMPLATE = "My-model"
_COMPONENTS = {
    "model architecture": ("model-architecture", "code"),
    "data preprocessing code": ("data-preprocessing-code", "code"),
    "training code": ("training-code", "code"),
    "inference code": ("inference-code", "code"),
    "evaluation code": ("evaluation-code", "code"),
    "supporting libraries and tools": ("supporting-libraries-and-tools", "code"),
    "model parameters (final)": ("model-parameters-final", "data"),
    "model parameters (intermediate)": ("model-parameters-intermediate", "data"),
    "datasets": ("datasets", "data"),
    "evaluation data": ("evaluation-data", "data"),
    "model metadata": ("model-metadata", "data"),
    "sample model outputs": ("sample-model-outputs", "document"),
    "model card": ("model-card", "document"),
    "data card": ("data-card", "document"),
    "technical report": ("technical-report", "document"),
    "research paper": ("research-paper", "document"),
    "evaluation results": ("evaluation-results", "document"),
}
"""The seventeen components by the tool's names, with the kind of license that each inherits."""
_ABSENT = re.compile(r"(?:component )+not includ.*", re.IGNORECASE)
_ARCHITECTURES = {"transformer", "transformer decoder", "transformer encoder-decoder", "diffusion"}
"""What names a family of architectures; `decoder` alone does not say of what."""


def read(path: Path) -> Iterator[Record | Unreadable]:
    """This function will yield one record for each YAML file below `models/`."""
    for found in each(path, (".yml", ".yaml"), _parsed, folder="models"):
        yield found if isinstance(found, Unreadable) else _record(*found)


def _parsed(file: InputFile) -> Tree:
    tree = parse_yaml(read_bytes(file), file.name)
    release = tree.get("release") if isinstance(tree, Tree) else None
    if not isinstance(release, Tree):
        raise BadInput(Place(file.name, "line 1"), "This is no description of a model: there is no `release`.")
    return release


def _record(file: InputFile, release: Tree) -> Record | Unreadable:
    name, version = _text(release, "name"), _text(release, "version").strip()
    draft = Draft("mot", Place(file.name, f"line {release.line}"), name)
    if name.strip() == _TEMPLATE:
        draft.kind = RecordKind.DOCUMENTATION
    draft.identify("mot", draft.name)
    if version and version.casefold() != "undisclosed" and fold(version) not in fold(name):
        draft.variant = version
    draft.made_by(re.split(r", (?:and )?| and ", _text(release, "producer")), "release.producer")
    draft.say("parameters", version, "release.version", unit="name")
    architecture = _text(release, "architecture").strip().casefold()
    named = "architecture" if architecture in _ARCHITECTURES else "architecture_detail"
    draft.say(named, _text(release, "architecture"), "release.architecture")
    draft.say("repository_url", _text(release, "repository"), "release.repository")
    weights = _weights(_text(release, "huggingface"))
    draft.say("weights_url", weights, "release.huggingface")
    draft.identify_on_hub(weights)
    if (origin := _text(release, "origin").strip()) and fold(origin) != fold(name):
        draft.remark("Origin", origin, "release.origin")
    components = release.get("components")
    for component in components if isinstance(components, list) else []:
        _component(draft, component, release)
    return draft.done()


def _weights(printed: str) -> str:
    """This function will return the address of weights, also where only the repository's name is printed."""
    try:
        return f"https://huggingface.co/{parse_huggingface(printed)}" if "://" not in printed else printed
    except ValueProblem:
        return printed


def _component(draft: Draft, component: Any, release: Tree) -> None:
    """This function will add a component with its own license, or the one that it inherits."""
    name = _text(component, "name").strip() if isinstance(component, Tree) else ""
    known = _COMPONENTS.get(name.casefold())
    if known is None:
        draft.released(name, "unknown", "release.components")
        return
    kind, branch = known
    own = _text(component, "license").strip()
    inherited = "" if own else _global(release, branch) or _global(release, "distribution")
    absent = _ABSENT.fullmatch(own) is not None
    draft.released(
        kind,
        "closed" if absent else "open",
        f"release.components, {name}",
        terms="" if absent else own or inherited,
        url=_text(component, "component_path"),
        note=own if absent else "License of the release." if inherited else "",
    )
    if kind == "model-parameters-final" and not absent:
        draft.say("licenses", own or inherited, f"release.components, {name}")


def _global(release: Tree, branch: str) -> str:
    licenses = release.get("license")
    entry = licenses.get(branch) if isinstance(licenses, Tree) else None
    return _text(entry, "name") if isinstance(entry, Tree) else ""


def _text(tree: Tree, key: str) -> str:
    value = tree.get(key, "")
    return value if isinstance(value, str) else ""
