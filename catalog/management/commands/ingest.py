"""`manage.py ingest`: plan the import of a catalog, and bring it in."""

import getpass
import json
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console

from catalog.curation.bulk import Busy
from catalog.curation.problem import CurationProblem
from catalog.ingest import plan as plans
from catalog.ingest.apply import apply
from catalog.ingest.fetch import Refused, fetched, is_address
from catalog.ingest.fit import Misfit
from catalog.ingest.formats.problem import BadInput
from catalog.ingest.input import Input, open_input
from catalog.ingest.plan import BadPlan, Plan
from catalog.ingest.planner import known_plan, make_plan
from catalog.ingest.readers import READERS
from catalog.ingest.report import report_of
from catalog.management.plan_tables import bars, show
from catalog.models import Batch

REFUSED = 3
"""Exit code where the catalog does not allow it now: the plan no longer fits, or another import is at work."""


class Command(BaseCommand):
    """Reads a catalog with one of the readers, shows what would change, and changes it when told to."""

    requires_system_checks = ()  # those of addresses and the desk take longer than reading the same input again
    help = (
        "Plan the import of a catalog and bring it in. Without --apply or --yes nothing is changed. "
        "Exit codes: 0 done, 1 the input or the plan cannot be read, 2 wrong usage, 3 the catalog has moved on since "
        "the plan was made, or another import is at work."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This function will take the reader, the input and what to do with the plan."""
        parser.add_argument("reader", choices=sorted(READERS), help="which catalog's format it is")
        parser.add_argument("input", nargs="?", help="a file, a folder or an https address; not needed with --apply")
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--plan", type=Path, metavar="FILE", help="write the plan there and change nothing")
        what.add_argument("--apply", type=Path, metavar="FILE", help="do just what this plan says, if it still fits")
        what.add_argument("--yes", action="store_true", help="plan and apply at once")
        parser.add_argument("--report", type=Path, metavar="FILE", help="write the counts there as JSON")
        parser.add_argument("--actor", default="", help="who does it; the user of the system by default")
        parser.add_argument("--force", action="store_true", help="compare again even if the same input was read before")
        parser.add_argument(
            "--reconsider",
            action="store_true",
            help="compare again, and judge anew what waits for a person: other catalogs may have made it sure",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """This function will plan or apply, print what it did, and exit as the help says."""
        began = time.monotonic()
        self._console = Console(file=sys.stderr, force_terminal=False if options["no_color"] else None)
        try:
            plan, batch = self._run(options)
        except (BadInput, BadPlan, Refused, OSError) as error:
            raise CommandError(str(error)) from error
        except Misfit as error:
            lines = "\n".join(f"  {place}" for place in error.places)
            raise CommandError(f"{error}\n{lines}", returncode=REFUSED) from error
        except CurationProblem as problem:
            raise CommandError(problem.detail, returncode=REFUSED if isinstance(problem, Busy) else 1) from problem
        seconds = time.monotonic() - began
        show(plan, Console(file=self.stdout, width=None if sys.stdout.isatty() else 160))  # type: ignore[arg-type]  # it writes
        if options["report"]:
            options["report"].write_text(json.dumps(report_of(plan, seconds=seconds, batch=batch), indent=2) + "\n")
        self.stdout.write(self._told(plan, batch, options, seconds))

    def _run(self, options: dict[str, Any]) -> tuple[Plan, Batch | None]:
        actor = options["actor"] or getpass.getuser()
        if options["apply"]:
            plan = plans.read(options["apply"])
            self._check_belongs(plan, options)
            return plan, self._apply(plan, actor)
        if not options["input"]:
            raise CommandError("Say what to read: a file, a folder or an https address.", returncode=2)
        with _opened(options["input"]) as found:
            plan = self._plan(options["reader"], found, options)
        if options["plan"]:
            plans.save(plan, options["plan"])
        done = plan.applied_as or (plan.after_batch and plan.is_empty)
        return plan, self._apply(plan, actor) if options["yes"] and not done else None

    def _plan(self, name: str, found: Input, options: dict[str, Any]) -> Plan:
        reader = READERS[name]
        upstream = reader.of(found.path)
        reconsider = options["reconsider"]
        known = None if options["force"] or reconsider else known_plan(name, upstream, found)
        if known:
            return known
        with bars(self._console) as progress:
            plan = make_plan(name, upstream, reader.read(found.path), found, reconsider=reconsider, progress=progress)
        plan.notices = reader.notices(found.path)
        return plan

    def _apply(self, plan: Plan, actor: str) -> Batch:
        with bars(self._console) as progress:
            return apply(plan, actor=actor, progress=progress)

    def _check_belongs(self, plan: Plan, options: dict[str, Any]) -> None:
        if plan.reader != options["reader"]:
            raise CommandError(f"The plan is of the reader {plan.reader}, not of {options['reader']}.")
        if options["input"]:
            with _opened(options["input"]) as found:
                if found.digest != plan.digest:
                    raise CommandError("The plan was made of another input: the digests differ.")

    def _told(self, plan: Plan, batch: Batch | None, options: dict[str, Any], seconds: float) -> str:
        if batch:
            return self.style.SUCCESS(
                f"Applied as batch {batch.pk} in {seconds:.1f} s: {plan.counts['created']:,} rows became models, "
                f"{plan.counts['claims']:,} claims were added, {batch.counts['published']:,} documents published. "
                f"`manage.py undo {batch.pk}` takes it back."
            )
        if plan.applied_as or (plan.after_batch and plan.is_empty):
            return f"Nothing to do, in {seconds:.1f} s."
        if options["plan"]:
            return f"Planned in {seconds:.1f} s; nothing is changed. Apply it with --apply {options['plan']}."
        return f"Planned in {seconds:.1f} s; nothing is changed. Apply with --yes, or keep the plan with --plan FILE."


@contextmanager
def _opened(text: str) -> Iterator[Input]:
    """Raises BadInput where there is nothing, and Refused for an address that is not fetched."""
    if is_address(text):
        with fetched(text) as path:
            yield open_input(path, name=text)
        return
    yield open_input(Path(text))
