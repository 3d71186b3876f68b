"""Languages and time: English and Korean, everything stored in UTC."""

from django.utils.translation import gettext_lazy as _

from registry.env import BASE_DIR

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ko", _("Korean"))]
LOCALE_PATHS = [
    BASE_DIR / "catalog" / "locale",
    BASE_DIR / "catalog" / "api" / "locale",
    BASE_DIR / "catalog" / "web" / "locale",
    BASE_DIR / "registry" / "locale",
]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True
