"""The configuration is read by OmegaConf in every Kedro."""
from kedro.config import OmegaConfigLoader

CONFIG_LOADER_CLASS = OmegaConfigLoader
CONF_SOURCE = "configuration"
CONFIG_LOADER_ARGS = {
    "base_env": "common",
    "default_run_env": "mine",
    "config_patterns": {"catalog": ["catalog*", "*/catalog*", "datasets.yml"]},
}
