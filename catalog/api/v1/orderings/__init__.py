"""Orderings: by what each list can be ordered."""
