"""The entry for the server: `benchmarks.stock.wsgi:application`."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.stock.settings"
os.environ.setdefault("REGISTRY_ROLE", "web")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
