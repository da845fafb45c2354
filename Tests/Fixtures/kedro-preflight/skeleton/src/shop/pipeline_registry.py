"""The pipelines of the project."""
from .pipeline import create_pipeline


def register_pipelines():
    return {"__default__": create_pipeline()}
