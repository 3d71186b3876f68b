"""Settings of a test run: those of the service, with passwords hashed fast."""

from registry.settings import *  # noqa: F403 - settings are one namespace by Django's design

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    # No manifest: tests render pages without collecting static files first.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
