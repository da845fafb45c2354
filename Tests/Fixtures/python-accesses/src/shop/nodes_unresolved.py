"""Nodes whose places are not in the text."""
import datetime as dt
import json
import os
import pickle
import sys
from pathlib import Path

import pandas as pd

from . import paths
from .io_helpers import dump_json


#: reads ?
def load_named(name: str):
    return pd.read_csv(f"data/01_raw/{name}.csv")


#: writes ?
def save_stamped(df):
    stamp = dt.datetime.now().strftime("%Y%m%d_%H%M%S")
    df.to_csv(f"data/08_reporting/run_{stamp}.csv")


#: reads ?
def from_env():
    path = os.environ.get("SHOP_INPUT", "data/01_raw/orders.csv")
    with open(path) as fh:
        return fh.read()


#: writes ?
def to_cache(obj):
    with open(paths.CACHE_DIR / "obj.pkl", "wb") as fh:
        pickle.dump(obj, fh)


#: writes ?
def home_config(cfg):
    dump_json(cfg, Path.home() / ".shop.json")


#: reads ?
def by_column(df):
    return [Path(p).read_text() for p in df["path"]]


#: reads ?
def from_argv():
    with open(sys.argv[1]) as fh:
        return json.load(fh)


#: reads data/01_raw/index.txt
#: reads ?
def by_index():
    names = Path("data/01_raw/index.txt").read_text().split()
    return pd.concat(pd.read_csv(os.path.join(paths.RAW_DIR, n)) for n in names)


#: writes ?
def per_group(df):
    for key, group in df.groupby("country"):
        group.to_csv(f"data/08_reporting/{key}.csv", index=False)


#: reads ?
#: writes ?
def edit_in_place(path: str):
    target = Path(path)
    target.write_text(target.read_text().strip() + "\n")


#: writes ?
def remove_old(paths_to_drop):
    for path in paths_to_drop:
        os.remove(path)
