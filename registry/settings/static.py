"""Static files: hashed names, compressed, served by this process through WhiteNoise."""

from registry.env import data_dir

STATIC_URL = "/static/"
STATIC_ROOT = data_dir() / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
