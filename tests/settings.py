"""Settings of a test run: those of the service, on a database that lives as long as the run, with fast passwords."""

import atexit
import os
import shutil

from registry.env import text
from tests.folders import make_folder

# Workers of a parallel run inherit the folder from the process that starts them. The database is made when the first
# test connects, and goes with the last process of the run; so test runs may overlap, and beside a running service.
if not text("REGISTRY_DATA_DIR"):
    folder = make_folder()
    os.environ["REGISTRY_DATA_DIR"] = str(folder)
    os.environ["REGISTRY_DATABASE_THROWAWAY"] = "1"
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.environ.setdefault("DJANGO_SECRET_KEY", "a key for tests")

from registry.settings import *  # noqa: F403 - settings are one namespace by Django's design

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SESSION_ENGINE = "django.contrib.sessions.backends.cache"  # Django's own tables of them are not ours to test
# Static files are served from where they lie: nothing is collected before a test.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A live server's threads would keep their connections, and the test database could not be dropped.
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405 - it comes with the settings above
