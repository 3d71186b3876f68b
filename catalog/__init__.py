"""The catalog of foundation models: words, values, facts, documents, the rules that change them and the doors."""
