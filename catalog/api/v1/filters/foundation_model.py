"""Filters of models: every parameter of `models/` and of what counts, compares and exports the same models."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from catalog.api.v1.filters import kinds
from catalog.api.v1.filters.columns import ORDERED, Flag, Older, One, Several, Span, Text
from catalog.api.v1.filters.filterset import Declared, StrictFilterSet
from catalog.api.v1.filters.suffix import Suffix
from catalog.api.v1.filters.variant import OfVariant
from catalog.api.v1.parameter import Parameter
from catalog.api.v1.query import Query
from catalog.discovery.search import Search
from catalog.models import Publication, PublishedVariant
from catalog.vocabulary.attributes import CORE
from catalog.vocabulary.licenses import Permission
from catalog.vocabulary.statuses import ValueStatus

DECLARATIONS = (
    Declared(
        name="modality",
        column=Several("modalities"),
        kind=kinds.term("modality"),
        description=_("Slug of an input or output modality; a wider one finds the narrower ones."),
        example="text",
    ),
    Declared(
        name="input_modality",
        column=Several("input_modalities"),
        kind=kinds.term("modality"),
        description=_("Slug of a modality that the model takes in."),
        example="image",
    ),
    Declared(
        name="output_modality",
        column=Several("output_modalities"),
        kind=kinds.term("modality"),
        description=_("Slug of a modality that the model gives out."),
        example="music",
    ),
    Declared(
        name="domain",
        column=Several("domains"),
        kind=kinds.term("domain"),
        description=_("Slug of a field of application; a wider one finds the narrower ones."),
        example="biomedical",
    ),
    Declared(
        name="task",
        column=Several("tasks"),
        kind=kinds.term("task"),
        description=_("Slug of what the model does; a wider one finds the narrower ones."),
        example="text-generation",
    ),
    Declared(
        name="architecture",
        column=Several("architectures", (Suffix.IS, Suffix.NOT, Suffix.EMPTY)),
        kind=kinds.term("architecture"),
        description=_("Slug of a family of architectures; a wider one finds the narrower ones."),
        example="transformer-decoder",
    ),
    Declared(
        name="openness",
        column=One("openness", ORDERED),
        kind=kinds.LEVEL,
        description=_(
            "Level of access: closed < hosted < api < open-weights-noncommercial < open-weights-restricted "
            "< open-weights."
        ),
        example="api",
    ),
    Declared(
        name="mof_class",
        column=One("mof_class", ORDERED),
        kind=kinds.MOF_CLASS,
        description=_(
            "Class in the Model Openness Framework, as 1, 2, 3 or I, II, III, compared as numbers: 1 is the most open."
        ),
        example="3",
    ),
    Declared(
        name="license",
        column=Several("licenses"),
        kind=kinds.LICENSE,
        description=_("SPDX id or slug of a license of the model, in any case."),
        example="Apache-2.0",
    ),
    Declared(
        name="commercial_use",
        column=Several("commercial_use"),
        kind=kinds.closed(*Permission.values),
        description=_("Whether one of its licenses permits commercial use."),
        example="yes",
    ),
    Declared(
        name="organization",
        column=Several("organizations"),
        kind=kinds.term("organization"),
        description=_("Slug of a developer or publisher; a parent body finds the models of its parts."),
        example="google",
    ),
    Declared(
        name="country",
        column=Several("countries"),
        kind=kinds.COUNTRY,
        description=_("ISO 3166-1 alpha-2 code of the country of one of its organizations."),
        example="KR",
    ),
    Declared(
        name="source",
        column=Several("sources"),
        kind=kinds.term("source"),
        description=_("Slug of a document that says something about the model."),
        example="bert-paper",
    ),
    Declared(
        name="product",
        column=Several("products"),
        kind=kinds.term("product"),
        description=_("Slug of a product that runs, hosts or was used to train the model."),
        example="bionemo",
    ),
    Declared(
        name="parameters",
        column=OfVariant("parameters"),
        kind=kinds.COUNT,
        description=_(
            "Number of parameters of one of the model's variants, as people write it: 7B, 350M, 1.5T, 7e9, 1,750억. "
            "All bounds of a request on parameters, active parameters and training compute bind the same variant."
        ),
        example="7B",
    ),
    Declared(
        name="parameters_active",
        column=OfVariant("parameters_active"),
        kind=kinds.COUNT,
        description=_("Number of parameters that work on one token, of one of the model's variants."),
        example="13B",
    ),
    Declared(
        name="parameters_status",
        column=One("parameters_status"),
        kind=kinds.closed(*ValueStatus.values),
        description=_("Whether the number of parameters is known and, if not, why."),
        example="undisclosed",
    ),
    Declared(
        name="training_compute",
        column=OfVariant("training_compute"),
        kind=kinds.MEASURE,
        description=_("Floating-point operations of training, of one of the model's variants."),
        example="1e23",
    ),
    Declared(
        name="released",
        column=Span("release_first", "release_last"),
        kind=kinds.DATE,
        description=_(
            "Release date, given as a year, a month or a day. A date stands for all of its days, that of the request "
            "and that of the model alike, and a model matches where all days of its date do: one of 2020, of which no "
            "month is known, is found by 2020 and not by 2020-06."
        ),
        example="2020-05",
    ),
    Declared(
        name="name",
        column=Text("name_key"),
        kind=kinds.TEXT,
        description=_("The name by which the model is cited, in any case; aliases are found by search and resolve."),
        example="BERT",
    ),
    Declared(
        name="slug",
        column=One("slug"),
        kind=kinds.SLUG,
        description=_("Slug of a model."),
        example="bert",
    ),
    Declared(
        name="has_conflict",
        column=Flag("has_conflict"),
        kind=kinds.BOOLEAN,
        description=_("With `true` keeps the models on which sources disagree, with `false` the others."),
        example="true",
    ),
    Declared(
        name="missing",
        column=Several("missing"),
        kind=kinds.closed(*CORE),
        description=_("A core attribute of which no value is known."),
        example="training_compute",
    ),
    Declared(
        name="verified",
        column=Span("verified_on", "verified_on"),
        kind=kinds.DATE,
        description=_(
            "Newest day on which somebody checked one of the model's claims or read the source of one, given as a "
            "year, a month or a day."
        ),
        example="2026-01",
    ),
    Declared(
        name="stale_for",
        column=Older("verified_on"),
        kind=kinds.AGE,
        description=_(
            "Keeps the models that nobody has verified for so long, in days, weeks or years (180d, 26w, 1y), counted "
            "back from today in UTC, and those of which no check is known."
        ),
        example="180d",
    ),
)
"""Every filter of models, in the order in which the reference lists them."""


class FoundationModelFilterSet(StrictFilterSet):
    """Which models a request asks for."""

    declarations = DECLARATIONS


SEARCH = Parameter(
    name="search",
    parse=Search.parse,
    description=_(
        "Words in names, aliases, organizations and summaries, in English or Korean: quotes hold words together, "
        "`-word` leaves out, `OR` stands between alternatives. Misspelt names are found too, exact ones come first."
    ),
    example="임상",
    limit=200,
)

PARAMETERS = (*FoundationModelFilterSet.parameters(), SEARCH)
"""Every parameter that says which models are meant."""


class Selection:
    """The models that a request asks for. What is wrong with the request is added to the query's flaws."""

    def __init__(self, query: Query) -> None:
        self.search: Search | None = query.one(SEARCH)
        self._filters = FoundationModelFilterSet(query.data, Publication.objects.all())
        query.flaws.extend(self._filters.flaws())

    def publications(self, *, leave_out: Collection[str] = ()) -> QuerySet[Publication]:
        """This function will return the publications that match; `leave_out` names filters that are not applied."""
        found = self._filters.filter_queryset(Publication.objects.order_by(), leave_out=leave_out)
        return self.search.matching(found) if self.search and SEARCH.name not in leave_out else found

    def variants(self, *, leave_out: Collection[str] = ()) -> QuerySet[PublishedVariant]:
        """This function will return the variants that fulfill every bound of the request on a variant."""
        return self._filters.variants(leave_out=leave_out)

    def chosen(self, name: str) -> Sequence[Any]:
        """This function will return the values of a filter as columns hold them, none where it was not sent."""
        return self._filters.chosen(name)
