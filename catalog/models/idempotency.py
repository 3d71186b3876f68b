"""Idempotency: the answers to writes, kept for a while so that a write sent twice is done once."""

from django.db import models

from catalog.models.constraints import not_blank


class IdempotentAnswer(models.Model):
    """The answer to one write that carried an Idempotency-Key."""

    actor = models.CharField(max_length=150, help_text="Who sent it.")
    key = models.CharField(max_length=255, help_text="The key that the client chose.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of method, path and body.")
    status = models.PositiveSmallIntegerField(help_text="Status of the answer.")
    headers = models.JSONField(default=dict, help_text="Headers of the answer that clients read.")
    body = models.TextField(help_text="The answer's body.")
    created_at = models.DateTimeField(auto_now_add=True, db_index=True, help_text="When it was given.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["actor", "key"], name="idempotent_answer_unique"),
            not_blank("idempotent_answer", "key"),
        ]

    def __str__(self) -> str:
        return self.key
