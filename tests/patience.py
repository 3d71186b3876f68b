"""No test may hang: one that takes too long ends its process, after saying where every thread stood.

A failed test counts until it is torn down, which pytest's own timeout leaves out: what made it fail may well keep its
end waiting for ever. A parallel run counts the test as failed and goes on with a new worker.
"""

import faulthandler
import os

import pytest

SECONDS = 240
"""Twenty times what the slowest test takes on two quiet cores."""

STDERR = pytest.StashKey()


@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    """Keep standard error as it is now; while a test runs, it is captured."""
    config.stash[STDERR] = os.dup(2)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Set the clock for a test with all its fixtures."""
    _wait(item)
    try:
        return (yield)
    finally:
        faulthandler.cancel_dump_traceback_later()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item):
    """Set it anew: pytest stops it when a test fails."""
    _wait(item)
    return (yield)


def _wait(item):
    faulthandler.dump_traceback_later(SECONDS, exit=True, file=item.config.stash[STDERR])
