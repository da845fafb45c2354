"""Library calls which stay in memory although their names do not say so."""
import array
import asyncio
import configparser
import contextlib
import csv
import datetime as dt
import difflib
import email
import io
import json
import logging.config
import marshal
import mmap
import pickle
import plistlib
import shelve
import shlex
import struct
import subprocess
import tokenize
import urllib.request
import wave
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter, deque
from functools import lru_cache

import cv2
import geopandas as gpd
import h5py
import jinja2
import lightgbm as lgb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.csv as pacsv
import sqlalchemy as sa
import toml
import yaml
from joblib import Parallel, delayed
from shapely.geometry import Point


#: harmless
def candle_body(df):
    ohlc = df.rename(columns={"price": "open"})
    ohlc["close"] = ohlc["open"] * 1.1
    return (ohlc.close - ohlc.open).abs().max(), ohlc.open.mean()


#: harmless
def zip_path_text():
    zf = zipfile.ZipFile(io.BytesIO(), "w")
    zf.writestr("data/a.txt", "hello")
    return zipfile.Path(zf, "data/a.txt").read_text(), zf.namelist()


#: harmless
def shelf_in_dict():
    shelf = shelve.Shelf({})
    shelf["a"] = 1
    return shelf["a"]


#: harmless
def anonymous_map():
    with mmap.mmap(-1, 64) as mm:
        mm.write(b"data/x.bin")
        mm.seek(0)
        return mm.read(4)


#: harmless
def ini_to_buffer():
    parser = configparser.ConfigParser()
    parser["paths"] = {"raw": "data/01_raw"}
    out = io.StringIO()
    parser.write(out)
    return out.getvalue()


#: harmless
def xml_to_buffer():
    out = io.BytesIO()
    tree = ET.ElementTree(ET.Element("feed", src="data/feed.xml"))
    tree.write(out)
    return ET.parse(io.BytesIO(out.getvalue())).getroot().tag


#: harmless
def yaml_to_buffer(obj):
    out = io.StringIO()
    yaml.dump({"path": "data/a.csv"}, out)
    toml.dump({"path": "data/a.csv"}, out)
    return out.getvalue()


#: harmless
def pickler(obj):
    out = io.BytesIO()
    pickle.Pickler(out, protocol=4).dump(obj)
    return pickle.Unpickler(io.BytesIO(out.getvalue())).load()


#: harmless
def small_formats():
    return marshal.dumps([1]), plistlib.dumps({"path": "data/a.csv"}), struct.pack("<i", 3), array.array("i", [1]).tobytes()


#: harmless
def sniffed():
    return csv.Sniffer().sniff("a;b\n1;2\n").delimiter


#: harmless
def excel_file_in_memory(df):
    out = io.BytesIO()
    df.to_excel(out, index=False)
    return pd.ExcelFile(io.BytesIO(out.getvalue())).sheet_names


#: harmless
def info_text(df):
    out = io.StringIO()
    df.info(buf=out)
    df.to_string(buf=out)
    df.to_markdown(buf=out)
    return out.getvalue()


#: harmless
def styled(df):
    return df.style.format({"price": "{:.1f}"}).to_html()


#: harmless
def html_tables():
    return pd.read_html(io.StringIO("<table><tr><th>a</th></tr><tr><td>1</td></tr></table>"))[0]


#: harmless
def chunks_of_text():
    text = io.StringIO("a,b\n1,2\n3,4\n")
    return sum(len(c) for c in pd.read_csv(text, chunksize=1))


#: harmless
def h5_in_buffer(arr):
    with h5py.File(io.BytesIO(), "w") as f:
        f["cube"] = np.asarray(arr)
        return f["cube"][:].sum()


#: harmless
def encoded_image():
    ok, buf = cv2.imencode(".png", np.zeros((4, 4, 3), dtype="uint8"))
    return cv2.imdecode(buf, cv2.IMREAD_COLOR).shape


#: harmless
def wave_in_buffer():
    out = io.BytesIO()
    with wave.open(out, "wb") as w:
        w.setnchannels(1)
        w.setsampwidth(2)
        w.setframerate(8000)
        w.writeframes(b"\0\0")
    return len(out.getvalue())


