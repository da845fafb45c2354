"""Small readers and writers, the lowest layer."""
import gzip
import json
import logging
import os
import pickle
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import yaml

log = logging.getLogger(__name__)


def ensure_parent(path):
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def dump_json(obj, path, indent=2):
    with ensure_parent(path).open("w", encoding="utf-8") as fh:
        json.dump(obj, fh, indent=indent, default=str)
    log.info("wrote %s", path)


def load_json(path, default=None):
    try:
        with open(path, encoding="utf-8") as fh:
            return json.load(fh)
    except FileNotFoundError:
        return default


def load_yaml(path):
    return yaml.safe_load(Path(path).read_text()) or {}


def dump_pickle(obj, path):
    ensure_parent(path)
    with open(path, "wb") as fh:
        pickle.dump(obj, fh, protocol=4)
    return path


def load_pickle(path):
    with open(path, "rb") as fh:
        return pickle.load(fh)


def append_jsonl(rows, path):
    with ensure_parent(path).open("a") as out:
        for row in rows:
            out.write(json.dumps(row, default=str) + "\n")


def read_frame(path, **kw):
    suffix = Path(path).suffix
    if suffix == ".csv":
        return pd.read_csv(path, **kw)
    if suffix == ".parquet":
        return pd.read_parquet(path, **kw)
    raise ValueError(suffix)


def write_frame(df, path):
    path = ensure_parent(path)
    if path.suffix == ".csv":
        df.to_csv(path, index=False)
    else:
        df.to_parquet(path, index=False)
    return df


@contextmanager
def gz_writer(path):
    ensure_parent(path)
    handle = gzip.open(path, "wt")
    try:
        yield handle
    finally:
        handle.close()


@contextmanager
def timed(label):
    log.info("start %s", label)
    yield label
    log.info("end %s", label)


def write_atomic(path, text):
    path = ensure_parent(path)
    tmp = path.with_name(path.name + ".tmp")
    tmp.write_text(text)
    os.replace(tmp, path)
