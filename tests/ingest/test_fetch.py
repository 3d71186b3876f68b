import http.client
import io
import socket

import pytest

from catalog.ingest import fetch
from catalog.ingest.fetch import Refused, fetched, is_address, public_address


def resolve_to(monkeypatch, *addresses):
    def resolve(_host, port, **_options):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


class Answer(io.BytesIO):
    def __init__(self, content=b"", status=200, **headers):
        super().__init__(content)
        self.status, self.reason, self.headers = status, "", headers


@pytest.fixture
def web(monkeypatch):
    """Answers by host, and the addresses that were connected to."""
    answers, connected = {}, []

    class Connection:
        def __init__(self, host, address):
            self.host = host
            connected.append(address)

        def request(self, _method, target, headers):
            assert headers["Accept-Encoding"] == "identity"
            self.target = target

        def getresponse(self):
            answer = answers[self.host + self.target]
            if isinstance(answer, Exception):
                raise answer
            return answer

        def close(self):
            pass

    monkeypatch.setattr(fetch, "_Pinned", Connection)
    resolve_to(monkeypatch, "93.184.215.14")
    return answers, connected


PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "::1", "fe80::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "ff02::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_a_host_that_leads_into_a_private_network_is_refused(monkeypatch, address):
    resolve_to(monkeypatch, "93.184.215.14", address)
    with pytest.raises(Refused, match="no public address"):
        public_address("example.org")


def test_a_host_that_nobody_knows_is_refused(monkeypatch):
    def fail(*_args, **_options):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(Refused, match="not known"):
        public_address("nowhere.example")


ADDRESSES = [
    "http://example.org/a.csv", "ftp://example.org/a.csv", "file:///etc/passwd", "https://", "https://u:p@example.org/",
    "https://example.org:8443/a", "https://example.org:99999/a", "https://[::1/a", "https://example.org/a b",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_plain_https_addresses_are_fetched(web, address):
    with pytest.raises(Refused), fetched(address):
        pass
    assert web[1] == []


def test_a_file_is_stored_under_its_name_and_gone_afterwards(web):
    web[0]["example.org/data/models.csv?x=1"] = Answer(b"Model\nA\n")
    with fetched("https://example.org/data/models.csv?x=1") as path:
        assert (path.name, path.read_bytes()) == ("models.csv", b"Model\nA\n")
    assert not path.exists()
    assert web[1] == ["93.184.215.14"]


def test_a_redirection_is_followed_to_public_addresses_only(web, monkeypatch):
    web[0]["example.org/a"] = Answer(status=302, Location="https://other.example/b.csv")
    web[0]["other.example/b.csv"] = Answer(b"x")
    with fetched("https://example.org/a") as path:
        assert path.name == "b.csv"
    for location in ("http://other.example/b", "https://internal.example/b"):
        web[0]["example.org/a"] = Answer(status=302, Location=location)
        monkeypatch.setattr(
            fetch,
            "public_address",
            lambda host: (_ for _ in ()).throw(Refused("no")) if "internal" in host else "1.1.1.1",
        )
        with pytest.raises(Refused), fetched("https://example.org/a"):
            pass


def test_redirections_end(web):
    web[0]["example.org/a"] = Answer(status=301, Location="/a")
    with pytest.raises(Refused, match="redirected"), fetched("https://example.org/a"):
        pass


ANSWERS = [
    (Answer(status=404), "404"),
    (Answer(b"x", **{"Content-Encoding": "gzip"}), "compressed"),
    (Answer(b"x" * 11), "larger"),
    (http.client.BadStatusLine("?"), "could not be read"),
    (TimeoutError("slow"), "could not be read"),
]


@pytest.mark.parametrize(("answer", "reason"), ANSWERS)
def test_an_answer_that_is_no_file_within_bounds_is_refused(web, monkeypatch, answer, reason):
    monkeypatch.setattr(fetch, "LIMIT", 10)
    web[0]["example.org/a"] = answer
    with pytest.raises(Refused, match=reason), fetched("https://example.org/a"):
        pass


def test_a_file_that_takes_too_long_is_refused(web, monkeypatch):
    monkeypatch.setattr(fetch, "SECONDS", -1.0)
    web[0]["example.org/a"] = Answer(b"x")
    with pytest.raises(Refused, match="seconds"), fetched("https://example.org/a"):
        pass


@pytest.mark.parametrize(
    ("text", "expected"), [("https://x", True), ("file://x", True), ("C:\\x", False), ("a/b", False)]
)
def test_an_address_is_told_from_a_path(text, expected):
    assert is_address(text) is expected
