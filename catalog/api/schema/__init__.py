"""The OpenAPI description of the API: what each address does, in words; the rest is read from views and shapes."""
