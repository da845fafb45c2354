import bz2
import gzip
import json
import lzma
import shutil
import tarfile
import zipfile
from pathlib import Path

import pandas as pd

RAW = Path("data/01_raw")


#: reads data/01_raw/bundle.zip
def zip_names():
    with zipfile.ZipFile(RAW / "bundle.zip") as zf:
        return zf.namelist()


#: reads data/03_primary/a.csv
#: writes data/08_reporting/pack.zip
def pack():
    with zipfile.ZipFile("data/08_reporting/pack.zip", "w", zipfile.ZIP_DEFLATED) as zf:
        zf.write("data/03_primary/a.csv", arcname="a.csv")


#: writes data/08_reporting/notes.zip
def zip_text(df):
    with zipfile.ZipFile("data/08_reporting/notes.zip", mode="w") as zf:
        zf.writestr("notes/readme.txt", "made from %d rows" % len(df))
        zf.writestr("table.csv", df.to_csv())


#: reads data/01_raw/bundle.zip
def frame_in_zip():
    with zipfile.ZipFile("data/01_raw/bundle.zip") as zf:
        with zf.open("inner.csv") as member:
            return pd.read_csv(member)


#: reads data/01_raw/site.tar.gz
def tar_members():
    with tarfile.open("data/01_raw/site.tar.gz", "r:gz") as tar:
        return [m.name for m in tar.getmembers()]


#: reads data/06_models/run.json
#: writes data/06_models/run.tar.gz
def tar_model():
    with tarfile.open("data/06_models/run.tar.gz", "w:gz") as tar:
        tar.add("data/06_models/run.json", arcname="run.json")


#: reads data/01_raw/events.json.gz
def gz_events():
    with gzip.open("data/01_raw/events.json.gz", "rt") as fh:
        return [json.loads(line) for line in fh]


#: writes data/02_intermediate/events.csv.gz
def gz_write(rows):
    with gzip.open("data/02_intermediate/events.csv.gz", "wt") as fh:
        fh.writelines(",".join(map(str, r)) + "\n" for r in rows)


#: reads data/01_raw/dump.bz2
#: writes data/02_intermediate/dump.xz
def recompress():
    with bz2.open("data/01_raw/dump.bz2", "rb") as src, lzma.open("data/02_intermediate/dump.xz", "wb") as dst:
        shutil.copyfileobj(src, dst)


#: writes data/02_intermediate/frame.csv.gz
def gz_frame(df):
    df.to_csv("data/02_intermediate/frame.csv.gz", compression="gzip")
