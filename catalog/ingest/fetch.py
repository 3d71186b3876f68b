"""Fetching: a file from the web, over TLS, from public addresses only, within bounds of size and time."""

import http.client
import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import SplitResult, urljoin, urlsplit

LIMIT = 64 * 2**20
"""Largest file, in bytes."""

SECONDS = 60.0
"""Longest time for the whole of it."""

REDIRECTS = 5

_PORT = 443
_BLOCK = 1 << 16
_SILENCE = 10.0  # seconds without a byte
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # leads to any IPv4 address, private ones too
_MOVED = frozenset({301, 302, 303, 307, 308})
_AGENT = "foundation-model-registry (ingest)"


class Refused(Exception):
    """An address that is not fetched, or an answer that is not taken; says why."""


class _Pinned(http.client.HTTPSConnection):
    """A connection to an address that has been looked at, so that no second look-up can lead elsewhere."""

    def __init__(self, host: str, address: str) -> None:
        super().__init__(host, _PORT, timeout=_SILENCE, context=ssl.create_default_context())
        self._address = address

    def connect(self) -> None:
        """This method will connect to the address and prove that it is the host."""
        plain = socket.create_connection((self._address, _PORT), _SILENCE)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


@contextmanager
def fetched(url: str) -> Iterator[Path]:
    """This function will yield the path of a file that an address leads to, and delete it afterwards.

    Raises Refused for any scheme but https, for addresses that lead into private, local or otherwise reserved networks,
    directly or by redirection, for answers other than a file, and for more than the bounds of size and time.
    """
    deadline = time.monotonic() + SECONDS
    with TemporaryDirectory(prefix="ingest-") as folder:
        for _ in range(REDIRECTS + 1):
            parts = _checked(url)
            path = Path(folder) / _name(parts)
            moved = _get(parts, path, deadline)
            if moved is None:
                yield path
                return
            url = urljoin(url, moved)
        raise Refused(f"The address was redirected more than {REDIRECTS} times.")


def is_address(text: str) -> bool:
    """This function will say whether a text is a web address rather than a path."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", text) is not None


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Refused(f"“{url[:200]}” is no web address.") from error
    if parts.scheme != "https":
        raise Refused("Only https addresses are fetched.")
    if not parts.hostname or parts.username or parts.password or port not in {None, _PORT}:
        raise Refused("An address has a host, no user, and no port but 443.")
    if not parts.path.isascii() or not parts.query.isascii() or re.search(r"[\s\x00-\x1f\x7f]", url):
        raise Refused("An address holds no spaces and no characters beyond ASCII.")
    return parts


def public_address(host: str) -> str:
    """This function will return an address of a host; raises Refused unless all of its addresses are public."""
    try:
        found = {entry[4][0] for entry in socket.getaddrinfo(host, _PORT, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise Refused(f"The host {host[:100]} is not known.") from error
    for text in found:
        address = ipaddress.ip_address(str(text).partition("%")[0])
        mapped = getattr(address, "ipv4_mapped", None) or address
        if not mapped.is_global or mapped.is_multicast or (mapped.version == 6 and mapped in _NAT64):  # noqa: PLR2004 - IPv6
            raise Refused(f"The host {host[:100]} leads to {address}, which is no public address.")
    return str(min(found, key=str))


def _get(parts: SplitResult, path: Path, deadline: float) -> str | None:
    """This function will store what an address answers, or return where it redirects to."""
    host = str(parts.hostname)
    connection = _Pinned(host, public_address(host))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("GET", target, headers={"User-Agent": _AGENT, "Accept-Encoding": "identity"})
        answer = connection.getresponse()
        if answer.status in _MOVED:
            return answer.headers.get("Location") or ""
        if answer.status != http.client.OK:
            raise Refused(f"{host} answered {answer.status} {answer.reason}.")
        if answer.headers.get("Content-Encoding", "identity") != "identity":
            raise Refused(f"{host} sent a compressed answer that nobody asked for.")
        _store(answer, path, deadline)
    except (OSError, http.client.HTTPException) as error:
        raise Refused(f"{host} could not be read: {error}.") from error
    finally:
        connection.close()
    return None


def _store(answer: http.client.HTTPResponse, path: Path, deadline: float) -> None:
    size = 0
    with path.open("wb") as file:
        while block := answer.read(_BLOCK):
            size += len(block)
            if size > LIMIT:
                raise Refused(f"The file is larger than {LIMIT:,} bytes.")
            if time.monotonic() > deadline:
                raise Refused(f"The file did not come within {SECONDS:.0f} seconds.")
            file.write(block)


def _name(parts: SplitResult) -> str:
    name = re.sub(r"[^\w.-]", "_", parts.path.rpartition("/")[2]).lstrip(".")
    return name[:100] or "download"
