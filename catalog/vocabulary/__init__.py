"""Words: the closed lists that the rest of the house speaks in."""
