"""Makes a database and a folder ready to be served: migrations, content, static files, a first superuser.

Run as `python -m registry.prepare`, by `make run` or as the release step of a deployment. Each step looks before it
works, so on a prepared database all of them together take about a second.
"""

import hashlib
import os
import secrets
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.core.wsgi import get_wsgi_application
from django.db import NotSupportedError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from registry.env import BadSetting, data_dir

Say = Callable[[str], None]
# Any number will do, if every process that prepares asks for the same.
PREPARING = 7_263_524
ADMIN = "admin"


def everything(say: Say) -> None:
    """Prepare all; processes that prepare one database at once take turns, and the later find nothing left to do."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings")
    django.setup()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [PREPARING])
        try:
            migrate(say)
            seed(say)
            collect_static(say)
            make_superuser(say)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [PREPARING])
    connection.close()
    # A mistake in the code shows here, once, instead of in every worker that is started again and again.
    get_wsgi_application()
    import_module(settings.ROOT_URLCONF)


def migrate(say: Say) -> None:
    """Apply the migrations that the database lacks."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        say(f"Applying {len(missing)} migrations")
        call_command("migrate", interactive=False, verbosity=0)


def seed(say: Say) -> None:
    """Load the fixtures, which takes no time and changes nothing where they are already loaded."""
    say("Loading the content of fixtures/")
    call_command("seed")


def collect_static(say: Say) -> None:
    """Collect and compress static files, if one of them or a package changed since the last time."""
    found = hashlib.sha256(f"{django.__version__} {version('whitenoise')}".encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            found.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    stamp = data_dir() / "static.stamp"
    if stamp.exists() and stamp.read_text() == found.hexdigest() and settings.STATIC_ROOT.exists():
        return
    say("Collecting static files")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(found.hexdigest())


def make_superuser(say: Say) -> None:
    """Make the first superuser and print the password once, if there is no superuser yet."""
    users = get_user_model()._default_manager
    if users.filter(is_superuser=True).exists() or users.filter(username=ADMIN).exists():
        return
    password = secrets.token_urlsafe(12)
    users.create_superuser(username=ADMIN, password=password)
    say(f"A curator was made: user {ADMIN}, password {password} (shown this once; change it in the desk)")


def main() -> int:
    """Prepare, saying what takes time; return the exit status."""
    try:
        everything(lambda message: print(message, flush=True))  # noqa: T201 - this is a command
    except KeyboardInterrupt:
        return 130
    except (BadSetting, CommandError, NotSupportedError, OperationalError) as error:
        print(f"The database cannot be prepared: {error}", file=sys.stderr)  # noqa: T201 - as above
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
