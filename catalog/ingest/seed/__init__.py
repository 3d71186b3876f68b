"""The seed: fixtures written by people, read strictly and loaded through curation's verbs."""
