"""The Django database backend `registry.postgresql`: PostgreSQL's own, which asks less often whether it is there."""
