"""Door: what an operator types."""
