"""The same few accesses in the many ways people write them."""
import asyncio
import glob
import json
import os
import shutil
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import starmap
from pathlib import Path

import pandas as pd
import polars as pl

from . import config, paths
from .paths import REPORTING

LOAD_ARGS = {"filepath_or_buffer": "data/01_raw/kwargs.csv", "nrows": 10}
LAYER, NAME = "02_intermediate", "unpacked"
PARTS = ["data", "03_primary", "joined.csv"]

if os.sep == "/":
    ROOT = "data"
else:
    ROOT = "data"


#: reads data/01_raw/kwargs.csv
def star_kwargs():
    return pd.read_csv(**LOAD_ARGS)


#: writes data/02_intermediate/unpacked.csv
def percent_tuple(df):
    df.to_csv("data/%s/%s.csv" % (LAYER, NAME))


#: writes data/02_intermediate/mapped.csv
def percent_dict(df):
    df.to_csv("data/%(layer)s/%(name)s.csv" % {"layer": LAYER, "name": "mapped"})


#: reads data/03_primary/joined.csv
def joined_words():
    return pd.read_csv("/".join(PARTS))


#: reads data/03_primary/joined.csv
def star_args():
    return pd.read_csv(Path(*PARTS)), pd.read_csv(os.path.join(*PARTS))


#: writes data/05_model_input/chunk_00.csv
#: writes data/05_model_input/chunk_01.csv
def padded(df):
    for i, start in enumerate([0, 2]):
        df.iloc[start:start + 2].to_csv(f"data/05_model_input/chunk_{i:02d}.csv")


#: reads data/01_raw/attr.csv
def by_getattr():
    reader = getattr(pd, "read_csv")
    return reader("data/01_raw/attr.csv")


#: reads data/01_raw/conditional.json
def module_condition():
    return json.loads((Path(ROOT) / "01_raw" / "conditional.json").read_text())


#: writes data/08_reporting/daily.csv
#: writes data/08_reporting/weekly.csv
#: writes data/08_reporting/other.csv
def branches(df, mode):
    if mode == "day":
        name = "daily"
    elif mode == "week":
        name = "weekly"
    else:
        name = "other"
    df.to_csv(REPORTING + name + ".csv")


@dataclass
class Sink:
    folder: str
    name: str = "out"
    path: str = ""

    def __post_init__(self):
        self.path = f"{self.folder}/{self.name}.csv"

    @classmethod
    def primary(cls, name):
        return cls("data/03_primary", name)

    def __call__(self, df):
        df.to_csv(self.path)


#: writes data/03_primary/sink.csv
def by_classmethod(df):
    sink = Sink.primary("sink")
    sink(df)


#: writes data/04_features/out.csv
def by_post_init(df):
    df.to_csv(Sink(folder="data/04_features").path)


class Base:
    def __init__(self, name):
        self.file = os.path.join(paths.RAW_DIR, name)

    @cached_property
    def frame(self):
        return pd.read_csv(self.file)


class Orders(Base):
    def __init__(self):
        super().__init__("orders_base.csv")

    @staticmethod
    def totals():
        return pd.read_csv("data/01_raw/totals.csv")


#: reads data/01_raw/orders_base.csv
#: reads data/01_raw/totals.csv
def by_inheritance():
    orders = Orders()
    return orders.frame, orders.totals()


async def _read(path):
    await asyncio.sleep(0)
    with open(path) as fh:
        return fh.read()


#: reads data/01_raw/async.txt
def by_coroutine():
    return asyncio.run(_read("data/01_raw/async.txt"))


def _copy(src, dst):
    shutil.copy(src, dst)


#: reads data/01_raw/m1.csv
#: reads data/01_raw/m2.csv
#: writes data/02_intermediate/m1.csv
#: writes data/02_intermediate/m2.csv
def by_starmap():
    pairs = [(f"data/01_raw/{n}.csv", f"data/02_intermediate/{n}.csv") for n in ("m1", "m2")]
    return list(starmap(_copy, pairs))


