"""A pipeline that fails inside the project."""

from .pipeline import create_pipeline  # noqa: F401
