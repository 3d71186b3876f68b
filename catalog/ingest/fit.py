"""Fit: whether a plan still says what it would do, or the catalog has moved on since it was made."""

from catalog.ingest.index import Index, taken_slugs
from catalog.ingest.makers import Makers
from catalog.ingest.matching import SURE
from catalog.ingest.plan import Plan
from catalog.models import Batch, FoundationModel
from catalog.values.name import fold


class Misfit(Exception):
    """A plan that no longer fits; says where."""

    def __init__(self, places: list[str]) -> None:
        super().__init__("The catalog has changed since the plan was made; make a new one.")
        self.places = places


def check_fit(plan: Plan) -> None:
    """This function will lock the models that a plan changes and raise Misfit unless all is as the plan found it."""
    places = [*_batches(plan), *_models(plan), *_new_models(plan), *_new_ids(plan), *_organizations(plan)]
    if places:
        raise Misfit(places)


def _batches(plan: Plan) -> list[str]:
    last = Batch.objects.applied().of(plan.reader, plan.digest).first()
    if (last.pk if last else 0) == plan.after_batch:
        return []
    return [f"The same input was applied as batch {last.pk}." if last else f"Batch {plan.after_batch} was undone."]


def _models(plan: Plan) -> list[str]:
    rows = FoundationModel.objects.select_for_update().filter(slug__in=plan.versions).order_by("pk")
    versions = dict(rows.values_list("slug", "version"))
    found = []
    for slug, version in plan.versions.items():
        if slug not in versions:
            found.append(f"{slug}: there is no model at this address any more.")
        elif versions[slug] != version:
            found.append(f"{slug}: it has changed, from version {version} to {versions[slug]}.")
    return found


def _new_models(plan: Plan) -> list[str]:
    if not plan.models:
        return []
    found = [f"{slug}: the address is taken." for slug in sorted(taken_slugs(model.slug for model in plan.models))]
    index = Index(Makers.load())
    index.load({fold(model.name) for model in plan.models}, set(), set())
    planned = {model.slug for model in plan.models}
    for model in plan.models:
        known = {subject.model for subject in index.names.get(fold(model.name), ())}
        strange = sorted(known - set(model.namesakes) - planned)
        found += [f"{model.slug}: “{model.name}” is by now a name of {slug}." for slug in strange]
    return found


def _new_ids(plan: Plan) -> list[str]:
    wanted = {(name.kind, name.value): name.subject for name in plan.names if name.kind in SURE}
    if not wanted:
        return []
    index = Index(Makers.load())
    index.load(set(), set(wanted), set())
    return [
        f"{subject}: {kind} {value} is by now an id of {next(iter(sorted(index.identifiers[kind, value])))}."
        for (kind, value), subject in wanted.items()
        if index.identifiers.get((kind, value))
    ]


def _organizations(plan: Plan) -> list[str]:
    makers = Makers.load()
    return [
        f"{organization.name}: the organization is known by now."
        for organization in plan.organizations
        if organization.slug in makers.parents or makers.find(organization.name)
    ]
