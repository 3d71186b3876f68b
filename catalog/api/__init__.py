"""Doors over HTTP, by version."""
