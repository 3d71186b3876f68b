"""Matching: which model a row is about, if that is sure; what is less sure waits for a person.

A row matches on an id that names one model, or on an exact folded name or alias with the same organization. A row whose
name ends in a size (`Llama 2-7B`) matches that size of a model that goes by the rest of the name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from catalog.ingest.index import Identity, Index, KnownModel, KnownVariant, Subject
from catalog.ingest.normalized import NormalizedRecord
from catalog.values.agreement import agree
from catalog.values.count import format_count
from catalog.values.name import fold, slugify
from catalog.values.problem import ValueProblem
from catalog.values.sized_name import named_size, without_size

NAMES = frozenset({"epoch", "ecosystem-graphs", "mot", "osai"})
"""Catalogs whose ids are the names they print, so that two makers may share one."""

SURE = frozenset({"huggingface", "helm", "wikidata", "models-dev"}) | NAMES
"""Kinds of ids that name one model. A paper, a repository or an address may be about several."""

PAPERS = frozenset({"arxiv", "doi"})
"""Kinds of ids under which one finds models that may be the same."""

_SHORTEST_FAMILY = 2


class Action(StrEnum):
    """What a plan does with a row."""

    CREATE = "create"
    MATCH = "match"
    QUEUE = "queue"
    QUARANTINE = "quarantine"


@dataclass(frozen=True, slots=True)
class Match:
    """What a row is about, and why."""

    action: Action
    why: str
    model: str = ""
    """Slug of the model that it matches; empty where a new one is made."""
    variant: str = ""
    """Slug of the variant that it matches."""
    label: str = ""
    """What the size that it is about is called, where the model has none of that name yet."""
    family: str = ""
    """Name of the new model."""
    candidates: tuple[str, ...] = ()
    """Slugs of the models that a person may find it to be."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A row's name taken apart."""

    name: str
    family: str
    """The name without its size; the name itself where there is none."""
    label: str
    """What the size is called; empty where the row is about the model as a whole."""
    ends_in_size: bool
    numbers: frozenset[int]
    """Numbers of parameters by which the size can be recognized."""


def naming(record: NormalizedRecord) -> Naming:
    """This function will take a row's name apart."""
    numbers = frozenset(
        claim.value
        for claim in record.claims
        if claim.attribute == "parameters" and not claim.variant and isinstance(claim.value, int)
    )
    given = record.record.variant
    if given:
        return Naming(f"{record.name} {given}", record.name, given, ends_in_size=True, numbers=numbers)
    family = without_size(record.name)
    if family == record.name or len(fold(family)) < _SHORTEST_FAMILY or fold(family).isdecimal():
        return Naming(record.name, record.name, "", ends_in_size=False, numbers=numbers)
    printed = named_size(record.name)
    return Naming(
        record.name,
        family,
        format_count(printed) if printed else record.name,
        ends_in_size=record.name.startswith(family),
        numbers=frozenset({printed}) if printed else numbers,
    )


def decide(record: NormalizedRecord, makers: Sequence[str], index: Index) -> Match:
    """This function will say what a row is about; `makers` are the slugs of its organizations, planned ones too."""
    named = naming(record)
    roof = index.makers.widened(makers)
    return (
        _by_identifier(record.identifiers, named, roof, index)
        or _by_name([named.name, *record.aliases], named, roof, index)
        or _by_family(named, roof, index)
        or _by_paper(record.identifiers, roof, index)
        or _new(named)
    )


def find_variant(model: KnownModel, label: str, names: Iterable[str], numbers: Iterable[int]) -> list[KnownVariant]:
    """This function will return the variants of a model that a size may mean: by name, else by its number."""
    keys = {fold(text) for text in (label, f"{model.name} {label}", *names)} - {""}
    slug = _slug(label)
    named = [variant for variant in model.variants.values() if variant.keys & keys or variant.slug == slug]
    if named:
        return [variant for variant in named if not variant.is_part] or named
    return [
        variant
        for variant in model.whole
        if any(agree("count", number, size) for number in numbers for size in variant.sizes)
    ]


def _by_identifier(identifiers: Iterable[Identity], named: Naming, roof: frozenset[str], index: Index) -> Match | None:
    found: dict[Subject, Identity] = {}
    for identity in identifiers:
        if identity[0] in SURE:
            found.update(dict.fromkeys(index.identifiers.get(identity, ()), identity))
    if not found:
        return None
    models = sorted({subject.model for subject in found})
    if len(models) > 1:
        return Match(Action.QUEUE, "Its ids belong to different models.", candidates=tuple(models))
    subjects = sorted(found)
    kind, value = found[subjects[-1]]
    if kind in NAMES and _is_strange(index.models[models[0]], roof, index):
        return None
    why = f"It has the {kind} id {value}."
    variants = [subject for subject in subjects if subject.variant]
    if len(variants) == 1:
        return Match(Action.MATCH, why, models[0], variants[0].variant)
    whole = Subject(models[0])
    if whole not in index.names.get(fold(named.name), ()) and whole in index.names.get(fold(named.family), ()):
        return within(index.models[models[0]], named, why)
    return Match(Action.MATCH, why, models[0])


