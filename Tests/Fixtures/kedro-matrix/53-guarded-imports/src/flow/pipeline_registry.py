"""Pipelines that are registered where a library can be imported."""
from .common import create_pipeline as create_common

try:
    from .extra import NAME
except ImportError:
    NAME = None
try:
    from .extra import create_pipeline as create_extra
except ImportError:
    create_extra = None
try:
    import json
except ImportError:
    json = None


def register_pipelines():
    pipelines = {"__default__": create_common()}
    if json:
        pipelines["plain"] = create_common()
    if create_extra:
        pipelines["extra"] = create_extra()
    return pipelines
