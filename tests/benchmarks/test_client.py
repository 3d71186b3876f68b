"""What is asked of a service that is measured."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from benchmarks.client import anew


@pytest.mark.parametrize("path", ["/api/v1/models/", "/api/v1/models/?modality=music&search=a%20b"])
def test_an_address_asked_anew_means_the_same_and_was_never_asked(path):
    addresses = [anew(path) for _ in range(200)]
    assert len({*addresses, path}) == 201
    assert {urlsplit(address).path for address in addresses} == {urlsplit(path).path}
    assert all(parse_qsl(urlsplit(address).query) == parse_qsl(urlsplit(path).query) for address in addresses)


def test_the_service_takes_it_for_the_same(client, seeded):
    path = "/api/v1/models/?modality=music"
    assert client.get(anew(path)).json()["results"] == client.get(path).json()["results"]
