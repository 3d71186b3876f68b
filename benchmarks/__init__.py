"""Performance figures of the README and of docs/performance.md; `make bench` measures them anew."""
