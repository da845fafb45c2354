"""The loader that was the default before Kedro 0.19."""
from kedro.config import ConfigLoader

CONFIG_LOADER_CLASS = ConfigLoader
