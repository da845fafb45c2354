"""The configuration is read by OmegaConf in every Kedro."""
from kedro.config import OmegaConfigLoader

CONFIG_LOADER_CLASS = OmegaConfigLoader
