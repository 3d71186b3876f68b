"""Openness computed: a model's class in the Model Openness Framework, from its components and their licenses.

Source: White et al., The Model Openness Framework, arXiv:2403.13784, section 7. A component counts where it can be had
under an open license. Classes build on each other; of the technical report and the research paper, the lower two ask
for either. Supporting libraries and sample outputs are optional: once the class below is reached, their absence no
longer counts.
"""

from collections.abc import Collection, Iterable
from typing import Any

from catalog.curation.resolution import tier
from catalog.models import Component
from catalog.values.open_license import is_open
from catalog.vocabulary import ranks
from catalog.vocabulary.components import Availability, ComponentKind
from catalog.vocabulary.openness import MofClass
from catalog.vocabulary.ranks import Rank

Kinds = tuple[ComponentKind, ...]

OPEN_MODEL: tuple[Kinds, ...] = (
    (ComponentKind.MODEL_ARCHITECTURE,),
    (ComponentKind.MODEL_PARAMETERS_FINAL,),
    (ComponentKind.TECHNICAL_REPORT, ComponentKind.RESEARCH_PAPER),
    (ComponentKind.EVALUATION_RESULTS,),
    (ComponentKind.MODEL_CARD,),
    (ComponentKind.DATA_CARD,),
)
"""What Class III asks for; of several kinds in one place, either will do."""

OPEN_TOOLING: tuple[Kinds, ...] = (
    *OPEN_MODEL,
    (ComponentKind.TRAINING_CODE,),
    (ComponentKind.INFERENCE_CODE,),
    (ComponentKind.EVALUATION_CODE,),
    (ComponentKind.EVALUATION_DATA,),
    (ComponentKind.SUPPORTING_LIBRARIES_AND_TOOLS,),
)
"""What Class II asks for."""

OPEN_SCIENCE: tuple[Kinds, ...] = (
    *(kinds for kinds in OPEN_TOOLING if ComponentKind.TECHNICAL_REPORT not in kinds),
    (ComponentKind.RESEARCH_PAPER,),
    (ComponentKind.DATASETS,),
    (ComponentKind.DATA_PREPROCESSING_CODE,),
    (ComponentKind.MODEL_PARAMETERS_INTERMEDIATE,),
    (ComponentKind.SAMPLE_MODEL_OUTPUTS,),
)
"""What Class I asks for."""

CLASSES: tuple[tuple[MofClass, tuple[Kinds, ...], ComponentKind | None], ...] = (
    (MofClass.OPEN_MODEL, OPEN_MODEL, None),
    (MofClass.OPEN_TOOLING, OPEN_TOOLING, ComponentKind.SUPPORTING_LIBRARIES_AND_TOOLS),
    (MofClass.OPEN_SCIENCE, OPEN_SCIENCE, ComponentKind.SAMPLE_MODEL_OUTPUTS),
)
"""The classes from the least open, each with what it asks for and which of that is optional."""


COUNTS = "open license"
"""The reason of a component that counts."""


def evaluate(held: Collection[str]) -> dict[str, Any]:
    """This function will return the class that the open components reach, and for each class what it has and lacks.

    Percentages are whole numbers; the classes are numbered as the framework does, 1 for the most open.
    """
    reached: int | None = None
    classes = []
    below = True
    for number, asked, optional in CLASSES:
        has = [kinds for kinds in asked if set(kinds) & set(held)]
        lacks = [kinds for kinds in asked if kinds not in has]
        if below and number is not MofClass.OPEN_MODEL:
            lacks = [kinds for kinds in lacks if kinds != (optional,)]
        below = below and not lacks
        reached = number.value if below else reached
        classes.append(
            {
                "mof_class": number.value,
                "percent": round(100 * len(has) / (len(has) + len(lacks))),
                "has": [_named(kinds, held) for kinds in has],
                "missing": [" or ".join(kinds) for kinds in lacks],
            }
        )
    following = next((entry for entry in classes if entry["missing"]), None)
    return {
        "mof_class": reached,
        "classes": classes,
        "next_class": following["mof_class"] if following else None,
        "missing_for_next": following["missing"] if following else [],
    }


def mof(components: Iterable[Component]) -> dict[str, Any]:
    """This function will evaluate a model's components, with the reason why each of them counts or does not.

    Of several statements on one component the best by rank and trust tier is taken; deprecated ones are not. Returns
    nothing where no component is on record: then the class was not assessed.
    """
    best: dict[str, Component] = {}
    stated = [component for component in components if component.rank != Rank.DEPRECATED]
    for component in sorted(stated, key=lambda entry: (ranks.ORDER[Rank(entry.rank)], tier(entry), entry.pk or 0)):
        best.setdefault(component.component, component)
    if not best:
        return {}
    reasons = {kind: _reason(component) for kind, component in sorted(best.items())}
    held = {kind for kind, reason in reasons.items() if reason == COUNTS}
    return {**evaluate(held), "reasons": reasons}


def _reason(component: Component) -> str:
    if component.availability != Availability.OPEN:
        return f"availability: {component.availability}"
    licenses = list(component.licenses.all())
    if not licenses:
        return "no license on record"
    return COUNTS if any(is_open(terms.spdx) for terms in licenses) else "no open license"


def _named(kinds: Kinds, held: Collection[str]) -> str:
    return next(kind.value for kind in kinds if kind.value in held)
