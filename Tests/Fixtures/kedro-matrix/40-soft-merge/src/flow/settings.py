"""Entries of an environment are laid over those of the base."""
CONFIG_LOADER_ARGS = {
    "base_env": "base",
    "default_run_env": "local",
    "merge_strategy": {"catalog": "soft", "parameters": "soft"},
}
