"""`manage.py seed`: load the fixtures."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from catalog.ingest.seed.load import seed
from catalog.ingest.seed.problem import BadFixtures


class Command(BaseCommand):
    """Loads fixtures through the verbs of curation and publishes the models that they change."""

    help = "Load the models, sources and words of a folder of fixtures. Loading twice changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This function will take the folder and whether to look at files that have not changed."""
        parser.add_argument("folder", nargs="?", type=Path, default=Path(settings.BASE_DIR) / "fixtures")
        parser.add_argument("--force", action="store_true", help="look at the files even if they are the last ones")

    def handle(self, *_args: Any, folder: Path, force: bool, **_options: Any) -> None:
        """This function will load the folder, or print every problem by file, object and field and exit with 1."""
        try:
            report = seed(folder, force=force)
        except BadFixtures as error:
            lines = "\n".join(f"  {problem}" for problem in error.problems)
            raise CommandError(f"Nothing was loaded: {len(error.problems)} problems.\n{lines}") from error
        if report.unchanged:
            self.stdout.write("The fixtures are loaded already.")
            return
        counts = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in report.counts.items())
        self.stdout.write(f"Loaded: {counts}. Published {report.published:,} documents.")
