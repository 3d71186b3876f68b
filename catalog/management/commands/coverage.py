"""`manage.py coverage`: which facts nobody has, and how long ago somebody looked."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.table import Table

from catalog.discovery.coverage import coverage
from catalog.models import Publication


class Command(BaseCommand):
    """Prints what is not known of the published models."""

    help = "Say of which core attributes nobody knows a value, and how many models nobody has verified for some time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This function will take the form of the answer."""
        parser.add_argument("--json", action="store_true", help="the same as stats/coverage/ answers")

    def handle(self, *_args: Any, **options: Any) -> None:
        """This function will print the report, the least known attribute first."""
        found = coverage(Publication.objects.all())
        if options["json"]:
            self.stdout.write(json.dumps(found, indent=2, ensure_ascii=False))
            return
        console = Console(file=self.stdout, width=None if sys.stdout.isatty() else 100)  # type: ignore[arg-type]  # it writes
        title = f"{found['models']:,} models, {found['complete']:,} of them with all of these"
        table = Table("attribute", title=title, title_justify="left")
        for name in ("missing", "known", "share"):
            table.add_column(name, justify="right")
        for entry in found["attributes"]:
            share = "" if entry["share"] is None else f"{entry['share']:.0%}"
            table.add_row(entry["attribute"], f"{entry['missing']:,}", f"{entry['known']:,}", share)
        console.print(table)
        for entry in found["stale"]:
            console.print(f"{entry['count']:,} models not verified for {entry['days']} days")
