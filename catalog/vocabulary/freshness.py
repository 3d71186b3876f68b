"""How long facts stay fresh: what changes with time is checked again, what was true of a release stays true."""

from collections.abc import Mapping

FRESH_DAYS: Mapping[str, int] = {
    "users": 180,
    "revenue": 365,
    "openness": 365,
    "licenses": 365,
    "access": 365,
    "uses": 730,
    "repository_url": 365,
    "weights_url": 365,
    "homepage_url": 365,
    "paper_url": 730,
}
"""Days after which a statement on an attribute is to be checked again. What is not named here never goes stale."""
