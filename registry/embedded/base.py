"""The Django database backend `registry.embedded`: PostgreSQL's own, with the server started at the first connection.

So whatever uses Django has the database, be it a command, a web server, a script or a test, and what does not touch
the database starts none.
"""

from collections.abc import Iterable
from typing import Any

from django.db.backends.postgresql import client
from psycopg import OperationalError

from registry.embedded.binaries import installed
from registry.embedded.client import hold, join
from registry.embedded.place import here
from registry.postgresql import base


class DatabaseClient(client.DatabaseClient):
    """`manage.py dbshell`, with the psql that came with the server."""

    executable_name = "psql"

    @classmethod
    def settings_to_cmd_args_env(
        cls,
        settings_dict: dict[str, Any],
        parameters: Iterable[str],
    ) -> tuple[list[str], dict[str, str] | None]:
        """Return the command line and environment of psql, once the server is up."""
        hold(here())
        arguments, environment = super().settings_to_cmd_args_env(settings_dict, parameters)
        return [str(installed() / arguments[0]), *arguments[1:]], environment


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the clone's own server."""

    client_class = DatabaseClient

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect, starting the server when it does not run or has gone."""
        place = here()
        join(place)
        if place.is_ours():
            try:
                return super().get_new_connection(conn_params)
            except OperationalError:
                hold(place)
        else:
            hold(place)
        return super().get_new_connection(conn_params)
