"""Addresses on the web."""

import ipaddress
import re
from typing import Final
from urllib.parse import urlsplit

from catalog.values.problem import ValueProblem, quoted

URL_LIMIT: Final = 2000
"""Longest address, in characters: what every browser takes."""

_HOST = re.compile(r"\w(?:[\w-]*\w)?(?:\.\w(?:[\w-]*\w)?)*\.?")
_UNSAFE = re.compile(r"[\s<>\"\\`]")
_SEVERAL = re.compile(r"[,;|]https?://", re.IGNORECASE)


def parse_url(text: str) -> str:
    """This function will return an http or https address with scheme and host in lower case.

    It raises ValueProblem for other schemes, no or a malformed host, user names and passwords, spaces, quotes, control
    characters, several addresses in one and more than 2000 characters.
    """
    address = text.strip()
    problem = ValueProblem(
        "invalid_url",
        f"{quoted(text)} is not a web address; allowed are http and https addresses with a host, without spaces and "
        f"passwords, of at most {URL_LIMIT} characters.",
    )
    if len(address) > URL_LIMIT or not address.isprintable() or _UNSAFE.search(address) or _SEVERAL.search(address):
        raise problem
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port  # reading the port checks it
    except ValueError:
        raise problem from None
    place = parts.netloc
    if parts.scheme not in {"http", "https"} or not host or "@" in place or "%" in place:
        raise problem
    if not (_is_ipv6(host) if "[" in place else _HOST.fullmatch(host)):
        raise problem
    return f"{parts.scheme}://{place.lower()}{address[len(parts.scheme) + 3 + len(place) :]}"


def _is_ipv6(host: str) -> bool:
    try:
        ipaddress.IPv6Address(host)
    except ValueError:
        return False
    return True
