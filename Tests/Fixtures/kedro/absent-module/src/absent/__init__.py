"""Absent modules."""
