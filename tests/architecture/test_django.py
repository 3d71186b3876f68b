"""What Django itself can say about the project."""

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_every_change_of_a_table_has_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_systems_own_checks_have_nothing_to_say():
    call_command("check", fail_level="DEBUG")


def test_a_public_service_passes_the_checks_for_deployment(settings):
    settings.SECRET_KEY = "0123456789" * 6
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    # Whether subdomains and browsers' lists are bound too is for the owner of the domain to say.
    settings.SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
    call_command("check", deploy=True, fail_level="WARNING")
