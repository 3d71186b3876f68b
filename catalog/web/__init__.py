"""Door: pages for people who look rather than query. Server-rendered, in English and Korean, without a script."""
