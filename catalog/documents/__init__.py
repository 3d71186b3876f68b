"""Shape: one definition of each noun for the stored document, the API and its OpenAPI description."""
