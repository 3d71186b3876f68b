"""Operations: changes as JSON data, in the words of the write API, for single writes, bulk writes and proposals alike.

An operation is a mapping with one key that says what to do (`create`, `edit`, `claim`, `correct`, `accept`, `rank`,
`withdraw`, `merge`) and its fields below it. A problem's field is a JSON pointer below the operation.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from catalog.curation import identity
from catalog.curation.accept import accept
from catalog.curation.correct import Statement, correct
from catalog.curation.edit import Edit
from catalog.curation.given import each, flag, key, refuse_unknown, text, word
from catalog.curation.names import check_slug
from catalog.curation.problem import CurationProblem
from catalog.models import Alias, Claim, FoundationModel, Source, Variant
from catalog.values.name import nearest
from catalog.vocabulary.actions import ModelState
from catalog.vocabulary.bases import Basis
from catalog.vocabulary.confidences import Confidence
from catalog.vocabulary.ranks import Rank
from catalog.vocabulary.statuses import ValueStatus

NAMES = ("name", "name_ko", "summary", "summary_ko")
CLAIM_TEXTS = ("locator", "note", "note_ko", "as_of", "verified_date")
STATEMENT_FIELDS = ("attribute", "value", "status", "source", "locator", "basis", "confidence", "note")
CLAIM_FIELDS = ("attribute", "value", "status", "source", "basis", "confidence", "rank", "disputed", *CLAIM_TEXTS)


def perform(changes: Edit, operations: Sequence[Mapping[str, Any]]) -> list[FoundationModel]:
    """This function will do operations in their order within an open edit, and return the models that they are about.

    Raises CurationProblem with a pointer to the field that is wrong, as in `/0/claim/value`.
    """
    models: dict[int, FoundationModel] = {}
    for position, operation in enumerate(operations):
        try:
            model = _perform(changes, operation)
        except CurationProblem as problem:
            problem.field = f"/{position}{problem.field if (problem.field or '').startswith('/') else ''}"
            raise
        models[model.pk] = model
    return list(models.values())


def find_model(slug: Any, pointer: str) -> FoundationModel:
    """This function will return the model with a slug, locked; raises CurationProblem with code unknown_model."""
    model = FoundationModel.objects.select_for_update().filter(slug=str(slug)).first()
    if model is None:
        raise CurationProblem(f"There is no model “{slug}”.", code="unknown_model", field=pointer)
    other = identity.merged_into(model)
    if other:
        raise CurationProblem(
            f"“{slug}” was merged into “{other.slug}”.", code="merged", field=pointer, did_you_mean=other.slug
        )
    return model


def _perform(changes: Edit, operation: Mapping[str, Any]) -> FoundationModel:
    if not isinstance(operation, Mapping) or len(operation) != 1:
        raise CurationProblem(
            "An operation is a mapping with one key.", code="invalid_operation", allowed=tuple(OPERATIONS)
        )
    name, fields = next(iter(operation.items()))
    if name not in OPERATIONS:
        raise CurationProblem(
            f"“{name}” is no operation.",
            code="unknown_operation",
            field=f"/{name}",
            allowed=tuple(OPERATIONS),
            did_you_mean=nearest(str(name), OPERATIONS),
        )
    if not isinstance(fields, Mapping):
        raise CurationProblem("An operation's fields are a mapping.", code="invalid_operation", field=f"/{name}")
    try:
        return OPERATIONS[name](changes, fields)
    except CurationProblem as problem:
        below = problem.field or ""
        problem.field = f"/{name}{below if below.startswith('/') or not below else '/' + below}"
        raise


def _create(changes: Edit, fields: Mapping[str, Any]) -> FoundationModel:
    """A model with its names, variants and claims, visible unless `draft` is true."""
    refuse_unknown(fields, ("slug", *NAMES, "aliases", "claims", "variants", "draft"))
    slug = text(fields, "slug", required=True)
    check_slug(slug)
    taken = FoundationModel.objects.filter(slug=slug).first()
    if taken:
        raise CurationProblem(f"There is a model “{slug}” already.", code="conflict", field="slug", existing=taken.slug)
    model = FoundationModel(slug=slug, **{name: text(fields, name, required=name == "name") for name in NAMES})
    changes.save(model)
    for alias in each(fields, "aliases", str):
        changes.save(Alias(model=model, name=alias))
    for position, claim in enumerate(each(fields, "claims", Mapping)):
        _below(f"/claims/{position}", _state, changes, {"model": model}, claim)
    variants = each(fields, "variants", Mapping) or [{"slug": slug, "name": model.name}]
    for position, variant in enumerate(variants):
        _below(f"/variants/{position}", _variant, changes, model, variant, position)
    if not flag(fields, "draft"):
        changes.publish(model)
    return model


def _variant(changes: Edit, model: FoundationModel, fields: Mapping[str, Any], position: int) -> None:
    refuse_unknown(fields, ("slug", "name", "name_ko", "claims"))
    variant = Variant(
        model=model,
        slug=text(fields, "slug", required=True),
        name=text(fields, "name", required=True),
        name_ko=text(fields, "name_ko"),
        position=position,
    )
    changes.save(variant)
    for place, claim in enumerate(each(fields, "claims", Mapping)):
        _below(f"/claims/{place}", _state, changes, {"variant": variant}, claim)


def _edit(changes: Edit, fields: Mapping[str, Any]) -> FoundationModel:
    """The names and summaries of a model, only those that are given; aliases are replaced as a whole."""
    refuse_unknown(fields, ("model", *NAMES, "aliases"))
    model = find_model(fields.get("model"), "/model")
    given = [name for name in NAMES if name in fields]
    for name in given:
        setattr(model, name, text(fields, name, required=name == "name"))
    if given:
        changes.save(model, fields=given)
    if "aliases" in fields:
        wanted = each(fields, "aliases", str)
        for alias in model.aliases.all():
            if alias.name not in wanted:
                changes.delete(alias)
        known = {alias.name for alias in model.aliases.all()}
        for name in wanted:
            if name not in known:
                changes.save(Alias(model=model, name=name))
    return model


def _claim(changes: Edit, fields: Mapping[str, Any]) -> FoundationModel:
    """A new claim about a model or one of its variants."""
    refuse_unknown(fields, ("model", "variant", *CLAIM_FIELDS))
    model, subject = _subject(fields)
    _state(changes, subject, {name: value for name, value in fields.items() if name not in {"model", "variant"}})
    return model


def _subject(fields: Mapping[str, Any]) -> tuple[FoundationModel, dict[str, Any]]:
    """The model that an operation is about, and the column of a claim that names it or its variant."""
    model = find_model(fields.get("model"), "/model")
    if fields.get("variant") is None:
        return model, {"model": model}
    variant = model.variants.filter(slug=str(fields["variant"])).first()
    if variant is None:
        raise CurationProblem(
            f"The model has no variant “{fields['variant']}”.",
            code="unknown_variant",
            field="variant",
            allowed=tuple(model.variants.values_list("slug", flat=True)),
        )
    return model, {"variant": variant}


def _source(fields: Mapping[str, Any]) -> Source:
    slug = text(fields, "source", required=True)
    source = Source.objects.filter(slug=slug).first()
    if source is None:
        raise CurationProblem(f"There is no source “{slug}”.", code="unknown_source", field="source")
    return source


def _correct(changes: Edit, fields: Mapping[str, Any]) -> FoundationModel:
    """What a source says of a model or a variant, to be the published value, however its rivals stand by then."""
    refuse_unknown(fields, ("model", "variant", *STATEMENT_FIELDS))
    model, subject = _subject(fields)
    statement = Statement(
        source=_source(fields),
        status=word(fields, "status", ValueStatus.values, ValueStatus.KNOWN),
        value=fields.get("value"),
        locator=text(fields, "locator"),
        basis=word(fields, "basis", Basis.values, Basis.STATED),
        confidence=word(fields, "confidence", Confidence.values, Confidence.VERIFIED),
        note=text(fields, "note"),
    )
    correct(changes, next(iter(subject.values())), text(fields, "attribute", required=True), statement)
    return model


def _accept(changes: Edit, fields: Mapping[str, Any]) -> FoundationModel:
    """A stored claim that shall be published in place of its rivals."""
    refuse_unknown(fields, ("claim",))
    claim, model = _claimed(fields)
    accept(changes, claim)
    return model


def _claimed(fields: Mapping[str, Any]) -> tuple[Claim, FoundationModel]:
    """The stored claim that an operation names, and the model that it is about."""
    found = Claim.objects.select_related("model", "variant__model", "source")
    claim = found.filter(pk=key(fields, "claim")).first()
    variant = claim.variant if claim else None
    model = variant.model if variant else claim.model if claim else None
    if claim is None or model is None:
        raise CurationProblem("There is no such claim about a model.", code="unknown_claim", field="claim")
    return claim, model


def _state(changes: Edit, subject: Mapping[str, Any], fields: Mapping[str, Any]) -> None:
    refuse_unknown(fields, CLAIM_FIELDS)
    source = _source(fields)
    changes.save(
        Claim(
            **subject,
            source=source,
            attribute=text(fields, "attribute", required=True),
            value=fields.get("value"),
            status=word(fields, "status", ValueStatus.values, ValueStatus.KNOWN),
            basis=word(fields, "basis", Basis.values, Basis.STATED),
            confidence=word(fields, "confidence", Confidence.values, Confidence.VERIFIED),
            rank=word(fields, "rank", Rank.values, Rank.NORMAL),
            disputed=flag(fields, "disputed"),
            **{name: text(fields, name) for name in CLAIM_TEXTS},
        )
    )


def _rank(changes: Edit, fields: Mapping[str, Any]) -> FoundationModel:
    """The rank of a claim, with a note where it is deprecated."""
    refuse_unknown(fields, ("claim", "rank", "note", "note_ko"))
    claim, model = _claimed(fields)
    claim.rank = word(fields, "rank", Rank.values, "")
    given = ["rank", *(name for name in ("note", "note_ko") if name in fields)]
    for name in given[1:]:
        setattr(claim, name, text(fields, name))
    changes.save(claim, fields=given)
    return model


def _withdraw(changes: Edit, fields: Mapping[str, Any]) -> FoundationModel:
    """A model that readers shall no longer see."""
    refuse_unknown(fields, ("model",))
    model = find_model(fields.get("model"), "/model")
    if model.state != ModelState.PUBLISHED:
        raise CurationProblem("The model is not published.", code="not_published", field="model")
    changes.withdraw(model)
    return model


def _merge(changes: Edit, fields: Mapping[str, Any]) -> FoundationModel:
    """A model that another one is the duplicate of; `variants` says which of their variants are the same."""
    refuse_unknown(fields, ("model", "into", "variants"))
    duplicate, survivor = find_model(fields.get("model"), "/model"), find_model(fields.get("into"), "/into")
    variants = fields.get("variants") or {}
    if not isinstance(variants, Mapping) or not all(isinstance(slug, str | None) for slug in variants.values()):
        raise CurationProblem(
            "A mapping of slugs of variants to slugs of variants is required here.", code="invalid", field="variants"
        )
    identity.merge(changes, duplicate, survivor, variants)
    return survivor


OPERATIONS: Mapping[str, Callable[[Edit, Mapping[str, Any]], FoundationModel]] = {
    "create": _create,
    "edit": _edit,
    "claim": _claim,
    "correct": _correct,
    "accept": _accept,
    "rank": _rank,
    "withdraw": _withdraw,
    "merge": _merge,
}
"""What can be asked for, by its key."""


def _below(pointer: str, step: Callable[..., Any], *arguments: Any) -> None:
    try:
        step(*arguments)
    except CurationProblem as problem:
        below = problem.field or ""
        problem.field = f"{pointer}{below if below.startswith('/') or not below else '/' + below}"
        raise
