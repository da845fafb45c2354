import codecs
import configparser
import csv
import filecmp
import fileinput
import glob
import io
import json
import logging
import os
import shutil
import tempfile
import xml.etree.ElementTree as ET
from contextlib import ExitStack, redirect_stdout
from os.path import join

import pandas as pd
import yaml

from shop.paths import HERE, SHARED


#: reads data/01_raw/notes.txt
def first_line():
    f = open("data/01_raw/notes.txt")
    line = f.readline()
    f.close()
    return line


#: writes logs/run.log
def append_log(msg):
    with open("logs/run.log", "a", encoding="utf-8") as fh:
        fh.write(msg)
    return msg


#: reads data/02_intermediate/counter.txt
#: writes data/02_intermediate/counter.txt
def bump_counter():
    with open("data/02_intermediate/counter.txt", "r+") as fh:
        n = int(fh.read() or 0)
        fh.seek(0)
        fh.write(str(n + 1))
    return n


#: reads data/01_raw/in.txt
#: writes data/02_intermediate/out.txt
def upper_case():
    with open("data/01_raw/in.txt") as src, open("data/02_intermediate/out.txt", "w") as dst:
        for line in src:
            dst.write(line.upper())


#: writes data/02_intermediate/blob.bin
def dump_blob(payload: bytes):
    with io.open(mode="wb", file="data/02_intermediate/blob.bin") as fh:
        fh.write(payload)


#: reads data/01_raw/latin.csv
def read_latin():
    with codecs.open("data/01_raw/latin.csv", "r", "latin-1") as fh:
        return [row for row in csv.reader(fh)]


#: writes data/08_reporting/rows.csv
def write_rows(rows):
    with open(join("data", "08_reporting", "rows.csv"), "w", newline="") as fh:
        w = csv.DictWriter(fh, fieldnames=["id", "price"])
        w.writeheader()
        for row in rows:
            w.writerow({"id": row[0], "price": row[1]})


#: reads src/shop/sql/top.sql
def top_query():
    with open(os.path.join(HERE, "sql", "top.sql")) as fh:
        return fh.read().strip()


#: reads conf/base/parameters.yml
#: writes conf/local/parameters.yml
def localise():
    with open("conf/base/parameters.yml") as fh:
        params = yaml.safe_load(fh)
    params["local"] = True
    with open("conf/local/parameters.yml", "wt") as fh:
        yaml.safe_dump(params, fh)


#: writes data/02_intermediate/old.csv
def cleanup(df):
    if os.path.exists("data/02_intermediate/old.csv"):
        os.remove("data/02_intermediate/old.csv")
    return df


#: reads data/02_intermediate/a.json
#: writes data/02_intermediate/a.json
#: writes data/02_intermediate/b.json
def swap_in():
    os.rename("data/02_intermediate/a.json", "data/02_intermediate/b.json")


#: reads data/03_primary
def inventory():
    return [name for name in os.listdir("data/03_primary") if name.endswith(".parquet")]


#: reads data/03_primary
def sizes():
    total = 0
    with os.scandir("data/03_primary/") as it:
        for entry in it:
            total += len(entry.name)
    return total


#: reads data/08_reporting
def tree():
    return [len(files) for _root, _dirs, files in os.walk("data/08_reporting")]


#: reads data/03_primary/final.csv
#: writes /mnt/shared/shop/final.csv
def deliver(_done):
    shutil.copyfile("data/03_primary/final.csv", f"{SHARED}/final.csv")


#: reads data/03_primary/final.csv
#: writes data/08_reporting/final.csv
def deliver_local():
    return shutil.copy2(src="data/03_primary/final.csv", dst="data/08_reporting/final.csv")


#: reads data/02_intermediate/m.csv
#: writes data/02_intermediate/m.csv
#: writes data/03_primary/m.csv
def move_up():
    shutil.move("data/02_intermediate/m.csv", "data/03_primary/m.csv")


#: reads data/06_models/run
#: writes data/06_models/best
def keep_best():
    shutil.copytree("data/06_models/run", "data/06_models/best", dirs_exist_ok=True)


#: writes data/02_intermediate/scratch
def wipe_scratch():
    shutil.rmtree("data/02_intermediate/scratch", ignore_errors=True)
    os.makedirs("data/02_intermediate/scratch", exist_ok=True)


#: reads data/01_raw/part-*.csv
def parts():
    files = glob.glob("data/01_raw/part-*.csv")
    return pd.concat(map(pd.read_csv, files))


#: reads conf/base/app.ini
#: reads conf/local/app.ini
def ini():
    parser = configparser.ConfigParser()
    parser.read(["conf/base/app.ini", "conf/local/app.ini"])
    return {s: dict(parser[s]) for s in parser.sections()}


#: writes logs/debug.log
def with_file_log(df):
    handler = logging.FileHandler("logs/debug.log")
    logger = logging.getLogger("shop.debug")
    logger.addHandler(handler)
    logger.warning("rows: %d", len(df))
    handler.close()
    logger.removeHandler(handler)
    return df


#: reads data/01_raw/feed.xml
#: writes data/02_intermediate/feed.xml
def normalise_feed():
    tree_ = ET.parse("data/01_raw/feed.xml")
    tree_.getroot().set("clean", "1")
    tree_.write("data/02_intermediate/feed.xml")


#: reads data/03_primary/a.csv
#: reads data/03_primary/b.csv
def unchanged():
    return filecmp.cmp("data/03_primary/a.csv", "data/03_primary/b.csv", shallow=False)


#: reads data/01_raw/x.log
#: reads data/01_raw/y.log
def count_errors():
    with fileinput.input(files=("data/01_raw/x.log", "data/01_raw/y.log")) as lines:
        return sum("ERROR" in line for line in lines)


#: writes data/08_reporting/info.txt
def frame_info(df: pd.DataFrame):
    with open("data/08_reporting/info.txt", "w") as out, redirect_stdout(out):
        df.info()
        print("rows", len(df))


#: writes data/03_primary/atomic.json
def atomic(obj):
    with tempfile.NamedTemporaryFile("w", delete=False, suffix=".json") as tmp:
        json.dump(obj, tmp)
    shutil.move(tmp.name, "data/03_primary/atomic.json")


#: writes data/03_primary/current
def point_to_latest(_):
    os.symlink("v2024", "data/03_primary/current")


#: reads data/01_raw/l.csv
#: reads data/01_raw/r.csv
def line_counts():
    with ExitStack() as stack:
        left, right = [stack.enter_context(open(p)) for p in ("data/01_raw/l.csv", "data/01_raw/r.csv")]
        return len(left.readlines()), len(right.readlines())


#: writes data/09_tracking/run.lock
def take_lock():
    fd = os.open("data/09_tracking/run.lock", os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    os.write(fd, b"locked")
    os.close(fd)


#: writes data/08_reporting/hello.txt
def printed(df):
    with open("data/08_reporting/hello.txt", "x") as fh:
        print("rows:", len(df), file=fh)
