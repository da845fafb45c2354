"""Kedro's own settings."""
