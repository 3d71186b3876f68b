"""Django settings, one file per subject. Everything that differs between places comes from the environment."""

from registry.settings.apps import *  # noqa: F403 - settings are one namespace by Django's design
from registry.settings.database import *  # noqa: F403 - as above
from registry.settings.language import *  # noqa: F403 - as above
from registry.settings.logs import *  # noqa: F403 - as above
from registry.settings.rest import *  # noqa: F403 - as above
from registry.settings.security import *  # noqa: F403 - as above
from registry.settings.spectacular import *  # noqa: F403 - as above
from registry.settings.static import *  # noqa: F403 - as above
