import contextlib
import json
import os
import pickle
from pathlib import Path

import pandas as pd
import yaml

from . import paths

DEFAULT_AUDIT = "data/09_tracking/audit.log"


def load_yaml(path):
    with open(path, encoding="utf-8") as fh:
        return yaml.safe_load(fh)


def dump_json(obj, path, indent=2):
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w") as fh:
        json.dump(obj, fh, indent=indent, default=str)


def save_pickle(obj, path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as fh:
        pickle.dump(obj, fh)


def load_pickle(path):
    return pickle.loads(Path(path).read_bytes())


def audit(message, path=DEFAULT_AUDIT):
    with open(path, "a") as fh:
        fh.write(message + "\n")


def read_raw(name, **kwargs):
    return pd.read_csv(paths.raw(name), **kwargs)


def write_report(df, name):
    df.to_csv(paths.report(name), index=False)


def text_of(path_or_text, is_path):
    if is_path:
        return Path(path_or_text).read_text()
    return path_or_text


@contextlib.contextmanager
def opened(path, mode="r"):
    fh = open(path, mode)
    try:
        yield fh
    finally:
        fh.close()


class JsonStore:
    """Keeps small dictionaries as JSON files in one folder."""

    def __init__(self, folder="data/09_tracking"):
        self.folder = folder

    def _file(self, key):
        return os.path.join(self.folder, key + ".json")

    def put(self, key, value):
        with open(self._file(key), "w") as fh:
            json.dump(value, fh)

    def get(self, key):
        with open(self._file(key)) as fh:
            return json.load(fh)


class AtomicWriter:
    def __init__(self, target):
        self.target = Path(target)
        self.part = self.target.with_suffix(".part")

    def __enter__(self):
        self.fh = self.part.open("w")
        return self.fh

    def __exit__(self, exc_type, exc, tb):
        self.fh.close()
        if exc_type is None:
            os.replace(self.part, self.target)
        return False
