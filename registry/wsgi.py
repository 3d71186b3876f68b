"""The entry for web servers: `registry.wsgi:application`."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings")
# Web requests are bound by timeouts that commands are free of; see registry/settings/database.py.
os.environ.setdefault("REGISTRY_ROLE", "web")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
