"""Formats: files of others, read within bounds of size, depth and time, each part with the place where it stands."""
