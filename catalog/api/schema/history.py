"""The operations of history: revisions, differences and the log of changes."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.views import APIView

from catalog.api.schema.operation import LIST_ERRORS, MODEL_ERRORS, File, Operation, Page, Record
from catalog.api.schema.tags import HISTORY as TAG
from catalog.api.v1.views.change import ChangeList, ChangesAtom
from catalog.api.v1.views.revision import ModelDiff, ModelRevision, ModelRevisions
from catalog.documents.foundation_model import DocumentSerializer
from catalog.documents.history import ChangeSerializer, DifferenceSerializer, RevisionSerializer


class ChangePageSerializer(serializers.Serializer):
    """The next changes after a sequence number."""

    since = serializers.IntegerField(help_text=_("The sequence number after which they come."))
    until = serializers.IntegerField(help_text=_("The last sequence number among them: ask for what follows it."))
    last = serializers.IntegerField(help_text=_("The newest sequence number of the catalog."))
    next = serializers.CharField(
        allow_null=True, help_text=_("Path and query of those that follow, without a host; null at the end.")
    )
    results = ChangeSerializer(many=True, help_text=_("The changes, in order."))


HISTORY: Mapping[type[APIView], Operation] = {
    ModelRevisions: Operation(
        id="models_revisions_list",
        tag=TAG,
        summary=_("Revisions of one model"),
        description=_("Every document that was published of a model, the newest first, in pages."),
        answer=Page(RevisionSerializer, "RevisionPage"),
        answer_description=_("One page of revisions."),
        example="models_revisions_list",
        errors=MODEL_ERRORS,
    ),
    ModelRevision: Operation(
        id="models_revisions_retrieve",
        tag=TAG,
        summary=_("One revision"),
        description=_("A model's document as readers got it. A revision never changes."),
        answer=Record(DocumentSerializer),
        answer_description=_("The document as it was."),
        example="models_retrieve",
        errors=MODEL_ERRORS,
    ),
    ModelDiff: Operation(
        id="models_diff",
        tag=TAG,
        summary=_("What differs between two revisions"),
        description=_("Every field that differs between two documents of a model, with both values."),
        answer=Record(DifferenceSerializer),
        answer_description=_("The fields that differ."),
        example="models_diff",
        errors=MODEL_ERRORS,
    ),
    ChangeList: Operation(
        id="changes_list",
        tag=TAG,
        summary=_("Follow the catalog"),
        description=_(
            "What happened after a sequence number, in order and without a gap. Following it from 0 rebuilds the "
            "catalog."
        ),
        answer=Record(ChangePageSerializer),
        answer_description=_("The next changes."),
        example="changes_list",
        errors=LIST_ERRORS,
    ),
    ChangesAtom: Operation(
        id="changes_atom",
        tag=TAG,
        summary=_("The newest changes as a feed"),
        description=_("The newest changes as Atom (RFC 4287), for feed readers."),
        answer=File("application/atom+xml"),
        answer_description=_("The feed."),
        errors=LIST_ERRORS,
    ),
}
"""What each view of history does."""
