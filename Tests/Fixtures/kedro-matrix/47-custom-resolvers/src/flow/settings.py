"""The configuration is read by OmegaConf in every Kedro."""
from kedro.config import OmegaConfigLoader

CONFIG_LOADER_CLASS = OmegaConfigLoader
CONFIG_LOADER_ARGS = {
    "base_env": "base",
    "default_run_env": "local",
    "custom_resolvers": {"upper": str.upper, "year": lambda offset: 2024 + offset},
}
