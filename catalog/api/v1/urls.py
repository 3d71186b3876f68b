"""Addresses of version 1 of the API."""

from django.urls import path

from catalog.api.v1.views.change import ChangeList, ChangesAtom
from catalog.api.v1.views.claim import ClaimDetail, ClaimList
from catalog.api.v1.views.compare import ModelCompare
from catalog.api.v1.views.conflict import ConflictList
from catalog.api.v1.views.coverage import Coverage
from catalog.api.v1.views.export import ModelsCsv, ModelsNdjson
from catalog.api.v1.views.facets import ModelFacets
from catalog.api.v1.views.foundation_model import ModelDetail, ModelList
from catalog.api.v1.views.license import LicenseDetail, LicenseList
from catalog.api.v1.views.lineage import ModelLineage
from catalog.api.v1.views.merge import ModelMerge
from catalog.api.v1.views.model_claims import ModelClaims
from catalog.api.v1.views.openapi import OpenapiJson, OpenapiYaml
from catalog.api.v1.views.operation import OperationList
from catalog.api.v1.views.organization import OrganizationDetail, OrganizationList
from catalog.api.v1.views.product import ProductDetail, ProductList
from catalog.api.v1.views.proposal import ProposalApprove, ProposalDetail, ProposalList, ProposalReject
from catalog.api.v1.views.resolve import Resolve
from catalog.api.v1.views.revert import ModelRevert
from catalog.api.v1.views.revision import ModelDiff, ModelRevision, ModelRevisions
from catalog.api.v1.views.root import Root
from catalog.api.v1.views.source import SourceDetail, SourceList
from catalog.api.v1.views.stats import ModelStats
from catalog.api.v1.views.term import (
    ArchitectureDetail,
    ArchitectureList,
    DomainDetail,
    DomainList,
    ModalityDetail,
    ModalityList,
    TaskDetail,
    TaskList,
)

app_name = "v1"
urlpatterns = [
    path("", Root.as_view(), name="root"),
    path("models.csv", ModelsCsv.as_view(), name="models-csv"),
    path("models.ndjson", ModelsNdjson.as_view(), name="models-ndjson"),
    path("models/", ModelList.as_view(), name="models"),
    path("models/facets/", ModelFacets.as_view(), name="facets"),
    path("models/stats/", ModelStats.as_view(), name="stats"),
    path("models/compare/", ModelCompare.as_view(), name="compare"),
    path("models/<str:slug>/", ModelDetail.as_view(), name="model"),
    path("models/<str:slug>/claims/", ModelClaims.as_view(), name="model-claims"),
    path("models/<str:slug>/merge/", ModelMerge.as_view(), name="merge"),
    path("models/<str:slug>/revert/", ModelRevert.as_view(), name="revert"),
    path("models/<str:slug>/revisions/", ModelRevisions.as_view(), name="revisions"),
    path("models/<str:slug>/revisions/<int:number>/", ModelRevision.as_view(), name="revision"),
    path("models/<str:slug>/diff/", ModelDiff.as_view(), name="diff"),
    path("models/<str:slug>/lineage/", ModelLineage.as_view(), name="lineage"),
    path("organizations/", OrganizationList.as_view(), name="organizations"),
    path("organizations/<str:slug>/", OrganizationDetail.as_view(), name="organization"),
    path("modalities/", ModalityList.as_view(), name="modalities"),
    path("modalities/<str:slug>/", ModalityDetail.as_view(), name="modality"),
    path("domains/", DomainList.as_view(), name="domains"),
    path("domains/<str:slug>/", DomainDetail.as_view(), name="domain"),
    path("tasks/", TaskList.as_view(), name="tasks"),
    path("tasks/<str:slug>/", TaskDetail.as_view(), name="task"),
    path("architectures/", ArchitectureList.as_view(), name="architectures"),
    path("architectures/<str:slug>/", ArchitectureDetail.as_view(), name="architecture"),
    path("licenses/", LicenseList.as_view(), name="licenses"),
    path("licenses/<str:slug>/", LicenseDetail.as_view(), name="license"),
    path("sources/", SourceList.as_view(), name="sources"),
    path("sources/<str:slug>/", SourceDetail.as_view(), name="source"),
    path("products/", ProductList.as_view(), name="products"),
    path("products/<str:slug>/", ProductDetail.as_view(), name="product"),
    path("claims/", ClaimList.as_view(), name="claims"),
    path("claims/<int:id>/", ClaimDetail.as_view(), name="claim"),
    path("changes/", ChangeList.as_view(), name="changes"),
    path("changes.atom", ChangesAtom.as_view(), name="changes-atom"),
    path("conflicts/", ConflictList.as_view(), name="conflicts"),
    path("stats/coverage/", Coverage.as_view(), name="coverage"),
    path("operations/", OperationList.as_view(), name="operations"),
    path("proposals/", ProposalList.as_view(), name="proposals"),
    path("proposals/<int:id>/", ProposalDetail.as_view(), name="proposal"),
    path("proposals/<int:id>/approve/", ProposalApprove.as_view(), name="approve"),
    path("proposals/<int:id>/reject/", ProposalReject.as_view(), name="reject"),
    path("resolve/", Resolve.as_view(), name="resolve"),
    path("openapi.json", OpenapiJson.as_view(), name="openapi-json"),
    path("openapi.yaml", OpenapiYaml.as_view(), name="openapi-yaml"),
]
