"""What `make run` does once the environment is there: database, migrations, content, files, a curator, then serving.

Run as `python -m registry.run --host HOST --port PORT`. Every step looks first, so a second start is quick.
"""

import argparse
import http.client
import os
import signal
import socket
import subprocess
import sys
import time

from registry.embedded.child import ends_with_parent
from registry.embedded.client import hold
from registry.embedded.cluster import Unusable
from registry.embedded.place import Missing, here
from registry.env import BadSetting, text

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
ANYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - what a person may ask for, not a default
PATIENCE = 60.0


def say(message: str) -> None:
    """Tell the person at the terminal what happens."""
    print(message, flush=True)  # noqa: T201 - this is a command


def is_free(host: str, port: int) -> bool:
    """Tell whether the port can be listened on, and say why not; the server's own words are hard to read."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            say(f"Cannot listen on {host} port {port}: {error.strerror}. Name another: make run PORT=9000")
            return False
        return True


def allow_hosts(host: str) -> None:
    """Let the service answer to the names under which it will be reached, unless the environment lists them."""
    if text("DJANGO_ALLOWED_HOSTS") or host in LOOPBACK:
        return
    if host in ANYWHERE:
        os.environ["DJANGO_ALLOWED_HOSTS"] = "*"
        say("Answering to any host name; DJANGO_ALLOWED_HOSTS=registry.example.org narrows that.")
    else:
        os.environ["DJANGO_ALLOWED_HOSTS"] = ",".join([host, *LOOPBACK])


def serve(host: str, port: int) -> subprocess.Popen[bytes]:
    """Start the web server; it ends with this process."""
    return subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "registry.serve", host, str(port)],
        preexec_fn=ends_with_parent(signal.SIGTERM),  # noqa: PLW1509 - it only makes system calls
        start_new_session=True,  # an interrupt typed at the terminal comes through us
    )


def is_up(server: subprocess.Popen[bytes], host: str, port: int) -> bool:
    """Wait until the service answers; tell whether it does, within a minute and before its server gives up."""
    target = "localhost" if host in ANYWHERE else host
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            connection = http.client.HTTPConnection(target, port, timeout=5)
            connection.request("GET", "/healthz", headers={"Host": "localhost"})
            if connection.getresponse().status == http.HTTPStatus.OK:
                return True
        except OSError:
            time.sleep(0.05)
    return False


def greet(host: str, port: int) -> None:
    """Print where everything is."""
    name = "localhost" if host in ANYWHERE else host
    base = f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"
    for what, path in (("Explorer", "/"), ("API", "/api/v1/"), ("API docs", "/api/docs/"), ("Desk", "/admin/")):
        say(f"  {what:<10}{base}{path}")
    say("Stop with Ctrl-C.")


def main(arguments: list[str]) -> int:
    """Prepare and serve until interrupted; return the exit status."""
    parser = argparse.ArgumentParser(prog="registry.run", description="Prepare and serve the registry.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--serve-only", action="store_true", help="prepare nothing: an earlier step has done it")
    asked = parser.parse_args(arguments)
    if not is_free(asked.host, asked.port):
        return 1
    allow_hosts(asked.host)
    if not text("DATABASE_URL"):
        hold(here(), say)
    # In a process of its own, so that this one, which only waits, stays small.
    if not asked.serve_only and subprocess.run([sys.executable, "-m", "registry.prepare"], check=False).returncode:
        return 1
    server = serve(asked.host, asked.port)
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(name) is not signal.SIG_IGN or name is not signal.SIGHUP:  # nohup stays in force
            signal.signal(name, lambda *_: server.terminate())
    if is_up(server, asked.host, asked.port):
        greet(asked.host, asked.port)
    elif server.poll() is None:
        say(f"The service does not answer after {PATIENCE:.0f} seconds: stopping it.")
        server.kill()
        server.wait()
        return 1
    status = server.wait()
    return 0 if status in {0, -signal.SIGTERM} else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except (BadSetting, Missing, Unusable) as error:
        sys.exit(str(error))
