"""Names and calls which look like access but are not."""
import ast
import contextlib
import csv
import io
import json
import os
import pickle
import re
import shlex
import string
import zipfile
from collections import ChainMap, OrderedDict, namedtuple
from copy import deepcopy
from pathlib import Path, PurePosixPath
from unittest import mock

import numpy as np
import pandas as pd
import yaml

from .iokit import dump_json, timed, write_frame
from .locations import GOLD, RAW_DATA_DIR, model_file
from .settings import CONFIG, TrainConfig
from .stores import FrameCache, ModelStore
from .trainers import BaseTrainer

Gate = namedtuple("Gate", "open close")


class Valve:
    def __init__(self):
        self.is_open = False

    def open(self, path=None, mode="r"):
        self.is_open = True
        return self

    def write(self, value):
        self.last = value

    def close(self):
        self.is_open = False


class Registry(dict):
    def load(self, name):
        return self[name]

    def save(self, name, value):
        self[name] = value

    def dump(self, value, path):
        self[path] = value

    read_csv = load
    to_csv = save


#: harmless
def cache_frames(df: pd.DataFrame):
    cache = FrameCache()
    cache.save(df, "data/gold/frame.parquet")
    again = cache.load("data/gold/frame.parquet")
    return again.equals(df)


#: harmless
def turn_valve():
    valve = Valve()
    with contextlib.closing(valve.open("data/raw/valve.csv", "w")) as v:
        v.write("half")
    return valve.is_open


#: harmless
def registry_roundtrip(value):
    joblib = Registry()
    joblib.dump(value, "models/model.joblib")
    joblib.to_csv("data/raw/x.csv", value)
    return joblib.load("models/model.joblib"), joblib.read_csv("data/raw/x.csv")


#: harmless
def with_shadowed_open(names):
    def open(name, mode="r"):
        return io.StringIO(f"{name}:{mode}")

    out = []
    for n in names:
        with open(n, "w") as fh:
            out.append(fh.read())
    return out


#: harmless
def make_saver(path="models/later.pkl"):
    def save(obj):
        with open(path, "wb") as fh:
            pickle.dump(obj, fh)

    return save


#: harmless
def callbacks():
    return {
        "json": dump_json,
        "frame": write_frame,
        "late": lambda df: df.to_csv("data/late.csv"),
        "model": model_file("late"),
    }


#: harmless
def trainer_without_saving(X, y):
    from sklearn.dummy import DummyClassifier

    trainer = BaseTrainer(DummyClassifier(), "outputs/dummy", resume="outputs/dummy/last.ckpt")
    trainer.fit(X, y)
    info = trainer.summary()
    info["would_write"] = os.path.join(trainer.output_dir, "history.json")
    return info


#: harmless
def open_prices(frame: pd.DataFrame):
    """OHLC bars; "open" and "close" are columns."""
    bars = frame.groupby("region")["price"].agg(open="first", high="max", low="min", close="last")
    bars["gain"] = bars.close - bars.open
    return bars


#: harmless
def parse_script(source):
    tree = ast.parse(source)
    calls = [n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    return [c for c in calls if c in ("open", "exec", "print")]


#: harmless
def shell_words(line="cat data/raw/a.txt > data/out.txt"):
    words = shlex.split(line)
    return {"program": words[0], "files": [w for w in words[1:] if "/" in w], "back": shlex.join(words)}


#: harmless
def fill_template(values):
    tpl = string.Template("""
with open('$path', 'w') as f:
    f.write('$body')
""")
    return tpl.substitute(path=RAW_DATA_DIR / "t.txt", body=values)


#: harmless
def zip_in_memory(files):
    buf = io.BytesIO()
    with zipfile.ZipFile(buf, "w") as zf:
        for name, body in files.items():
            zf.writestr(f"data/{name}", body)
    with zipfile.ZipFile(io.BytesIO(buf.getvalue())) as zf:
        return {n: zf.read(n) for n in zf.namelist()}


#: harmless
def csv_in_memory(rows):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["id", "value"])
    writer.writerows(rows)
    out.seek(0)
    return list(csv.DictReader(out, delimiter=";"))


#: harmless
def frame_to_text(df: pd.DataFrame):
    parts = {
        "csv": df.to_csv(index=False),
        "json": df.to_json(orient="records", default_handler=str),
        "html": df.head().to_html(),
        "string": df.to_string(),
    }
    return {k: len(v) for k, v in parts.items()}


#: harmless
def bytes_roundtrip(df: pd.DataFrame):
    mem = io.BytesIO()
    df.to_parquet(mem)
    mem.seek(0)
    np_mem = io.BytesIO()
    np.save(np_mem, df["amount"].to_numpy())
    return pd.read_parquet(mem), np.load(io.BytesIO(np_mem.getvalue()))


#: harmless
def path_arithmetic(names):
    root = PurePosixPath("/srv/data")
    out = OrderedDict()
    for name in names:
        p = root / "raw" / name
        out[name] = (p.stem, p.suffix, str(p.relative_to(root)), p.with_suffix(".bak").as_posix())
    out["gold"] = GOLD.name, GOLD.parts[-2:], Path("a/../b").as_posix()
    return out


#: harmless
def rename_columns(df: pd.DataFrame):
    df = df.rename(columns={"amount": "data/raw/amount.csv"})
    df = df.replace({"region": {"north": "n"}})
    return df.drop(columns=["quantity"]).filter(like="data/")


#: harmless
def list_removal(items, gone):
    items = list(items)
    for g in gone:
        if g in items:
            items.remove(g)
    stack = deepcopy(items)
    stack.append("data/x.csv")
    return stack.pop(), items


#: harmless
def regex_read(text):
    pattern = re.compile(r"open\('(?P<path>[^']+)'\)")
    return [m["path"] for m in pattern.finditer(text)]


#: harmless
def yaml_strings(text):
    docs = list(yaml.safe_load_all(text))
    return json.dumps(ChainMap(*[d for d in docs if isinstance(d, dict)]).copy(), default=str)


#: harmless
def gate_times(opening, closing):
    gate = Gate(open=opening, close=closing)
    return gate.close - gate.open


#: harmless
def config_places():
    cfg = TrainConfig(run_name="dry")
    with timed(cfg.run_dir) as label:
        places = [cfg.metrics_file, CONFIG["paths"]["raw"], CONFIG["model"]["file"] % "churn", label]
    return places + [ModelStore().describe("churn")["file"]]


#: harmless
def captured_print(items):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        for i in items:
            print(f"writing data/{i}.csv", flush=True)
    return out.getvalue().splitlines()


#: harmless
def call_log(df: pd.DataFrame):
    sink = mock.MagicMock()
    sink.to_csv("data/raw/mock.csv")
    sink.open("data/raw/mock.csv", "w").write(str(len(df)))
    return len(sink.mock_calls)


#: harmless
def never_writes(df: pd.DataFrame, debug_dir="debug"):
    DEBUG = False
    if DEBUG:
        df.to_csv(os.path.join(debug_dir, "frame.csv"))
    return df.describe()
