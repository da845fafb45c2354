"""Nodes that the parameters decide on, read by a loader that is told of no environment."""
from pathlib import Path

from kedro.config import OmegaConfigLoader
from kedro.framework.project import settings
from kedro.pipeline import node, pipeline

from .nodes import one

ROOT = Path(__file__).parent.parent.parent
parameters = OmegaConfigLoader(conf_source=str(ROOT / settings.CONF_SOURCE))["parameters"]


def register_pipelines():
    made = [node(one, f"{r}_raw", f"{r}_{parameters['suffix']}", name=f"clean_{r}") for r in parameters["regions"]]
    return {"__default__": pipeline(made)}
