"""Bodies of writes and what they are answered with. Curation checks them; here they are described."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from catalog.documents.foundation_model import DocumentSerializer
from catalog.vocabulary.bases import Basis
from catalog.vocabulary.confidences import Confidence
from catalog.vocabulary.ranks import Rank


def _text(help_text: Any, **options: Any) -> serializers.CharField:
    return serializers.CharField(**{"required": False, "allow_blank": True, **options, "help_text": help_text})


class ReasonSerializer(serializers.Serializer):
    """Why a change is made."""

    reason = serializers.CharField(help_text=_("Why: it stands in the history of every model that changes."))


class StatedClaimSerializer(serializers.Serializer):
    """One statement by one source."""

    attribute = serializers.CharField(help_text=_("What is claimed: parameters, release_date, openness..."))
    value = serializers.JSONField(
        required=False,
        allow_null=True,
        help_text=_("The value as people write it, `8.9B` for instance; left out unless `status` is known."),
    )
    status = _text(_("known, undisclosed, unknown, not_assessed or not_applicable; known unless given."))
    source = serializers.CharField(  # type: ignore[assignment]  # DRF takes declared fields out of the class
        help_text=_("Slug of the document that says so.")
    )
    locator = _text(_("Where in the source it stands."))
    basis = serializers.ChoiceField(Basis.choices, required=False, help_text=_("On what the source rests it."))
    confidence = serializers.ChoiceField(
        Confidence.choices, required=False, help_text=_("Whether somebody has read the place that is cited.")
    )
    rank = serializers.ChoiceField(Rank.choices, required=False, help_text=_("How it stands among its rivals."))
    disputed = serializers.BooleanField(
        required=False, help_text=_("Whether it contradicts a rival where no machine can compare the two.")
    )
    as_of = _text(_("When the value held, for values that change."))
    verified_date = _text(_("When somebody last checked it."))
    note = _text(_("What a reader has to know about the statement; a deprecated claim needs one."))
    note_ko = _text(_("The note in Korean."))


class NewClaimSerializer(ReasonSerializer, StatedClaimSerializer):
    """A claim about a model, or about the variant that is named."""

    variant = _text(_("Slug of the variant that it is about, within its model."), allow_null=True)


class NewVariantSerializer(serializers.Serializer):
    """A released size or version, with what is claimed of it."""

    slug = serializers.CharField(help_text=_("Word that names it within its model."))
    name = serializers.CharField(help_text=_("Name by which it is cited."))
    name_ko = _text(_("Name in Korean."))
    claims = StatedClaimSerializer(many=True, required=False, help_text=_("What is claimed of it."))


class ModelNamesSerializer(serializers.Serializer):
    """What names a model."""

    name_ko = _text(_("Name in Korean."))
    summary = _text(_("What it is, in English."))
    summary_ko = _text(_("What it is, in Korean."))
    aliases = serializers.ListField(
        child=serializers.CharField(), required=False, help_text=_("Other names it goes by.")
    )


class NewModelSerializer(ReasonSerializer, ModelNamesSerializer):
    """A model with its names, variants and claims."""

    slug = serializers.CharField(help_text=_("Address of the model."))
    name = serializers.CharField(help_text=_("Name by which it is cited."))
    claims = StatedClaimSerializer(many=True, required=False, help_text=_("What is claimed of it."))
    variants = NewVariantSerializer(
        many=True, required=False, help_text=_("Released sizes and versions; one of the model's own name unless given.")
    )
    draft = serializers.BooleanField(required=False, help_text=_("Whether readers do not see it yet."))


class EditedModelSerializer(ReasonSerializer, ModelNamesSerializer):
    """The names and summaries to change; null empties one."""

    name = serializers.CharField(required=False, help_text=_("Name by which it is cited."))


class RankedClaimSerializer(ReasonSerializer):
    """How a claim stands among its rivals."""

    rank = serializers.ChoiceField(Rank.choices, help_text=_("Deprecated claims are kept but never accepted."))
    note = _text(_("What a reader has to know about the statement; a deprecated claim needs one."))
    note_ko = _text(_("The note in Korean."))


class RevertSerializer(ReasonSerializer):
    """What to take back: one revision, one field of it, or everything since one."""

    revision = serializers.IntegerField(required=False, help_text=_("Number of the revision to take back."))
    field = _text(_("The one field of it to take back."))
    to = serializers.IntegerField(required=False, help_text=_("Number of the revision to go back to."))


class MergeSerializer(ReasonSerializer):
    """The model that a duplicate is merged into."""

    into = serializers.CharField(help_text=_("Slug of the model that stays."))
    variants = serializers.DictField(
        child=serializers.CharField(allow_null=True),
        required=False,
        help_text=_(
            "Which variants are the same: slugs of the duplicate's variants, each with that of the other model's, or "
            "null where it stays one of its own. What is not said goes by names and sizes."
        ),
    )


OPERATIONS_HELP = _(
    "Each a mapping with one key, `create`, `edit`, `claim`, `rank`, `withdraw` or `merge`, and below it the fields "
    "that the address of such a write takes, with `model` or `claim` for what it is about. `correct` takes what "
    "`claim` takes and makes it the published value; `accept` takes the `claim` that shall be published."
)


class ProposedSerializer(ReasonSerializer):
    """Operations for a reviewer."""

    operations = serializers.ListField(child=serializers.DictField(), help_text=OPERATIONS_HELP)


class AmendedSerializer(ReasonSerializer):
    """The decision for a proposal, with other operations in its place if need be."""

    operations = serializers.ListField(
        child=serializers.DictField(), required=False, help_text=_("Operations to do in place of those proposed.")
    )


class BulkSerializer(ProposedSerializer):
    """Many operations at once."""

    atomic = serializers.BooleanField(
        required=False, help_text=_("Whether all are done or none, as is unless given; else each for itself.")
    )


class WrittenModelSerializer(serializers.Serializer):
    """A model that a write was about."""

    slug = serializers.CharField(help_text=_("Address of the model."))
    url = serializers.CharField(help_text=_("Path of the model's document, without a host."))
    state = serializers.CharField(help_text=_("draft, published or withdrawn."))
    revision = serializers.IntegerField(help_text=_("Number of its newest document."))
    changed = serializers.BooleanField(help_text=_("Whether the write made a new document of it."))
    document = DocumentSerializer(
        required=False, allow_null=True, help_text=_("With `dry_run=true`: the document that it would make.")
    )


class RevisionReferenceSerializer(serializers.Serializer):
    """A document that a write made."""

    slug = serializers.CharField(help_text=_("Address of the model."))
    revision = serializers.IntegerField(help_text=_("Number of the document."))


class WrittenSerializer(serializers.Serializer):
    """What a write did."""

    dry_run = serializers.BooleanField(help_text=_("Whether it was a rehearsal: nothing was stored then."))
    edit = serializers.IntegerField(allow_null=True, help_text=_("Number of the edit; null for a rehearsal."))
    models = WrittenModelSerializer(many=True, help_text=_("The models that it was about."))
    revisions = RevisionReferenceSerializer(many=True, help_text=_("Every document that it made."))


class ResultSerializer(serializers.Serializer):
    """What became of one operation."""

    status = serializers.IntegerField(help_text=_("HTTP status that it would have had by itself."))
    slug = serializers.CharField(required=False, help_text=_("Address of the model."))
    revision = serializers.IntegerField(
        required=False, allow_null=True, help_text=_("Number of the document that it made; null for none.")
    )
    detail = serializers.CharField(required=False, help_text=_("What is wrong, for people."))
    errors = serializers.ListField(  # type: ignore[assignment]  # as above
        child=serializers.DictField(), required=False, help_text=_("Each thing that is wrong with it.")
    )


class BulkResultSerializer(serializers.Serializer):
    """What became of many operations."""

    dry_run = serializers.BooleanField(help_text=_("Whether it was a rehearsal: nothing was stored then."))
    atomic = serializers.BooleanField(help_text=_("Whether all were done or none."))
    results = ResultSerializer(many=True, help_text=_("A result for each operation, in their order."))


class RehearsedProposalSerializer(serializers.Serializer):
    """What a proposal would make."""

    dry_run = serializers.BooleanField(help_text=_("Whether it was a rehearsal: nothing was stored then."))
    documents = DocumentSerializer(many=True, help_text=_("The documents that it would make."))
