"""The operations that write, and those of review."""

from collections.abc import Mapping
from functools import partial

from django.utils.translation import gettext_lazy as _
from rest_framework.views import APIView

from catalog.api.schema import bodies
from catalog.api.schema.operation import Operation, Page, Record
from catalog.api.schema.tags import WRITING as TAG
from catalog.api.v1.views.claim import ClaimDetail
from catalog.api.v1.views.foundation_model import ModelDetail, ModelList
from catalog.api.v1.views.merge import ModelMerge
from catalog.api.v1.views.model_claims import ModelClaims
from catalog.api.v1.views.operation import OperationList
from catalog.api.v1.views.proposal import ProposalApprove, ProposalDetail, ProposalList, ProposalReject
from catalog.api.v1.views.revert import ModelRevert
from catalog.api.v1.writing import DRY_RUN
from catalog.documents.proposal import ProposalDetailSerializer, ProposalSerializer

HEADERS = ("Idempotency-Key", "Accept-Language")
SEEN = ("If-Match", *HEADERS)
ERRORS = (400, 401, 403, 405, 406, 409, 415, 422, 503)
RECORD_ERRORS = (400, 401, 403, 404, 405, 406, 409, 415, 422, 503)
SEEN_ERRORS = (400, 401, 403, 404, 405, 406, 409, 412, 415, 422, 428, 503)

_write = partial(
    Operation,
    tag=TAG,
    answer=Record(bodies.WrittenSerializer),
    answer_description=_("What the write did, or would do."),
    parameters=(DRY_RUN,),
    headers=SEEN,
    errors=SEEN_ERRORS,
    statuses=(200,),
    bearer=True,
)
_review = partial(
    Operation,
    tag=TAG,
    headers=("Accept-Language",),
    statuses=(200,),
    bearer=True,
)

_CLAIM = {
    "attribute": "parameters",
    "value": "8.9B",
    "source": "gatortron-paper",
    "locator": "Table 1",
}

WRITING: Mapping[tuple[type[APIView], str], Operation] = {
    (ModelList, "POST"): _write(
        id="models_create",
        summary=_("Create a model"),
        description=_("Creates a model with its variants and claims, and publishes it unless it is to stay a draft."),
        body=bodies.NewModelSerializer,
        sent={"slug": "new-model", "name": "New Model", "claims": [_CLAIM], "reason": "Announced today."},
        headers=HEADERS,
        errors=ERRORS,
        statuses=(200, 201),
    ),
    (ModelDetail, "PATCH"): _write(
        id="models_update",
        summary=_("Change what names a model"),
        description=_("Changes the names and summaries that are given; null empties one."),
        body=bodies.EditedModelSerializer,
        sent={"summary": "A language model.", "reason": "Say what it is."},
    ),
    (ModelDetail, "DELETE"): _write(
        id="models_withdraw",
        summary=_("Withdraw a model"),
        description=_("Takes a model away from readers. Its facts and its history stay."),
        body=bodies.ReasonSerializer,
        sent={"reason": "It never existed."},
    ),
    (ModelClaims, "POST"): _write(
        id="models_claims_create",
        summary=_("State a claim"),
        description=_("Adds what one source says of a model, or of the variant that is named."),
        body=bodies.NewClaimSerializer,
        sent={**_CLAIM, "variant": "large", "reason": "The paper gives its size."},
        statuses=(200, 201),
    ),
    (ClaimDetail, "PATCH"): _write(
        id="claims_rank",
        summary=_("Rank a claim"),
        description=_("Prefers or deprecates a claim about a model. If-Match names the document of that model."),
        body=bodies.RankedClaimSerializer,
        sent={"rank": "deprecated", "note": "A misprint.", "reason": "The table says otherwise."},
    ),
    (ModelRevert, "POST"): _write(
        id="models_revert",
        summary=_("Take back what was edited"),
        description=_("Takes back one revision, one field of it, or everything since one."),
        body=bodies.RevertSerializer,
        sent={"revision": 3, "reason": "The edit was about another model."},
    ),
    (ModelMerge, "POST"): _write(
        id="models_merge",
        summary=_("Merge a duplicate into another model"),
        description=_(
            "Makes the model at this address a part of the one that it duplicates: claims become rivals, names "
            "aliases, and the address leads to the other one (308). If-Match names the documents of both, separated by "
            "a comma."
        ),
        body=bodies.MergeSerializer,
        sent={"into": "gpt-3", "reason": "The same model under another name."},
    ),
    (ModelMerge, "DELETE"): _write(
        id="models_unmerge",
        summary=_("Take a merge back"),
        description=_(
            "Tells a merged model and the other one apart again: readers get the documents of before. 409 names the "
            "later edits that stand in the way. If-Match names the document of the model that the merged one leads to."
        ),
        body=bodies.ReasonSerializer,
        sent={"reason": "They are two models."},
    ),
    (OperationList, "POST"): _write(
        id="operations_create",
        summary=_("Write many things at once"),
        description=_(
            "Does up to 1,000 operations, all or none, unless `atomic` is false. 207 says that some could not be done."
        ),
        answer=Record(bodies.BulkResultSerializer),
        answer_description=_("A result for each operation."),
        body=bodies.BulkSerializer,
        sent={"operations": [{"rank": {"claim": 1, "rank": "preferred"}}], "reason": "Checked against the paper."},
        headers=HEADERS,
        errors=RECORD_ERRORS,
        statuses=(200, 207),
    ),
    (ProposalList, "GET"): _review(
        id="proposals_list",
        summary=_("Find proposals"),
        description=_("Proposals in pages, the newest first, for those who propose and review."),
        answer=Page(ProposalSerializer, "ProposalPage"),
        answer_description=_("One page of proposals."),
        errors=(400, 401, 403, 405, 406, 503),
    ),
    (ProposalList, "POST"): _write(
        id="proposals_create",
        summary=_("Propose changes"),
        description=_("Keeps operations for a reviewer, once a rehearsal has shown that they can be done."),
        answer=Record(ProposalSerializer),
        answer_description=_("The proposal; with `dry_run=true` the documents that it would make."),
        rehearsal=Record(bodies.RehearsedProposalSerializer),
        body=bodies.ProposedSerializer,
        sent={"operations": [{"claim": {"model": "gatortron", **_CLAIM}}], "reason": "The paper gives its size."},
        headers=HEADERS,
        errors=RECORD_ERRORS,
        statuses=(200, 201),
    ),
    (ProposalDetail, "GET"): _review(
        id="proposals_retrieve",
        summary=_("One proposal"),
        description=_("A proposal, and each field that it would change beside what is published."),
        answer=Record(ProposalDetailSerializer),
        answer_description=_("The proposal."),
        errors=(400, 401, 403, 404, 405, 406, 503),
    ),
    (ProposalApprove, "POST"): _write(
        id="proposals_approve",
        summary=_("Approve a proposal"),
        description=_("Does what a proposal asks for, or the operations that are given in their place."),
        body=bodies.AmendedSerializer,
        sent={"reason": "Checked against the paper."},
        headers=HEADERS,
        errors=RECORD_ERRORS,
    ),
    (ProposalReject, "POST"): _write(
        id="proposals_reject",
        summary=_("Reject a proposal"),
        description=_("Declines a proposal and keeps why."),
        answer=Record(ProposalSerializer),
        answer_description=_("The proposal as decided."),
        body=bodies.ReasonSerializer,
        sent={"reason": "The source does not say so."},
        headers=HEADERS,
        errors=RECORD_ERRORS,
    ),
}
"""What each method does that writes or reviews."""