def _by_name(names: Iterable[str], named: Naming, roof: frozenset[str], index: Index) -> Match | None:
    subjects = {subject for name in names for subject in index.names.get(fold(name), ())}
    if not subjects:
        return None
    same, others = _split(subjects, roof, index)
    if len(same) > 1:
        return Match(Action.QUEUE, f"{len(same)} models of its makers go by that name.", candidates=tuple(same))
    if not same:
        return Match(Action.QUEUE, _strangers(named.name, others, roof, index), candidates=tuple(others))
    return _named(index.models[same[0]], named, subjects, index)


def _named(model: KnownModel, named: Naming, subjects: Iterable[Subject], index: Index) -> Match:
    """This function will say whether a row of a name is about the one model that goes by it, or about a variant of it.

    A name that is an alias only is not enough where another row of the input has the model's own: then the catalog
    tells the two apart, as one that lists both AlphaFold and AlphaFold 2. Who has merged the two has said otherwise.
    """
    own = [subject for subject in subjects if subject.model == model.slug]
    if Subject(model.slug) in own:
        apart = fold(named.name) != fold(model.name) and fold(model.name) in index.printed
        if apart and (fold(named.name), model.slug) not in index.merged:
            told = f"{model.name} goes by that name, but is a row of its own in the same catalog."
            return Match(Action.QUEUE, told, candidates=(model.slug,))
        return Match(Action.MATCH, f"The name and the organization are those of {model.name}.", model.slug)
    if len(own) > 1:
        return Match(Action.QUEUE, f"Several variants of {model.name} go by that name.", candidates=(model.slug,))
    return Match(Action.MATCH, f"It goes by the name of a variant of {model.name}.", model.slug, own[0].variant)


def _by_family(named: Naming, roof: frozenset[str], index: Index) -> Match | None:
    if not named.label:
        return None
    subjects = {subject for subject in index.names.get(fold(named.family), ()) if not subject.variant}
    same, others = _split(subjects, roof, index)
    if len(same) > 1:
        return Match(Action.QUEUE, f"{len(same)} models of its makers go by that name.", candidates=tuple(same))
    if same:
        model = index.models[same[0]]
        return within(model, named, f"It is a size of {model.name}, by the same organization.")
    unsure = [slug for slug in others if not roof or not index.models[slug].makers]
    if unsure:
        return Match(Action.QUEUE, _strangers(named.family, unsure, roof, index), candidates=tuple(unsure))
    return None


def within(model: KnownModel, named: Naming, why: str) -> Match:
    """This function will say which size of a model a row is about, a new one where none fits."""
    found = find_variant(model, named.label, [named.name], named.numbers)
    if len(found) > 1:
        names = ", ".join(sorted(variant.name for variant in found)[:5])
        return Match(
            Action.QUEUE, f"Several sizes of {model.name} fit: {names}.", candidates=(model.slug,), label=named.label
        )
    if found:
        return Match(Action.MATCH, why, model.slug, found[0].slug)
    return Match(Action.MATCH, why, model.slug, label=named.name)


def _by_paper(identifiers: Iterable[Identity], roof: frozenset[str], index: Index) -> Match | None:
    for kind, value in identifiers:
        if kind not in PAPERS:
            continue
        standing = {
            subject for subject in index.identifiers.get((kind, value), ()) if not index.models[subject.model].is_new
        }
        same, _ = _split(standing, roof, index)
        if same:
            names = ", ".join(index.models[slug].name for slug in same)
            return Match(
                Action.QUEUE,
                f"It shares {kind} {value} with {names}, but is named differently.",
                candidates=tuple(same),
            )
    return None


def _new(named: Naming) -> Match:
    why = "No model of that name is known."
    if named.label and named.ends_in_size:
        return Match(Action.CREATE, why, family=named.family, label=named.name)
    return Match(Action.CREATE, why, family=named.name)


def _split(subjects: Iterable[Subject], roof: frozenset[str], index: Index) -> tuple[list[str], list[str]]:
    """This function will part models under one roof with the row's makers from the others, each in order.

    By the same name the same catalog means the same, in two rows that name nobody, of one input or of two exports.
    """
    slugs = sorted({subject.model for subject in subjects})
    same = [slug for slug in slugs if roof & index.makers.widened(index.models[slug].makers)]
    if not roof:
        models = [index.models[slug] for slug in slugs]
        same = [model.slug for model in models if (model.is_new or model.is_ours) and not model.makers]
    return same, [slug for slug in slugs if slug not in same]


def _is_strange(model: KnownModel, roof: frozenset[str], index: Index) -> bool:
    """This function will say whether a model is known to be by others than a row's makers."""
    return bool(roof) and bool(model.makers) and not roof & index.makers.widened(model.makers)


def _strangers(name: str, slugs: Iterable[str], roof: frozenset[str], index: Index) -> str:
    known = "; ".join(
        f"{model.name} by {', '.join(sorted(model.makers))}" if model.makers else f"{model.name}, by nobody we know"
        for model in (index.models[slug] for slug in slugs)
    )
    by = "names another organization" if roof else "names no organization"
    return f"“{name}” is also {known}; this row {by}."


def _slug(text: str) -> str:
    try:
        return slugify(text)
    except ValueProblem:
        return ""
