"""Revisions, differences and changes as readers see them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from catalog.documents.encoding import model_path
from catalog.models import Change, Revision


class RevisionSerializer(serializers.Serializer):
    """One published document of a model."""

    number = serializers.IntegerField(help_text=_("Counts from 1 within the model."))
    url = serializers.CharField(help_text=_("Path of the document as it was."))
    checksum = serializers.CharField(help_text=_("SHA-256 of its content without number and time."))
    actor = serializers.CharField(help_text=_("Who published it."))
    reason = serializers.CharField(help_text=_("Why it was published."))
    edit = serializers.IntegerField(
        allow_null=True, help_text=_("Number of the edit that it followed from; null for the seed and for imports.")
    )
    created_at = serializers.CharField(help_text=_("When it was published, ISO 8601 in UTC."))


class ChangeSerializer(serializers.Serializer):
    """One row of the log over the whole catalog."""

    sequence = serializers.IntegerField(help_text=_("Counts from 1 over the whole catalog, without a gap."))
    at = serializers.CharField(help_text=_("When it happened, ISO 8601 in UTC."))
    action = serializers.CharField(help_text=_("published, withdrawn, renamed or merged."))
    slug = serializers.CharField(help_text=_("Address of the model at that time."))
    revision = serializers.IntegerField(help_text=_("Number of the document that readers saw from then on."))
    actor = serializers.CharField(help_text=_("Who did it."))
    reason = serializers.CharField(help_text=_("Why."))
    fields_ = serializers.ListField(child=serializers.CharField(), help_text=_("Fields of the document that changed."))
    document = serializers.CharField(
        allow_null=True, help_text=_("Path of the document; null where the model is withdrawn or merged into another.")
    )

    def get_fields(self) -> Any:
        """This function will name the list of fields as the contract does, which Python's own attribute hides."""
        return {name.rstrip("_"): field for name, field in super().get_fields().items()}


class FieldDifferenceSerializer(serializers.Serializer):
    """One field that differs between two documents."""

    pointer = serializers.CharField(help_text=_("JSON pointer of the field; claims and variants go by their ids."))
    before = serializers.JSONField(allow_null=True, help_text=_("What the earlier document says; null where absent."))
    after = serializers.JSONField(allow_null=True, help_text=_("What the later document says; null where absent."))


class DifferenceSerializer(serializers.Serializer):
    """What differs between two documents of a model."""

    slug = serializers.CharField(help_text=_("Address of the model."))
    earlier = RevisionSerializer(help_text=_("The document that `from` names."))
    later = RevisionSerializer(help_text=_("The document that `to` names."))
    differences = FieldDifferenceSerializer(many=True, help_text=_("Every field that differs."))


def revision_facts(revision: Revision, slug: str) -> dict[str, Any]:
    """This function will return a revision as lists show it."""
    return {
        "number": revision.number,
        "url": f"{model_path(slug)}revisions/{revision.number}/",
        "checksum": revision.checksum,
        "actor": revision.actor,
        "reason": revision.reason,
        "edit": revision.edit_id,
        "created_at": revision.created_at.isoformat().replace("+00:00", "Z"),
    }


def change_facts(change: Change, current_slug: str | None) -> dict[str, Any]:
    """This function will return a row of the log; `current_slug` is where the model's documents are found now."""
    gone = change.action in {"withdrawn", "merged"} or current_slug is None
    return {
        "sequence": change.sequence,
        "at": change.at.isoformat().replace("+00:00", "Z"),
        "action": change.action,
        "slug": change.slug,
        "revision": change.revision,
        "actor": change.actor,
        "reason": change.reason,
        "fields": list(change.fields),
        "document": None if gone else f"{model_path(str(current_slug))}revisions/{change.revision}/",
    }
