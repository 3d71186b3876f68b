"""Serving: it answers, it stops in order, and nothing of it outlives it."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest

from registry import run
from registry.embedded.place import Place
from registry.env import BASE_DIR
from tests.registry.embedded.user import eventually


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    with closing(connection):
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, json.loads(response.read())


@pytest.fixture
def place(closed):
    return Place(closed / "data", throwaway=True)


@pytest.fixture
def service(place, closed):
    """Start the service without preparing anything; yield the process, its port and its words once it answers.

    It writes to a file: of a pipe nobody could read the end while anything holds it that outlived the service.
    """
    port, log = free_port(), closed / "said"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "registry.run", "--serve-only", "--port", str(port)],
            cwd=BASE_DIR,
            env={
                **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
                "REGISTRY_DATA_DIR": str(place.root),
                "REGISTRY_DATABASE_THROWAWAY": "1",
                "DJANGO_SETTINGS_MODULE": "registry.settings",
                "REGISTRY_WORKERS": "2",
                "PYTHONWARNINGS": "ignore",
            },
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    assert eventually(lambda: "Stop with" in log.read_text() or process.poll() is not None, 90), log.read_text()
    started = descendants(process.pid) if process.poll() is None else []
    yield process, port, log.read_text()
    process.kill()
    process.wait()
    if not eventually(lambda: gone(started)):
        for pid in started:
            with suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)


def descendants(pid):
    """Return the process ids of all that a process started, and of what those started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [each for child in children for each in (child, *descendants(child))]


def command(pid):
    return Path(f"/proc/{pid}/cmdline").read_text()


def gone(pids):
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_it_says_where_everything_is_answers_beside_slow_clients_and_stops_in_order(service, place):
    process, port, said = service
    for path in ("/", "/api/v1/", "/api/docs/", "/admin/"):
        assert f"http://127.0.0.1:{port}{path}\n" in said
    assert ask(port, "/healthz") == (200, {"status": "up"})
    status, problem = ask(port, "/readyz")
    assert status == 503
    assert "migrations" in problem["detail"]
    with ExitStack() as idle:  # twenty times as many as there are threads to answer
        for _ in range(160):
            slow = idle.enter_context(socket.create_connection(("127.0.0.1", port)))
            slow.sendall(b"GET /healthz HTTP/1.1\r\nHost: local")
        assert ask(port, "/healthz") == (200, {"status": "up"}), "slow clients hold up nobody"
    started = descendants(process.pid)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 0
    assert eventually(lambda: gone(started) and not place.runtime.exists())


def test_nothing_outlives_a_killed_service(service, place):
    process, _, _ = service
    started = descendants(process.pid)
    assert len(started) >= 4, "a server, its workers and the database's supervisor"
    process.kill()
    assert eventually(lambda: gone(started) and not place.runtime.exists())


def test_workers_do_not_outlive_their_server_and_keep_its_port(service, place):
    process, _, _ = service
    server = next(pid for pid in descendants(process.pid) if "registry.serve" in command(pid))
    workers = descendants(server)
    os.kill(int(server), signal.SIGKILL)
    assert process.wait(timeout=20) == 1
    assert eventually(lambda: gone(workers) and not place.runtime.exists())


def test_a_taken_port_is_named_with_the_way_out(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run.main(["--port", str(port)]) == 1
    assert f"port {port}" in capsys.readouterr().out


def test_a_server_that_never_answers_is_stopped_and_reported(monkeypatch, capsys):
    silent = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    monkeypatch.setenv("DATABASE_URL", "postgres://nobody@127.0.0.1/nothing")
    monkeypatch.setattr(run, "PATIENCE", 0.2)
    monkeypatch.setattr(run, "serve", lambda *_: silent)
    monkeypatch.setattr(run.signal, "signal", lambda *_: None)  # the handlers of the test run stay
    assert run.main(["--serve-only", "--port", str(free_port())]) == 1
    assert silent.returncode is not None
    assert "does not answer" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("host", "given", "expected"),
    [
        ("127.0.0.1", None, None),
        ("0.0.0.0", None, "*"),
        ("0.0.0.0", "registry.example.org", "registry.example.org"),
        ("192.0.2.7", None, "192.0.2.7"),
    ],
)
def test_a_service_for_others_answers_to_the_names_they_use(monkeypatch, host, given, expected):
    monkeypatch.setenv("DJANGO_ALLOWED_HOSTS", given or "")
    run.allow_hosts(host)
    assert os.environ["DJANGO_ALLOWED_HOSTS"].split(",")[0] == (expected or "")


def test_addresses_of_ipv6_are_written_in_brackets(capsys):
    run.greet("::1", 8000)
    assert "http://[::1]:8000/admin/" in capsys.readouterr().out
