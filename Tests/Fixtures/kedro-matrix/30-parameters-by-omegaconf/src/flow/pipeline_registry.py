"""Nodes that the parameters decide on, read by Kedro's own loader."""
import os
from pathlib import Path

from kedro.config import OmegaConfigLoader
from kedro.framework.project import settings
from kedro.pipeline import node, pipeline

from .nodes import one

ROOT = Path(__file__).parent.parent.parent
loader = OmegaConfigLoader(conf_source=str(ROOT / settings.CONF_SOURCE), base_env="base", default_run_env="local")
parameters = loader["parameters"]


def register_pipelines():
    made = [node(one, f"{r}_raw", f"{r}_{parameters['suffix']}", name=f"clean_{r}") for r in parameters["regions"]]
    other = OmegaConfigLoader(conf_source=os.path.join(ROOT, "conf"), base_env="base", default_run_env="local")
    for name in other.get("parameters")["models"]:
        made.append(node(one, "north_tidy", f"{name}_model", name=name))
    return {"__default__": pipeline(made)}
