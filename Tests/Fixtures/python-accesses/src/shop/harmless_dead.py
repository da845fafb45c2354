"""Code that does not run."""
import json
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import numpy as np

DEBUG = False


#: harmless
def after_return(df):
    return df.head()
    df.to_csv("data/08_reporting/never.csv")


#: harmless
def under_false(df):
    if False:
        df.to_csv("data/02_intermediate/debug.csv")
    return df


#: harmless
def under_type_checking(df: "pd.DataFrame"):
    if TYPE_CHECKING:
        values = np.load("data/04_features/x.npy")
    return df.shape


#: harmless
def after_raise(df):
    raise NotImplementedError("not yet")
    with open("data/08_reporting/never.txt", "w") as fh:
        fh.write("x")


#: harmless
def never_called(df):
    def dump():
        df.to_csv("data/02_intermediate/dump.csv")

    return df.dropna()


#: harmless
def unused_lambda(df):
    loader = lambda: pd.read_csv("data/01_raw/orders.csv")  # noqa: E731,F841
    return len(df)


#: harmless
def unused_partial(df):
    reader = partial(pd.read_csv, "data/01_raw/orders.csv")
    return df.assign(reader=reader.func.__name__)


def _lines(path):
    with open(path) as fh:
        for line in fh:
            yield line


#: harmless
def generator_not_consumed():
    lines = _lines("data/01_raw/orders.csv")
    return type(lines).__name__


#: harmless
def genexpr_not_consumed():
    files = ["data/01_raw/a.json", "data/01_raw/b.json"]
    loaded = (json.loads(Path(f).read_text()) for f in files)
    loaded.close()
    return len(files)


#: harmless
def empty_loop(df):
    for name in []:
        df.to_csv(f"data/08_reporting/{name}.csv")
    return df


#: harmless
def commented(df):
    # df.to_csv("data/02_intermediate/tmp.csv")
    # with open("notes.txt", "w") as fh: fh.write("x")
    return df.describe()


#: harmless
def in_a_string(df):
    code = 'pd.read_csv("data/01_raw/orders.csv").to_csv("data/x.csv")'
    return code.upper()


#: harmless
def unused_class(df):
    class Exporter:
        path = "data/08_reporting/export.csv"

        def export(self):
            df.to_csv(self.path)

    return Exporter.path


#: harmless
def made_but_not_run(df):
    class Writer:
        def __init__(self, path):
            self.path = path

        def run(self):
            os.remove(self.path)

    writer = Writer("data/02_intermediate/a.csv")
    return writer.path


#: harmless
def after_continue(rows):
    total = 0
    for row in rows:
        total += 1
        continue
        open("data/02_intermediate/row.txt", "w")
    return total


#: harmless
def function_as_value(df):
    readers = {"csv": pd.read_csv, "parquet": pd.read_parquet}
    return sorted(readers)


#: harmless
def never_loop(df):
    while False:
        Path("data/02_intermediate/x.txt").write_text("x")
    return df.columns.tolist()


#: harmless
def short_circuit(df):
    return False and pd.read_csv("data/01_raw/orders.csv")


#: harmless
def method_reference(df):
    target = Path("data/02_intermediate/x.txt")
    write = target.write_text
    return write.__name__
