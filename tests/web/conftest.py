"""Pages as tests read them."""

import pytest

from catalog.web import numbers, specimen
from tests.web.reading import Reader


@pytest.fixture(autouse=True)
def fresh_counts():
    """What a process remembers of a state of the catalog; tests have many states with the same number."""
    numbers._published.cache_clear()
    specimen._found.cache_clear()


@pytest.fixture
def page(client):
    """Ask for a page in a language and read what came."""

    def ask(address, language="en", status=200):
        response = client.get(address, headers={"accept-language": language})
        assert response.status_code == status, address
        return Reader.read(response.content.decode())

    return ask
