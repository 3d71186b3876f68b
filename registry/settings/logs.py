"""Logs go to standard error, one line each; level from REGISTRY_LOG_LEVEL."""

from typing import Any

from registry.env import text

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": text("REGISTRY_LOG_LEVEL", "WARNING").upper()},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # Refusals are answers, and anybody can cause them; what this service does wrong is logged as an error.
        "django.request": {"handlers": [], "level": "ERROR", "propagate": True},
        # Any stranger can send a wrong Host, and each would log a traceback.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
    },
}
