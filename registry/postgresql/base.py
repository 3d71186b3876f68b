"""Connections that are checked before each request without a way to the server and back."""

from select import POLLIN, poll

from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to any server."""

    def is_usable(self) -> bool:
        """Return whether the connection still works.

        A server that ends a connection, or ends itself, says so or closes the socket: either way there is something to
        read on a connection that waits for nothing. Where there is nothing, asking the server would cost each request
        as much as a short query and find out no more; a server that vanished without a word would not answer at all.
        """
        connection = self.connection
        if connection is None or connection.closed:
            return False
        if connection.info.transaction_status == TransactionStatus.IDLE:
            socket = poll()
            socket.register(connection.fileno(), POLLIN)
            if not socket.poll(0):
                return True
        return bool(super().is_usable())
