"""Second layer: knows the places, uses iokit for the access."""
import functools
import os
import pickle

import pandas as pd

from . import iokit
from .locations import ARTIFACTS, GOLD, MODELS_DIR
from .settings import MODEL_VERSION, Layer


def save_gold(df, name):
    return iokit.write_frame(df, GOLD / f"{name}.parquet")


def load_gold(name):
    return iokit.read_frame(GOLD / f"{name}.parquet")


def save_curated(df, name):
    path = f"{Layer.CURATED.value}/{name}.csv"
    iokit.write_frame(df, path)
    return path


def publish(df, name):
    save_curated(df, name)
    save_gold(df, name)


class ModelStore:
    def __init__(self, root=MODELS_DIR, version=MODEL_VERSION):
        self.root = root
        self.version = version

    def _file(self, name):
        return self.root / self.version / f"{name}.pkl"

    def save(self, model, name):
        return iokit.dump_pickle(model, self._file(name))

    def load(self, name):
        return iokit.load_pickle(self._file(name))

    def describe(self, name):
        return {"name": name, "file": str(self._file(name)), "version": self.version}


class FrameCache:
    """Keeps frames in memory; nothing goes to disk."""

    def __init__(self):
        self._frames = {}

    def save(self, df, path):
        self._frames[str(path)] = df.copy()

    def load(self, path):
        return self._frames[str(path)]

    def to_parquet(self, path):
        return self.save(pd.DataFrame(), path)


class JsonSink:
    folder = os.path.join(ARTIFACTS, "json")

    def __enter__(self):
        self.items = {}
        return self

    def add(self, key, value):
        self.items[key] = value

    def __exit__(self, *exc):
        iokit.dump_json(self.items, os.path.join(self.folder, "sink.json"))
        return False


def cached(path):
    def wrap(func):
        @functools.wraps(func)
        def inner(*args, **kwargs):
            if os.path.exists(path):
                with open(path, "rb") as fh:
                    return pickle.load(fh)
            result = func(*args, **kwargs)
            iokit.dump_pickle(result, path)
            return result
        return inner
    return wrap


def logged(func):
    @functools.wraps(func)
    def inner(*args, **kwargs):
        iokit.log.debug("calling %s", func.__name__)
        return func(*args, **kwargs)
    return inner


def audited(func):
    @functools.wraps(func)
    def inner(*args, **kwargs):
        result = func(*args, **kwargs)
        with open("logs/audit.log", "a") as fh:
            fh.write(func.__name__ + "\n")
        return result
    return inner
