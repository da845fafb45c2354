"""A pipeline folder without a create_pipeline."""
