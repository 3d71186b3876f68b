"""A real PostgreSQL of this clone's own, for when no DATABASE_URL names another; also the Django backend that uses it.

How it holds together. Every process that uses the database holds a shared lock on one file for as long as it lives
(`client`). The first one starts a supervisor, which owns the server (`supervisor`) and waits for the exclusive lock on
that file: the kernel grants it the moment the last user is gone, however it went, and the supervisor stops the server.
The server in turn carries a parent-death signal, so that it ends with its supervisor. No pid file is believed.
"""
