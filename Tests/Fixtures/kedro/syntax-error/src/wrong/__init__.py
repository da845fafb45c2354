"""Syntax error."""
