"""Datasets of this project."""
from kedro.io import AbstractDataset


class TableDataset(AbstractDataset):
    def __init__(self, table_name, credentials=None, metadata=None):
        self._table_name = table_name

    def _load(self):
        return None

    def _save(self, data):
        pass

    def _describe(self):
        return {"table_name": self._table_name}


class OwnDataset(AbstractDataset):
    def __init__(self, filepath, metadata=None):
        self._filepath = filepath

    def _load(self):
        return None

    def _save(self, data):
        pass

    def _describe(self):
        return {"filepath": self._filepath}
