"""`manage.py republish`: publish what an interrupted edit of many models has left to do."""

from typing import Any

from django.core.management.base import BaseCommand

from catalog.curation.republication import republish_left


class Command(BaseCommand):
    """Takes up edits whose models have not all followed: each of them is published, as the edit's own actor."""

    help = "Publishes the models that are still to follow an edit; the next edit does so too."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """This function will publish them in batches and say how many there were."""
        self.stdout.write(f"{republish_left()} models followed.")
