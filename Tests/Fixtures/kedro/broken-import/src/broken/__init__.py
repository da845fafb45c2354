"""Broken import."""
