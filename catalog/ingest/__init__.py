"""In: what brings facts from files into the catalog. Ingest proposes; curation disposes."""