#: harmless
def geo_text():
    gdf = gpd.GeoDataFrame({"name": ["data/a.geojson"]}, geometry=[Point(0, 0)])
    return gdf.to_json(), gdf.to_wkt()


#: harmless
def template_text(total):
    env = jinja2.Environment(loader=jinja2.DictLoader({"report.html": "{{ total }}"}))
    return env.get_template("report.html").render(total=total), jinja2.Template("data/{{ x }}.csv").render(x=1)


#: harmless
def booster_text():
    data = lgb.Dataset(np.arange(40.0).reshape(-1, 1), label=np.arange(40.0))
    booster = lgb.train({"verbose": -1, "num_leaves": 3}, data, num_boost_round=2)
    return lgb.Booster(model_str=booster.model_to_string()).num_trees()


#: harmless
def arrow_stream(df):
    sink = pa.BufferOutputStream()
    table = pa.Table.from_pandas(df)
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return pa.ipc.open_stream(sink.getvalue()).read_all().num_rows


#: harmless
def arrow_csv_buffer():
    return pacsv.read_csv(io.BytesIO(b"a,b\n1,2\n")).to_pydict()


#: harmless
def polars_lazy():
    return pl.DataFrame({"a": [1, 2]}).lazy().filter(pl.col("a") > 1).collect().to_dicts()


#: harmless
def request_object():
    req = urllib.request.Request("https://api.example.com/v2/rates", headers={"Accept": "text/csv"})
    return req.full_url, req.get_method()


#: harmless
def command_text():
    return subprocess.list2cmdline(["cp", "data/a.csv", "data/b.csv"]), shlex.join(["cat", "data/a.csv"])


#: harmless
def statement(_):
    return str(sa.text("DELETE FROM orders")), str(sa.insert(sa.table("orders", sa.column("id"))))


#: harmless
def mail_text():
    msg = email.message_from_string("Subject: data/a.csv\n\nbody")
    return msg["Subject"], msg.get_payload()


#: harmless
def compared():
    return list(difflib.unified_diff(["a"], ["b"], "data/old.csv", "data/new.csv"))


#: harmless
def tokens():
    code = b"open('data/a.csv')"
    return [t.string for t in tokenize.tokenize(io.BytesIO(code).readline)]


#: harmless
def wrapped_bytes():
    with io.TextIOWrapper(io.BytesIO(b"a\nb\n"), encoding="utf-8") as fh:
        return fh.readlines()


#: harmless
def null_context(df):
    with contextlib.nullcontext(io.StringIO()) as fh, contextlib.redirect_stdout(fh):
        print("data/08_reporting/x.txt", len(df))
        return fh.getvalue()


#: harmless
def dates(df):
    day = dt.datetime(2024, 5, 17).replace(day=1)
    return day.strftime("data/%Y/%m/orders.csv")


#: harmless
def collections_(rows):
    c = Counter(["data/a.csv"])
    c.update(["data/b.csv"])
    q = deque(["data/a.csv"])
    q.rotate(1)
    q.remove("data/a.csv")
    return c, q


#: harmless
def squares():
    return Parallel(n_jobs=1)(delayed(pow)(i, 2) for i in range(3))


@lru_cache(maxsize=None)
def _target(name):
    return f"data/08_reporting/{name}.csv"


#: harmless
def cached_names():
    return [_target(n) for n in ("a", "b", "a")]


async def _fetch(name):
    await asyncio.sleep(0)
    return io.StringIO(f"{name},1\n").read()


#: harmless
def coroutines():
    return asyncio.run(_fetch("data/a.csv"))


#: harmless
def logging_config():
    logging.config.dictConfig({"version": 1, "disable_existing_loggers": False, "loggers": {"shop.x": {"level": "INFO"}}})


#: harmless
def encoder():
    return json.JSONEncoder(indent=1).encode({"file": "data/a.json"}), json.JSONDecoder().decode("[1]")


#: harmless
def plain_text_lines():
    text = "data/a.csv\ndata/b.csv\n"
    return [line for line in io.StringIO(text)], text.splitlines()
