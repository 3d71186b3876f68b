"""The reference for people: Swagger UI to try the API in, ReDoc to read it."""
