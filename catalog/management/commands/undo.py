"""`manage.py undo`: take back an import."""

import getpass
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalog.curation.problem import CurationProblem
from catalog.curation.undo import BuiltOn, undo_batch
from catalog.models import Batch

REFUSED = 3
MOST_REASONS = 50


class Command(BaseCommand):
    """Undoes one batch: the catalog says again what it said before, in the same documents."""

    help = (
        "Take back an import. Exit codes: 0 done, 1 there is no such batch or it is not applied, 2 wrong usage, "
        "3 others have built on it since, or another import is at work."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This function will take the batch and why it is undone."""
        parser.add_argument("batch", type=int, help="number of the batch")
        parser.add_argument("--reason", default="Undone from the command line.", help="why; the log keeps it")
        parser.add_argument("--keep", action="store_true", help="leave what others have built on since, undo the rest")
        parser.add_argument("--actor", default="", help="who does it; the user of the system by default")

    def handle(self, *_args: Any, batch: int, reason: str, keep: bool, actor: str, **_options: Any) -> None:
        """This function will undo the batch, or print why not and exit as the help says."""
        try:
            undone = undo_batch(batch, actor=actor or getpass.getuser(), reason=reason, keep=keep)
        except Batch.DoesNotExist as error:
            raise CommandError(f"There is no batch {batch}.") from error
        except BuiltOn as problem:
            lines = "\n".join(f"  {line}" for line in problem.reasons[:MOST_REASONS])
            more = len(problem.reasons) - MOST_REASONS
            rest = f"\n  and {more:,} more" if more > 0 else ""
            raise CommandError(
                f"Others have built on batch {batch}; undo that first, or keep it with --keep:\n{lines}{rest}",
                returncode=REFUSED,
            ) from problem
        except CurationProblem as problem:
            raise CommandError(problem.detail, returncode=REFUSED if problem.code == "busy" else 1) from problem
        self.stdout.write(self.style.SUCCESS(f"Undid batch {undone.pk}, {undone.reader} of {undone.input}."))
