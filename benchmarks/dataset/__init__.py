"""A synthetic catalog: made-up models with the spread of real ones, the same ones on every machine."""
