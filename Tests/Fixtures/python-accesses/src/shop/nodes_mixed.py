"""Nodes in which real access stands next to things that only look like it."""
import contextlib
import io
import json
import logging
import os
import shutil
import tempfile
import zipfile
from pathlib import Path

import pandas as pd

from . import paths
from .helpers import save, to_payload
from .helpers import read_csv as parse_csv

log = logging.getLogger(__name__)


#: writes data/08_reporting/book.xlsx
def buffered_workbook(df):
    buf = io.BytesIO()
    with pd.ExcelWriter(buf, engine="openpyxl") as writer:
        df.to_excel(writer, sheet_name="a.csv")
    Path("data/08_reporting/book.xlsx").write_bytes(buf.getvalue())


#: writes data/08_reporting/payload.json
def payload_file(df):
    text = to_payload(df)
    log.info("payload for %s", "data/08_reporting/other.json")
    with open("data/08_reporting/payload.json", "w") as fh:
        fh.write(text)


#: reads data/01_raw/inline.csv
def parsed_text():
    return parse_csv(Path("data/01_raw/inline.csv").read_text())


#: writes data/08_reporting/zipped.zip
def zip_from_memory(df):
    mem = io.BytesIO()
    with zipfile.ZipFile(mem, "w") as zf:
        zf.writestr("data/01_raw/x.csv", df.to_csv())
    with open(paths.report("zipped.zip"), "wb") as fh:
        fh.write(mem.getbuffer())


#: writes data/03_primary/from_tmp.csv
def through_tempdir(df):
    with tempfile.TemporaryDirectory() as tmp:
        part = os.path.join(tmp, "part.csv")
        df.to_csv(part, index=False)
        shutil.copyfile(part, "data/03_primary/from_tmp.csv")


#: writes data/02_intermediate/stale.txt
def forget(names):
    names = ["data/02_intermediate/a.txt", "data/02_intermediate/b.txt"]
    names.remove("data/02_intermediate/a.txt")
    with contextlib.suppress(FileNotFoundError):
        os.remove("data/02_intermediate/stale.txt")
    return names


#: writes data/03_primary/used.csv
def one_of_two_helpers(df):
    def unused():
        df.to_csv("data/03_primary/unused.csv")

    def used():
        df.to_csv("data/03_primary/used.csv")

    used()
    return df


#: reads data/01_raw/ohlc.csv
def candles():
    ohlc = pd.read_csv("data/01_raw/ohlc.csv").rename(columns={"price": "open"})
    ohlc["body"] = ohlc.open - ohlc.open.shift(1)
    return ohlc[ohlc.open > 0]


#: reads data/01_raw/setup.json
def registered(df):
    save(df, "data/03_primary/setup.csv")
    setup = json.loads(Path("data/01_raw/setup.json").read_bytes())
    setup.update({"output": "data/03_primary/out.csv"})
    return setup


#: reads data/01_raw/real.csv
def shadow_inside():
    def open(path):  # noqa: A001
        return path.upper()

    title = open("data/01_raw/title.txt")
    return title, pd.read_csv("data/01_raw/real.csv")


#: writes data/08_reporting/early.csv
def early_exit(df):
    df.to_csv("data/08_reporting/early.csv")
    return df
    df.to_csv("data/08_reporting/late.csv")


#: reads data/01_raw/cfg.json
#: writes data/02_intermediate/cfg.json
def with_sibling(df):
    src = Path("data/01_raw/cfg.json")
    backup = src.with_suffix(".bak")
    dst = paths.INTERMEDIATE / src.name
    dst.write_text(src.read_text())
    log.info("no backup at %s", backup)
    return dst.stem


#: writes data/08_reporting/all.txt
def joined(rows):
    out = io.StringIO()
    for row in rows:
        out.write(f"{row}\n")
    target = "data/08_reporting/all.txt"
    with open(target, "w") as fh:
        out.seek(0)
        shutil.copyfileobj(out, fh)


#: reads data/06_models/limits.json
def limits(df):
    """Reads data/06_models/limits.json, never data/06_models/old_limits.json."""
    limits_file = os.path.join(paths.MODEL_DIR, "limits.json")
    old = limits_file.replace("limits", "old_limits")
    with open(limits_file, "rb") as fh:
        return {**json.load(fh), "previous": old}
