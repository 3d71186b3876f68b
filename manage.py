#!/usr/bin/env python3
"""The command line of the registry: Django's manage.py."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings")
    if "runserver" in sys.argv[1:2]:  # requests are bound by timeouts here too; see registry/settings/database.py
        os.environ.setdefault("REGISTRY_ROLE", "web")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
