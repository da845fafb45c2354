"""Nodes which get their places from parameters."""
import json
import os
import pickle
from pathlib import Path
from typing import Any, Dict, List, Optional

import joblib
import pandas as pd
import yaml
from sqlalchemy import create_engine

from .iokit import dump_json, load_json, write_frame
from .locations import DATA
from .trainers import CheckpointingTrainer


def _resolve(cfg, key, default=None):
    value = cfg
    for part in key.split("."):
        if not isinstance(value, dict) or part not in value:
            return default
        value = value[part]
    return value


#: reads data/in/a.csv
#: writes data/out/a.parquet
#: given params = {"input": "data/in/a.csv", "output": "data/out/a.parquet"}
def convert(params: Dict[str, str]) -> int:
    df = pd.read_csv(params["input"])
    os.makedirs(os.path.dirname(params["output"]), exist_ok=True)
    df.to_parquet(params["output"])
    return len(df)


#: writes models/rf/model.joblib
#: given params = {"model": {"name": "rf", "save": true}}
def maybe_save(model, params: Dict[str, Any]):
    if params["model"]["save"]:
        target = Path("models") / params["model"]["name"] / "model.joblib"
        target.parent.mkdir(parents=True, exist_ok=True)
        joblib.dump(model, target)
    return model


#: harmless
#: given params = {"model": {"name": "rf", "save": false}}
def maybe_save_off(model, params: Dict[str, Any]):
    if params["model"]["save"]:
        target = Path("models") / params["model"]["name"] / "model.joblib"
        target.parent.mkdir(parents=True, exist_ok=True)
        joblib.dump(model, target)
    return model


#: reads data/parts/p1.csv
#: reads data/parts/p2.csv
#: given names = ["p1", "p2"]
def load_parts(names: List[str]) -> pd.DataFrame:
    return pd.concat([pd.read_csv(DATA / "parts" / f"{n}.csv") for n in names], keys=names)


#: writes results/eval_2024.json
#: given year = 2024
def write_year(df: pd.DataFrame, year: int):
    summary = {"year": year, "rows": len(df), "total": float(df["amount"].sum())}
    dump_json(summary, f"results/eval_{year}.json")
    return summary


#: harmless
#: given out = null
def optional_out(df: pd.DataFrame, out: Optional[str]):
    agg = df.groupby("region")["amount"].mean()
    if out is not None:
        agg.to_csv(out)
    return agg


#: writes results/agg.csv
#: given out = "results/agg.csv"
def optional_out_set(df: pd.DataFrame, out: Optional[str]):
    agg = df.groupby("region")["amount"].mean()
    if out is not None:
        Path(out).parent.mkdir(exist_ok=True)
        agg.to_csv(out)
    return agg


#: writes outputs/exp7/checkpoints/best.joblib
#: writes outputs/exp7/history.json
#: given cfg = {"trainer": {"output_dir": "outputs/exp7"}}
def train_from_config(model, X, y, cfg: Dict[str, Any]):
    trainer = CheckpointingTrainer(model, **cfg["trainer"])
    trainer.run(X, y)
    return trainer.summary()


#: reads data/lookup/regions.json
#: given cfg = {"data": {"lookup": {"file": "data/lookup/regions.json"}}}
def nested_lookup(df: pd.DataFrame, cfg: Dict[str, Any]):
    mapping = load_json(_resolve(cfg, "data.lookup.file", "data/default.json"), {})
    return df.assign(region_name=df["region"].map(mapping))


#: writes data/report.csv
#: given fmt = "csv"
def by_format(df: pd.DataFrame, fmt: str):
    if fmt == "csv":
        return write_frame(df, "data/report.csv")
    if fmt == "parquet":
        return write_frame(df, "data/report.parquet")
    raise ValueError(f"unknown format {fmt}")


#: reads ?
#: writes data/merged.pkl
#: given out = "data/merged.pkl"
def merge_into(left: pd.DataFrame, right_path: str, out: str):
    right = pd.read_csv(right_path)
    with open(out, "wb") as fh:
        pickle.dump(left.merge(right, on="id"), fh)


#: writes table sqlite:///data/app.db sales
#: given credentials = {"con": "sqlite:///data/app.db"}
def to_database(df: pd.DataFrame, credentials: Dict[str, str]):
    engine = create_engine(credentials["con"])
    df[["id", "amount"]].to_sql("sales", engine, index=False, if_exists="append")


#: reads conf/local/limits.yml
#: given env = "local"
def limits(env: str):
    path = Path("conf") / env / "limits.yml"
    with path.open() as fh:
        return yaml.safe_load(fh) or {}


#: writes logs/step.txt
#: given options = {"log": "logs/step.txt", "verbose": true}
def step_log(df: pd.DataFrame, options: Dict[str, Any]):
    log = options.get("log")
    message = json.dumps({"rows": len(df), "verbose": options.get("verbose", False)})
    if not log:
        print(message)
        return df
    os.makedirs(os.path.dirname(log) or ".", exist_ok=True)
    with open(log, "at") as fh:
        fh.write(message + "\n")
    return df


#: harmless
#: given params = {"source": "data/in/a.csv", "columns": ["id", "amount"]}
def select_columns(df: pd.DataFrame, params: Dict[str, Any]):
    out = df[params["columns"]].copy()
    out.attrs["source"] = params["source"]
    return out
