"""`manage.py openapi`: write the committed OpenAPI document."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand, CommandParser
from django.utils.module_loading import import_string
from django.utils.translation import override


class Command(BaseCommand):
    """Writes the document in English, validated, to where the repository keeps it."""

    help = "Write the OpenAPI document to openapi/openapi.json."

    def add_arguments(self, parser: CommandParser) -> None:
        """This method will take another place for the file."""
        parser.add_argument("file", nargs="?", type=Path, default=Path("openapi/openapi.json"))

    def handle(self, *args: Any, file: Path, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """This method will stop at the first warning; what it writes is what the service sends, byte for byte."""
        call_command("spectacular", validate=True, fail_on_warn=True, file="/dev/null")
        generator = import_string(settings.SPECTACULAR_SETTINGS["DEFAULT_GENERATOR_CLASS"])()
        with override("en"):
            text: bytes = generator.text("application/json")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text)
        except OSError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{file}: {len(text):,} bytes")
