"""Where the database is and how long a web request may hold it."""

from typing import Any

import dj_database_url

from registry.embedded import place
from registry.env import flag, number, text

# A request must not hang behind a migration's lock or a runaway query; commands and tests may take their time.
WEB_LIMITS = "-c lock_timeout=2s -c statement_timeout=5s"
# Compiling a plan costs more than it saves on queries of this length.
TRIGRAM = "-c pg_trgm.similarity_threshold=0.45 -c jit=off"
# How often a connection sees a query that the driver may prepare before it does so: its own default, Django has none.
PREPARE_AFTER = 5


def embedded() -> dict[str, Any]:
    """Return the settings of this clone's own server, which starts at the first connection."""
    return {
        "ENGINE": "registry.embedded",
        "NAME": place.DATABASE,
        "USER": place.ROLE,
        "HOST": str(place.here().socket),
        "PORT": place.PORT,
    }


def connection(role: str) -> dict[str, Any]:
    """Return the connection settings for a role: `web` is bound by timeouts, anything else is not."""
    url = text("DATABASE_URL")
    settings: dict[str, Any] = dict(dj_database_url.parse(url)) if url else embedded()
    if settings["ENGINE"] == "django.db.backends.postgresql":
        settings["ENGINE"] = "registry.postgresql"
    given = settings.get("OPTIONS", {}).get("options", "")
    limits = WEB_LIMITS if role == "web" else ""
    settings["OPTIONS"] = {
        **settings.get("OPTIONS", {}),
        "options": " ".join(filter(None, [TRIGRAM, limits, given])),
        "prepare_threshold": PREPARE_AFTER if flag("REGISTRY_PREPARE", default=True) else None,
    }
    # Persistent connections with a health check recovered from a database restart faster than a pool did.
    settings["CONN_MAX_AGE"] = number("REGISTRY_CONN_MAX_AGE", 600)
    settings["CONN_HEALTH_CHECKS"] = True
    return settings


DATABASES = {"default": connection(text("REGISTRY_ROLE", "command"))}
