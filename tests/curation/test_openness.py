import os
import re
from pathlib import Path

import pytest
import yaml

from catalog.curation.openness import OPEN_MODEL, OPEN_SCIENCE, OPEN_TOOLING, evaluate
from catalog.values.open_license import is_open
from catalog.vocabulary.components import ComponentKind

VECTORS = Path(os.environ.get("REGISTRY_CATALOGS", Path(__file__).parents[3] / "shared" / "data")) / "mot" / "vectors"


DOCUMENTS = {
    ComponentKind.MODEL_CARD,
    ComponentKind.DATA_CARD,
    ComponentKind.TECHNICAL_REPORT,
    ComponentKind.RESEARCH_PAPER,
    ComponentKind.EVALUATION_RESULTS,
    ComponentKind.SAMPLE_MODEL_OUTPUTS,
}
"""Components that a release's license for documents covers."""


def first(asked):
    return {kinds[0].value for kinds in asked}


def percents(result):
    return {entry["mof_class"]: entry["percent"] for entry in result["classes"]}


def test_nothing_reaches_nothing_and_names_all_that_the_first_class_lacks():
    result = evaluate(set())
    assert result["mof_class"] is None
    assert percents(result) == {3: 0, 2: 0, 1: 0}
    assert (result["next_class"], len(result["missing_for_next"])) == (3, 6)


@pytest.mark.parametrize(("asked", "reached"), [(OPEN_MODEL, 3), (OPEN_TOOLING, 2), (OPEN_SCIENCE, 1)])
def test_a_class_is_reached_with_all_that_it_asks_for(asked, reached):
    assert evaluate(first(asked))["mof_class"] == reached


@pytest.mark.parametrize("asked", [OPEN_MODEL, OPEN_TOOLING])
def test_a_paper_stands_for_a_report(asked):
    held = first(asked) - {"technical-report"} | {"research-paper"}
    assert evaluate(held)["mof_class"] == evaluate(first(asked))["mof_class"]


def test_a_class_is_not_reached_past_one_that_is_not():
    held = first(OPEN_SCIENCE) - {"model-card"}
    result = evaluate(held)
    assert result["mof_class"] is None
    assert result["missing_for_next"] == ["model-card"]


def test_optional_components_are_no_longer_missed_once_the_class_below_is_reached():
    held = first(OPEN_TOOLING) - {"supporting-libraries-and-tools"}
    assert evaluate(held)["mof_class"] == 2
    assert percents(evaluate(first(OPEN_MODEL)))[2] == 60
    assert percents(evaluate({"datasets", "data-card", "research-paper"})) == {3: 33, 2: 18, 1: 20}


@pytest.mark.parametrize(
    ("spdx", "expected"),
    [
        ("Apache-2.0", True),
        ("apache-2.0", True),
        ("CC-BY-3.0-DE", True),
        ("CC-BY-SA-2.0-UK", True),
        ("CDLA-Permissive-2.0", True),
        ("StandardML-NJ", True),
        ("CC-BY-NC-4.0", False),
        ("CC-BY-ND-3.0", False),
        ("Community-Spec-1.0", False),
        ("llama2", False),
        ("", False),
    ],
)
def test_a_license_is_open_by_the_marks_of_spdx_or_as_open_content(spdx, expected):
    assert is_open(spdx) is expected


def kind_of(name):
    return ComponentKind(re.sub(r"[^a-z]+", "-", name.lower()).strip("-"))


def license_of(component, everywhere):
    """The component's own license, or the release's for its sort of artifact, or the one for all."""
    kind = kind_of(component["name"])
    if "code" in kind or kind in {ComponentKind.MODEL_ARCHITECTURE, ComponentKind.SUPPORTING_LIBRARIES_AND_TOOLS}:
        sort = "code"
    elif kind in DOCUMENTS:
        sort = "document"
    else:
        sort = "data"
    named = [component.get("license"), everywhere.get(sort), everywhere.get("distribution")]
    return next((name for name in named if name), "")


@pytest.mark.skipif(not VECTORS.is_dir(), reason="the Model Openness Tool's vectors are not here")
def test_the_tools_own_vectors_agree():
    paths = sorted(VECTORS.glob("*.yml"))
    assert paths
    for path in paths:
        release = yaml.safe_load(path.read_text())["release"]
        everywhere = {sort: (entry or {}).get("name") for sort, entry in (release.get("license") or {}).items()}
        held = {
            kind_of(entry["name"]).value for entry in release["components"] if is_open(license_of(entry, everywhere))
        }
        expected = tuple(int(number) for number in re.findall(r"C[123]_(\d+)%", path.name))
        found = percents(evaluate(held))
        assert (found[1], found[2], found[3]) == expected, path.name
