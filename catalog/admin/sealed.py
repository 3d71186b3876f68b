"""What a curator has seen, sent along with a page and back as it went."""

from typing import Any

from django.core import signing

from catalog.curation.problem import StaleVersion

SALT = "catalog.admin.sealed"


def seal(seen: Any) -> str:
    """This function will return something that JSON can hold as a text that nobody else can make."""
    return signing.dumps(seen, salt=SALT, compress=True)


def unseal(text: str) -> Any:
    """This function will return what was sealed; raises StaleVersion where the text is not from here."""
    try:
        return signing.loads(text, salt=SALT)
    except signing.BadSignature as error:
        raise StaleVersion("Look at it again before you store it.", code="stale") from error