@lru_cache(maxsize=1)
def _lookup():
    return json.loads(Path("data/01_raw/lookup.json").read_text())


#: reads data/01_raw/lookup.json
def by_cache(df):
    return df.assign(label=df["country"].map(_lookup()))


def _all_rows():
    for name in ("g1", "g2"):
        yield from _some_rows(os.path.join("data", "01_raw", name + ".txt"))


def _some_rows(path):
    with open(path) as fh:
        yield from fh


#: reads data/01_raw/g1.txt
#: reads data/01_raw/g2.txt
def by_yield_from():
    return list(_all_rows())


#: writes data/02_intermediate/final.txt
def in_finally(rows):
    lines = []
    try:
        lines.extend(map(str, rows))
    finally:
        with open("data/02_intermediate/final.txt", "w") as fh:
            fh.write("\n".join(lines))


#: reads src/shop/resources/names.json
def inline_dirname():
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "resources", "names.json")) as fh:
        return json.load(fh)


#: reads conf/base/limits.json
def project_root():
    root = os.path.join(paths.HERE, "..", "..")
    with open(os.path.normpath(os.path.join(root, "conf", "base", "limits.json"))) as fh:
        return json.load(fh)


#: reads data/01_raw/deep/**/*.json
def recursive_glob():
    return [json.load(open(f)) for f in glob.iglob("data/01_raw/deep/**/*.json", recursive=True)]


#: writes data/02_intermediate/gone.csv
def unlinked(_):
    os.unlink(str(paths.INTERMEDIATE / "gone.csv"))


#: reads data/01_raw/orders.csv
#: writes data/08_reporting/summary.csv
def settings_both(df):
    inputs, outputs = config.SETTINGS["input"], config.SETTINGS["output"]
    frame = pd.read_csv(inputs["orders"])
    frame.describe().to_csv(outputs["summary"])


#: writes data/08_reporting/de.json
#: writes data/08_reporting/fr.json
def dict_of_targets(df):
    targets = {code: f"data/08_reporting/{code}.json" for code in paths.COUNTRY_FILES}
    for code, target in targets.items():
        df[df["country"] == code].to_json(target)


#: reads data/01_raw/orders.csv
#: reads data/01_raw/stores.csv
def comprehension_of_settings():
    frames = {k: pl.read_csv(v) for k, v in config.SETTINGS["input"].items()}
    return frames


#: reads data/01_raw/page.ndjson
#: writes data/02_intermediate/page.csv
def polars_sink():
    pl.scan_ndjson("data/01_raw/page.ndjson").sink_csv("data/02_intermediate/page.csv")


#: reads data/01_raw/first.parquet
#: reads data/01_raw/second.parquet
def lambda_loader():
    load = lambda name: pl.read_parquet(f"data/01_raw/{name}.parquet")  # noqa: E731
    first, second = load("first"), load("second")
    return pl.concat([first, second])


def _walk_down(level, df):
    if level > 0:
        _walk_down(level - 1, df)
    else:
        df.to_csv("data/02_intermediate/bottom.csv")


#: writes data/02_intermediate/bottom.csv
def recursion(df):
    _walk_down(3, df)


#: reads data/01_raw/enc.csv
#: writes data/02_intermediate/enc.csv
def encodings():
    with open("data/01_raw/enc.csv", "r", encoding="cp1252") as src:
        text = src.read()
    with open("data/02_intermediate/enc.csv", mode="w", encoding="utf-8", newline="\n") as dst:
        dst.write(text)


#: reads data/01_raw/legacy.xml
#: writes data/03_primary/legacy.dta
def rare_formats():
    frame = pd.read_xml("data/01_raw/legacy.xml")
    frame.to_stata("data/03_primary/legacy.dta", write_index=False)


#: writes data/03_primary/nested.orc
def orc(df):
    layer = "03_primary"
    df.to_orc(f"{ROOT}/{layer}/{'nested'}.orc", index=False)
