"""One command, one file: parse arguments, make one call."""
