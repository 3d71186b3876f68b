"""Out: published models as files, streamed row by row."""
