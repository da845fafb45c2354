"""Hooks and a session store of plugins that are not installed."""
from absent_plugin.hooks import PluginHook
from absent_plugin.store import SQLiteStore

HOOKS = (PluginHook(),)
SESSION_STORE_CLASS = SQLiteStore
