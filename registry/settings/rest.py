"""Django REST framework: JSON in, JSON out, problem documents for errors."""

from typing import Any

KNOX_TOKEN_MODEL = "catalog.Token"  # noqa: S105 - the name of a table
# Knox's own migrations make its own table even where another model takes its place. Nothing writes to that one, and
# Django does not know it, so that no table that it refers to could be emptied.
MIGRATION_MODULES = {"knox": None}
REST_KNOX: dict[str, Any] = {
    "AUTH_HEADER_PREFIX": "Bearer",
    # Scanners for leaked secrets recognize a prefix.
    "TOKEN_PREFIX": "fmr_",
}

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_SCHEMA_CLASS": "catalog.api.schema.auto.RegistrySchema",
    "EXCEPTION_HANDLER": "catalog.api.v1.problem.exception_handler",
    "UNAUTHENTICATED_USER": None,
    "COERCE_DECIMAL_TO_STRING": False,
    # NaN and Infinity are not JSON; browsers refuse the page that holds them.
    "STRICT_JSON": True,
}
