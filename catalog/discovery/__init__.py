"""Answers: reading across the published rows, never writing."""
