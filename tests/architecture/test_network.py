"""No test reaches beyond this machine."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError

# Reserved for documentation: nobody is there, should the guard ever fail.
NOBODY = ("192.0.2.1", 80)


def test_the_network_is_closed():
    with (
        socket.socket() as outward,
        pytest.warns(UserWarning, match=NOBODY[0]),
        pytest.raises(SocketConnectBlockedError),
    ):
        outward.connect(NOBODY)


def test_this_machine_is_open():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass
