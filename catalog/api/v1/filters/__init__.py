"""Filters: from the parameters of a request to conditions on rows."""
