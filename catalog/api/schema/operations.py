"""Every operation of the API: view and method, and what they do in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from rest_framework.views import APIView

from catalog.api.schema import tags
from catalog.api.schema.history import HISTORY
from catalog.api.schema.nouns import NOUNS
from catalog.api.schema.operation import LIST_ERRORS, MODEL_ERRORS, File, Named, Object, Operation, Page, Record
from catalog.api.schema.writing import WRITING
from catalog.api.v1.views.claim import ClaimDetail, ClaimList
from catalog.api.v1.views.compare import ModelCompare
from catalog.api.v1.views.conflict import ConflictList
from catalog.api.v1.views.coverage import Coverage
from catalog.api.v1.views.export import ModelsCsv, ModelsNdjson
from catalog.api.v1.views.facets import ModelFacets
from catalog.api.v1.views.foundation_model import ModelDetail, ModelList
from catalog.api.v1.views.lineage import ModelLineage
from catalog.api.v1.views.model_claims import ModelClaims
from catalog.api.v1.views.openapi import OpenapiJson, OpenapiYaml
from catalog.api.v1.views.resolve import Resolve
from catalog.api.v1.views.root import Root
from catalog.api.v1.views.stats import ModelStats
from catalog.documents.claim_record import ClaimSerializer, ConflictRecordSerializer
from catalog.documents.comparison import ComparisonSerializer
from catalog.documents.coverage import CoverageReportSerializer
from catalog.documents.edge import LineageSerializer
from catalog.documents.facet import FacetSerializer
from catalog.documents.foundation_model import DocumentSerializer
from catalog.documents.identity import IdentitySerializer
from catalog.documents.stats import StatsSerializer

_READING: Mapping[type[APIView], Operation] = {
    Root: Operation(
        id="addresses",
        tag=tags.REFERENCE,
        summary=_("Addresses of the API"),
        description=_("Every address by its name; `{slug}` stands for the slug of a model."),
        answer=Object(),
        answer_description=_("Paths by name, without a host."),
        example="addresses",
        errors=LIST_ERRORS,
    ),
    ModelsCsv: Operation(
        id="models_csv",
        tag=tags.FILES,
        summary=_("Models as CSV"),
        description=_(
            "The models that match as a table (RFC 4180) in UTF-8 without a byte order mark, with a header line. Lists "
            "are joined by `|`. A cell that a spreadsheet could take for a formula has an apostrophe in front, unless "
            "it is a plain number."
        ),
        answer=File("text/csv", attached=True),
        answer_description=_("A header line, and a line for each model."),
        example="models_csv",
        errors=LIST_ERRORS,
    ),
    ModelsNdjson: Operation(
        id="models_ndjson",
        tag=tags.FILES,
        summary=_("Models as NDJSON"),
        description=_(
            "The stored documents of the models that match, one JSON object in each line, in full unless "
            "`view=summary` is asked for."
        ),
        answer=File("application/x-ndjson", attached=True),
        answer_description=_("A line for each model."),
        example="models_ndjson",
        errors=LIST_ERRORS,
    ),
    ModelList: Operation(
        id="models_list",
        tag=tags.MODELS,
        summary=_("Find models"),
        description=_(
            "Published models in pages, filtered by any parameter with any suffix that applies, searched and ordered. "
            "`view=full` sends each with its evidence, `fields` the named fields only."
        ),
        answer=Page(DocumentSerializer, "ModelPage"),
        answer_description=_("One page of models."),
        example="models_list",
        errors=LIST_ERRORS,
    ),
    ModelFacets: Operation(
        id="models_facets",
        tag=tags.MODELS,
        summary=_("Count models by the values of filters"),
        description=_(
            "For each `facet`, which values the models hold that match all other filters, and how many hold each. A "
            "facet leaves its own filter out, so that it shows what another choice would give."
        ),
        answer=Named(FacetSerializer),
        answer_description=_("Facets by their names."),
        example="models_facets",
        errors=LIST_ERRORS,
    ),
    ModelStats: Operation(
        id="models_stats",
        tag=tags.MODELS,
        summary=_("Describe models in numbers"),
        description=_("How many models match, how large and how open they are, and how well each attribute is known."),
        answer=Record(StatsSerializer),
        answer_description=_("Numbers over the models that match."),
        example="models_stats",
        errors=LIST_ERRORS,
    ),
    Coverage: Operation(
        id="stats_coverage",
        tag=tags.MODELS,
        summary=_("Say which facts nobody has"),
        description=_(
            "For each core attribute, of how many of the models that match nobody knows a value, and how many models "
            "nobody has verified for some time. Each count names the list of the models that it counts."
        ),
        answer=Record(CoverageReportSerializer),
        answer_description=_("What is not known, the least known first."),
        example="stats_coverage",
        errors=LIST_ERRORS,
    ),
    ModelCompare: Operation(
        id="models_compare",
        tag=tags.MODELS,
        summary=_("Compare models"),
        description=_("Two to ten models side by side: each attribute, whether they differ, and the claims behind it."),
        answer=Record(ComparisonSerializer),
        answer_description=_("The models, attribute by attribute."),
        example="models_compare",
        errors=LIST_ERRORS,
    ),
    ModelDetail: Operation(
        id="models_retrieve",
        tag=tags.MODELS,
        summary=_("One model"),
        description=_(
            "The published document of a model, in full with its evidence unless `view=summary` is asked for."
        ),
        answer=Record(DocumentSerializer),
        answer_description=_("The model's document."),
        example="models_retrieve",
        errors=MODEL_ERRORS,
    ),
    ModelClaims: Operation(
        id="models_claims_list",
        tag=tags.EVIDENCE,
        summary=_("Claims on one model"),
        description=_("Every claim on a model and its variants, filtered and in pages."),
        answer=Page(ClaimSerializer, "ClaimPage"),
        answer_description=_("One page of claims."),
        example="claims_list",
        errors=MODEL_ERRORS,
    ),
    ModelLineage: Operation(
        id="models_lineage",
        tag=tags.MODELS,
        summary=_("Models around one model"),
        description=_(
            "What the model came from, contains or follows, and what came from it, each edge with its source."
        ),
        answer=Record(LineageSerializer),
        answer_description=_("Edges to earlier and from later models."),
        example="models_lineage",
        errors=MODEL_ERRORS,
    ),
    **HISTORY,
    **NOUNS,
    ClaimList: Operation(
        id="claims_list",
        tag=tags.EVIDENCE,
        summary=_("Find claims"),
        description=_("Every claim on published models, products and organizations, filtered and in pages."),
        answer=Page(ClaimSerializer, "ClaimPage"),
        answer_description=_("One page of claims."),
        example="claims_list",
        errors=LIST_ERRORS,
    ),
    ClaimDetail: Operation(
        id="claims_retrieve",
        tag=tags.EVIDENCE,
        summary=_("One claim"),
        description=_("What one source says of one attribute, where, on what basis, and whether it is accepted."),
        answer=Record(ClaimSerializer),
        answer_description=_("The claim."),
        example="claims_retrieve",
    ),
    ConflictList: Operation(
        id="conflicts_list",
        tag=tags.EVIDENCE,
        summary=_("Find conflicts"),
        description=_(
            "Every disagreement of sources on a published model, in pages. `ordering=-spread` begins with the numbers "
            "that are farthest apart."
        ),
        answer=Page(ConflictRecordSerializer, "ConflictPage"),
        answer_description=_("One page of conflicts."),
        example="conflicts_list",
        errors=LIST_ERRORS,
    ),
    Resolve: Operation(
        id="resolve",
        tag=tags.MODELS,
        summary=_("Which model a name means"),
        description=_(
            "Looks a name, an id or an address up among all names of published models. That none fits is an answer "
            "too: `match` is null, and `suggestions` are similar names. Where several fit, all are `candidates` with "
            "the reason for each."
        ),
        answer=Record(IdentitySerializer),
        answer_description=_("The model, or what else could have been meant."),
        example="resolve",
        errors=LIST_ERRORS,
    ),
    OpenapiJson: Operation(
        id="openapi_json",
        tag=tags.REFERENCE,
        summary=_("This document as JSON"),
        description=_("The OpenAPI description of the API, in English or Korean."),
        answer=Object(),
        answer_description=_("An OpenAPI 3.0 document."),
        errors=LIST_ERRORS,
    ),
    OpenapiYaml: Operation(
        id="openapi_yaml",
        tag=tags.REFERENCE,
        summary=_("This document as YAML"),
        description=_("The OpenAPI description of the API, in English or Korean."),
        answer=Object("application/yaml"),
        answer_description=_("An OpenAPI 3.0 document."),
        errors=LIST_ERRORS,
    ),
}
"""What GET does at each view."""

OPERATIONS: Mapping[tuple[type[APIView], str], Operation] = {
    **{(view, "GET"): entry for view, entry in _READING.items()},
    **WRITING,
}
"""What each method of each view does."""
