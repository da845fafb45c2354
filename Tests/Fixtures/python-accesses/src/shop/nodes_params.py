"""Nodes which get their places from the parameters."""
import json
import os
from pathlib import Path
from typing import Any, Dict

import pandas as pd
import yaml

from .io_helpers import dump_json, text_of
from .paths import RAW_DIR


#: given params = {"paths": {"orders": "data/01_raw/orders.csv"}, "sep": ";"}
#: reads data/01_raw/orders.csv
def load_orders(params: Dict[str, Any]) -> pd.DataFrame:
    return pd.read_csv(params["paths"]["orders"], sep=params["sep"])


#: given parameters = {"output_dir": "data/08_reporting/run1"}
#: writes data/08_reporting/run1/result.csv
def store_result(df, parameters):
    out = Path(parameters["output_dir"])
    out.mkdir(parents=True, exist_ok=True)
    df.to_csv(out / "result.csv")
    return df


#: given years = [2020, 2021]
#: reads data/01_raw/y2020.csv
#: reads data/01_raw/y2021.csv
def load_years(years):
    return pd.concat(pd.read_csv(os.path.join(RAW_DIR, f"y{y}.csv")) for y in years)


#: given options = {"inputs": {"left": "data/01_raw/l.csv", "right": "data/01_raw/r.csv"}}
#: reads data/01_raw/l.csv
#: reads data/01_raw/r.csv
def load_inputs(options):
    return {name: pd.read_csv(path) for name, path in options["inputs"].items()}


#: given path = "data/09_tracking/m.json"
#: writes data/09_tracking/m.json
def dump_metrics(metrics, path):
    dump_json(metrics, path)


#: given params = {"log": {}}
#: writes logs/default.log
def with_default(df, params):
    target = params["log"].get("file", "logs/default.log")
    with open(target, "a") as fh:
        fh.write(f"{len(df)}\n")


#: given params = {"model": "churn"}
#: reads data/06_models/churn/config.yml
#: reads ?
def model_and_data(params, run_id):
    with open(f"data/06_models/{params['model']}/config.yml") as fh:
        cfg = yaml.safe_load(fh)
    with open("data/06_models/" + str(run_id) + "/weights.json") as fh:
        return cfg, json.load(fh)


#: given folder = "data/10_state"
#: given name = "cursor"
#: reads data/10_state/cursor.txt
#: writes data/10_state/cursor.txt
def advance(folder, name):
    target = Path(folder).joinpath(name).with_suffix(".txt")
    value = int(target.read_text() or 0)
    target.write_text(str(value + 1))


#: given params = {"threshold": 0.5, "source": "data/01_raw/orders.csv"}
#: harmless
def only_mentions(df, params):
    kept = df[df["price"] > params["threshold"]]
    return kept.assign(source=params["source"])


#: given path = "data/01_raw/orders.csv"
#: harmless
def path_parts(path):
    p = Path(path)
    return {"stem": p.stem, "suffix": p.suffix, "parent": str(p.parent)}


#: given query = "SELECT 1; -- data/x.csv"
#: harmless
def parsed_text(query):
    return text_of(query, False).split(";")


#: given params = {"folder": "data/01_raw", "pattern": "s*.csv"}
#: reads data/01_raw/s*.csv
def by_pattern(params):
    return pd.concat([pd.read_csv(f) for f in Path(params["folder"]).glob(params["pattern"])])


#: given targets = {"a": "data/08_reporting/a.csv", "b": "data/08_reporting/b.csv"}
#: writes data/08_reporting/a.csv
#: writes data/08_reporting/b.csv
def fan_out(df, targets):
    for target in targets.values():
        df.to_csv(target, index=False)


def _expand(section, **kw):
    return "{root}/{name}.{ext}".format(root=section["root"], ext="parquet", **kw)


#: given params = {"root": "data/04_features"}
#: writes data/04_features/daily.parquet
def with_kwargs(df, params):
    df.to_parquet(_expand(params, name="daily"))


#: given columns = ["id", "price"]
#: harmless
def select(df, columns):
    return df[columns].to_dict("list")
