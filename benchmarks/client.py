"""A load generator: a few keep-alive connections over loopback, bounded in requests and in time."""

import http.client
import socket
import threading
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median

HOST = "127.0.0.1"
TIMEOUT = 60.0
HEAD_END = b"\r\n\r\n"

_asked: Counter[str] = Counter()


class Unexpected(RuntimeError):
    """A server answered something other than what is measured."""


@dataclass(slots=True)
class Load:
    """What one burst of the same request took."""

    requests: int
    seconds: float
    latencies: list[float] = field(default_factory=list)
    """Seconds of each request."""

    @property
    def rate(self) -> float:
        """Requests in a second."""
        return self.requests / self.seconds

    @property
    def latency(self) -> float:
        """The median, in milliseconds."""
        return 1000 * median(self.latencies)


class Connection:
    """One keep-alive connection that sends the same request again and again.

    It reads into one buffer and looks at nothing but the status and the length, so that the client takes as little as
    possible of the cores that it shares with the server.
    """

    def __init__(
        self, port: int, path: str, headers: Mapping[str, str] | None = None, *, is_anew: bool = False
    ) -> None:
        self._path = path
        self._is_anew = is_anew
        lines = [f"Host: {HOST}:{port}", *(f"{k}: {v}" for k, v in (headers or {}).items())]
        self._rest = (" HTTP/1.1\r\n" + "\r\n".join(lines) + "\r\n\r\n").encode()
        self._request = f"GET {path}".encode() + self._rest
        self._socket = socket.create_connection((HOST, port), TIMEOUT)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._buffer = bytearray(1 << 20)

    def ask(self, status: int = 200) -> int:
        """This function will send the request, read the answer and return its length without the headers."""
        if self._is_anew:
            self._request = f"GET {anew(self._path)}".encode() + self._rest
        self._socket.sendall(self._request)
        received, end = 0, -1
        while end < 0:
            received += self._receive(received)
            end = self._buffer.find(HEAD_END, 0, received)
        head = bytes(self._buffer[:end]).decode("latin-1")
        if int(head[9:12]) != status:
            raise Unexpected(f"{head.splitlines()[0]} for {self._request.splitlines()[0].decode()}")
        length = _length(head)
        whole = end + len(HEAD_END) + length
        while received < whole:
            received += self._receive(received)
        return length

    def close(self) -> None:
        """This function will close the connection."""
        self._socket.close()

    def _receive(self, offset: int) -> int:
        if offset == len(self._buffer):
            self._buffer.extend(bytes(len(self._buffer)))
        with memoryview(self._buffer) as view:
            count = self._socket.recv_into(view[offset:])
        if not count:
            raise Unexpected("The server closed the connection.")
        return count


def anew(path: str) -> str:
    """This function will return an address that nobody asked for before and that means the same as another."""
    _asked[path] += 1
    return path + ("" if "?" in path else "?") + "&" * _asked[path]


def fetch(port: int, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, Mapping[str, str], bytes]:
    """This function will return status, headers and body of one answer."""
    connection = http.client.HTTPConnection(HOST, port, timeout=TIMEOUT)
    connection.request("GET", path, headers=dict(headers or {}))
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, {name.lower(): value for name, value in response.getheaders()}, body


def load(
    port: int,
    path: str,
    *,
    connections: int = 1,
    seconds: float,
    most: int = 10_000,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    is_anew: bool = False,
) -> Load:
    """This function will repeat a request until the time or the number is up, on each connection at least once.

    With `is_anew` the service meets each of them for the first time, and cannot remember what is around its answer.
    """
    opened = [Connection(port, path, headers, is_anew=is_anew) for _ in range(connections)]
    latencies: list[list[float]] = [[] for _ in opened]
    failures: list[Exception] = []
    begun = time.perf_counter()

    def repeat(connection: Connection, own: list[float]) -> None:
        try:
            while not own or (len(own) < most / connections and time.perf_counter() < begun + seconds):
                sent = time.perf_counter()
                connection.ask(status)
                own.append(time.perf_counter() - sent)
        except (OSError, Unexpected) as error:
            failures.append(error)

    threads = [threading.Thread(target=repeat, args=pair) for pair in zip(opened, latencies, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = time.perf_counter() - begun
    for connection in opened:
        connection.close()
    if failures:
        raise failures[0]
    joined = [value for own in latencies for value in own]
    return Load(len(joined), taken, joined)


def _length(head: str) -> int:
    for line in head.splitlines()[1:]:
        name, _, value = line.partition(":")
        if name.lower() == "content-length":
            return int(value)
    if head[9:12] == "304":
        return 0
    raise Unexpected("An answer without Content-Length cannot be measured here.")
