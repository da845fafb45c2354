"""Access whose place is decided elsewhere."""
import datetime as dt
import getpass
import json
import os
import socket
import sys
import time
import uuid
from pathlib import Path

import joblib
import numpy as np
import pandas as pd

from . import iokit
from .iokit import dump_json, read_frame, write_frame
from .locations import MODELS_DIR, SCRATCH, model_file
from .settings import Layer

CACHE_HOME = Path.home() / ".cache" / "shop2"


class Exporter:
    def __init__(self, folder):
        self.folder = Path(folder)

    def export(self, df, name):
        self.folder.mkdir(parents=True, exist_ok=True)
        df.to_csv(self.folder / f"{name}.csv")


#: writes ?
def stamped_export(df):
    stamp = dt.datetime.now().strftime("%Y%m%d_%H%M%S")
    out = Path("exports") / f"orders_{stamp}.parquet"
    out.parent.mkdir(exist_ok=True)
    df.to_parquet(out)
    return out


#: writes ?
def unique_result(result):
    run_id = uuid.uuid4().hex[:8]
    dump_json(result, f"runs/{run_id}/result.json")
    return run_id


#: reads ?
def cached_vocabulary():
    path = CACHE_HOME / "vocab.json"
    if path.exists():
        return json.loads(path.read_text())
    return {}


#: writes ?
def to_scratch(arr):
    os.makedirs(SCRATCH, exist_ok=True)
    np.save(os.path.join(SCRATCH, "array.npy"), arr)


#: reads ?
def load_any(paths):
    return pd.concat([read_frame(p) for p in paths], ignore_index=True)


#: writes ?
def export_groups(df, folder):
    exporter = Exporter(folder)
    for region, part in df.groupby("region"):
        exporter.export(part, region)


#: writes ?
def per_region(df):
    root = Path("data/by_region")
    root.mkdir(parents=True, exist_ok=True)
    for region in df["region"].unique():
        df[df["region"] == region].to_csv(root / f"{region}.csv", index=False)


#: reads ?
def load_version(version):
    return joblib.load(model_file(f"model_{version}"))


#: reads ?
#: writes data/curated/copied.csv
def normalise_file(source_path):
    df = read_frame(source_path)
    df.columns = [c.lower() for c in df.columns]
    return write_frame(df, f"{Layer.CURATED.value}/copied.csv")


#: writes ?
def save_through(writer_name, obj, path):
    writer = {"json": iokit.dump_json, "pickle": iokit.dump_pickle}[writer_name]
    writer(obj, path)


#: reads models/registry.json
#: reads ?
def current_model():
    registry = json.loads((MODELS_DIR / "registry.json").read_text())
    entry = max(registry, key=lambda e: e["version"])
    return joblib.load(entry["path"])


#: writes ?
def host_log(line):
    name = "%s_%s.log" % (socket.gethostname(), getpass.getuser())
    os.makedirs("logs", exist_ok=True)
    with open(os.path.join("logs", name), "a") as fh:
        fh.write("%d %s\n" % (time.time(), line))


#: reads ?
def first_argument():
    source = sys.argv[1]
    with open(source) as fh:
        return sum(1 for _ in fh)


#: writes data/steps/step_0.json
#: writes data/steps/step_1.json
def known_steps(results):
    for i, step in enumerate(["clean", "join"]):
        dump_json({"step": step, "n": len(results)}, f"data/steps/step_{i}.json")


#: writes ?
def unknown_steps(results):
    for i, r in enumerate(results):
        dump_json(r, f"data/steps/step_{i}.json")
