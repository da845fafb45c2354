"""Helpers that could write to a place, and here do not."""
import io
import json
import logging
import pickle
from functools import partial, wraps
from pathlib import Path

import numpy as np
import pandas as pd

from . import helpers, io_helpers, paths
from .config import Config, Files, RunConfig, Tables

log = logging.getLogger(__name__)


def write_frame(df, target):
    df.to_csv(target, index=False)
    return target


def read_frame(source, **kwargs):
    return pd.read_csv(source, **kwargs)


def dump(obj, fh):
    json.dump(obj, fh)


def dump_all(objs, fh, dumper=pickle.dump):
    for o in objs:
        dumper(o, fh)


def frame_or_text(df, path=None):
    return df.to_csv(path)


def announce(path):
    log.info("next: %s", path)
    return path


def described(func):
    @wraps(func)
    def wrapper(*args, **kwargs):
        log.info("writes %s", "data/08_reporting/x.csv")
        return func(*args, **kwargs)

    return wrapper


class BufferWriter:
    def __init__(self, target):
        self.target = target

    def write(self, df):
        df.to_csv(self.target)
        return self.target.getvalue()


#: harmless
def helper_with_buffer(df):
    return write_frame(df, io.StringIO()).getvalue()


#: harmless
def helper_reads_buffer():
    return read_frame(io.StringIO("a,b\n1,2"), sep=",")


#: harmless
def helper_partial(df):
    write = partial(write_frame, target=io.StringIO())
    return write(df).tell()


#: harmless
def json_helper(obj):
    out = io.StringIO()
    dump({"a": "data/a.csv"}, fh=out)
    return out.getvalue()


#: harmless
def dump_helper(rows):
    out = io.BytesIO()
    dump_all(rows, out)
    return out.tell()


#: harmless
def default_none(df):
    return frame_or_text(df)


#: harmless
def announced():
    return announce("data/08_reporting/x.csv"), announce(paths.RAW_DIR)


#: harmless
@described
def decorated(df):
    return df.assign(path="data/01_raw/a.csv")


#: harmless
def class_with_buffer(df):
    return BufferWriter(io.StringIO()).write(df)


#: harmless
def text_given_as_text():
    return io_helpers.text_of("data/01_raw/a.csv", False)


#: harmless
def store_not_used():
    store = io_helpers.JsonStore("data/09_tracking")
    return store.folder


#: harmless
def atomic_not_entered():
    return io_helpers.AtomicWriter("data/03_primary/a.csv").part


#: harmless
def config_values():
    return Config.model_file, RunConfig(name="x").target, Files.HOLIDAYS.value, Tables.ORDERS.value


#: harmless
def in_registry(df):
    helpers.save(df, "data/03_primary/a.csv")
    return helpers.load("data/03_primary/a.csv")


#: given path = null
#: harmless
def maybe_dump(df, path):
    if path is not None:
        df.to_csv(path)
    return df


#: given target = null
#: harmless
def text_if_none(df, target):
    return df.to_json(target, orient="records")


#: given params = {"outputs": []}
#: harmless
def no_outputs(df, params):
    for output in params["outputs"]:
        df.to_csv(output)
    return df


#: given params = {"path": "data/01_raw/a.csv", "columns": ["id"]}
#: harmless
def params_logged(df, params):
    log.info("params: %s", json.dumps(params))
    announce(params["path"])
    return df[params["columns"]]


#: given folder = "data/08_reporting"
#: harmless
def named_partitions(df, folder):
    return {str(Path(folder) / f"{c}.csv"): part for c, part in df.groupby("country")}


#: harmless
def chosen_buffer(df):
    text = len(df) > 2
    out = io.StringIO() if text else io.BytesIO()
    df.to_csv(out)
    return out.tell()


#: harmless
def loop_of_buffers(df):
    sizes = []
    for fmt in ("csv", "json"):
        out = io.StringIO()
        getattr(df, f"to_{fmt}")(out)
        sizes.append(len(out.getvalue()))
    return sizes


#: harmless
def rebound_to_buffer(df):
    target = "data/08_reporting/x.csv"
    log.info("not to %s", target)
    target = io.StringIO()
    df.to_csv(target)
    return target.getvalue()


#: harmless
def dict_of_buffers(arr):
    files = {"a.npy": io.BytesIO(), "b.npy": io.BytesIO()}
    for name, fh in files.items():
        np.save(fh, np.asarray(arr))
    return {name: fh.getvalue() for name, fh in files.items()}


#: harmless
def lambda_buffer(df):
    to_text = lambda frame: frame.to_csv(index=False)  # noqa: E731
    return to_text(df), list(map(lambda s: read_frame(io.StringIO(s)), ["a\n1\n"]))


#: harmless
def returned_lines(df):
    def rows():
        for record in df.itertuples():
            yield f"{record.Index}: data/{record.country}.csv"

    return list(rows())
