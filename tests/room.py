"""Room for the calls of a test run: without it the kernel is busy twice as long, getting memory and giving it back.

CPython 3.11 keeps the frames of a thread in chunks of 16 KiB. It maps a new one when a call does not fit and unmaps it
when that call returns, so a loop whose calls cross the edge of a chunk does both each time it goes round. A frame that
is larger than a chunk gets one of its own size, and what it calls lies beside it.
"""

import pytest

WORDS = 100_000
"""What the frame claims, in pointers: a thousand calls deep with a hundred words each. Only what is used is real."""


def roomy(run):
    """Call a function with plenty of room for all that it calls."""
    return run()


roomy.__code__ = roomy.__code__.replace(co_stacksize=WORDS)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session):
    """Whoever runs the tests does so from a frame with room."""
    plugins = session.config.pluginmanager
    others = plugins.subset_hook_caller("pytest_runtestloop", remove_plugins=[plugins.get_plugin(__name__)])
    return roomy(lambda: others(session=session))
