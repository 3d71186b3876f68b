"""A database of its own for each test of the embedded server."""

import shutil
import tempfile
from pathlib import Path

import pytest

from registry.embedded.binaries import reachable
from registry.embedded.cluster import create
from registry.embedded.place import Place
from tests.folders import make_folder
from tests.registry.embedded.user import User, eventually


@pytest.fixture
def closed():
    """A folder of mode 0700, as root's home is."""
    folder = make_folder()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def user():
    """Make processes that use a place; they are killed, and the server is gone, when the test ends."""
    made = []

    def make(place, account=None):
        made.append((place, User(place, account)))
        return made[-1][1]

    yield make
    for _, one in made:
        one.kill()
    for place, _ in made:
        assert eventually(lambda place=place: not place.runtime.exists()), place.log.read_text()


@pytest.fixture
def place(closed):
    """A place for a fast database, deeper than a socket's path may be long."""
    return Place(closed / ("deep" * 30) / "data", throwaway=True)


@pytest.fixture
def spare():
    """A folder that everybody may pass through, for programs that the server's user must reach."""
    folder = Path(tempfile.mkdtemp(prefix="registry-test-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def lasting(closed, spare):
    """A place with a database that stays when its server stops, made without waiting for the disk."""
    place = Place(closed / "data")
    place.root.mkdir()
    user = place.server_user()
    create(Place(place.root, throwaway=True), reachable(user, spare), user)
    return place
