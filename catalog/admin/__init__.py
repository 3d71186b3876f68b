"""The desk: the pages on which curators keep the catalog true. One file for each noun, all of them on CuratedAdmin."""

from catalog.admin import (  # noqa: F401 - importing a noun's file registers its pages
    batch,
    claim,
    component,
    foundation_model,
    license,  # noqa: A004 - the noun is called so
    lineage,
    mention,
    name,
    organization,
    product,
    proposal,
    quarantine_item,
    queue_item,
    record,
    site,
    source,
    term,
    token,
    variant,
)
