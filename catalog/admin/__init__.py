"""The desk: the pages on which curators keep the catalog true. One file for each noun, all of them on CuratedAdmin."""

from catalog.admin import (  # noqa: F401 - importing a noun's file registers its pages
    claim,
    component,
    foundation_model,
    license,  # noqa: A004 - the noun is called so
    lineage,
    mention,
    name,
    organization,
    product,
    record,
    site,
    source,
    term,
    token,
    variant,
    waiting,
)
