"""Nodes in which the place comes from somewhere else: constants, loops, classes, helpers."""
import itertools
import json
import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial, reduce
from pathlib import Path

import pandas as pd

from . import config, io_helpers, paths
from .config import SETTINGS, Config, Files, RunConfig
from .helpers import retry, timed
from .io_helpers import AtomicWriter, JsonStore, dump_json, opened
from .paths import COUNTRY_FILES, model_path

SUFFIX = "csv"
YEARS = [2021, 2022, 2023]
QUARTERS = {"q1": "jan-mar", "q2": "apr-jun"}


#: reads data/01_raw/orders.csv
def orders_from_settings():
    return pd.read_csv(SETTINGS["input"]["orders"], encoding=SETTINGS["encoding"])


#: reads data/01_raw/sales_2021.csv
#: reads data/01_raw/sales_2022.csv
#: reads data/01_raw/sales_2023.csv
def all_years():
    out = []
    for year in YEARS:
        df = pd.read_csv(f"data/01_raw/sales_{year}.{SUFFIX}")
        df["year"] = year
        out.append(df)
    return pd.concat(out)


#: reads data/01_raw/sales_de.csv
#: reads data/01_raw/sales_fr.csv
def all_countries():
    return {code: pd.read_csv(path) for code, path in COUNTRY_FILES.items()}


#: writes data/08_reporting/q1.csv
#: writes data/08_reporting/q2.csv
def by_quarter(df):
    for q in QUARTERS:
        df[df["quarter"] == q].to_csv("data/08_reporting/%s.csv" % q)


#: writes data/05_model_input/fold_0.csv
#: writes data/05_model_input/fold_1.csv
#: writes data/05_model_input/fold_2.csv
def write_folds(df):
    for i in range(3):
        df.iloc[i::3].to_csv("data/05_model_input/fold_{}.csv".format(i), index=False)


#: writes data/05_model_input/train.csv
#: writes data/05_model_input/test.csv
def split(df):
    half = len(df) // 2
    for name, part in zip(["train", "test"], [df[:half], df[half:]]):
        part.to_csv(os.path.join("data", "05_model_input", name + ".csv"))


#: reads data/01_raw/bronze/0.json
#: reads data/01_raw/silver/1.json
def layers():
    res = {}
    for i, layer in enumerate(config.LAYERS):
        with open(f"{paths.RAW_DIR}/{layer}/{i}.json") as fh:
            res[layer] = json.load(fh)
    return res


#: reads data/01_raw/calendar.csv
#: reads data/01_raw/holidays.csv
def calendars():
    return [pd.read_csv(member.value) for member in Files]


#: reads data/01_raw/calendar.csv
def one_calendar():
    return pd.read_csv(Files.CALENDAR.value)


#: reads data/09_tracking/metrics.json
def previous_metrics():
    with open(Config.metrics_file) as fh:
        return json.load(fh)


#: writes data/07_model_output/predictions.parquet
def predictions(df):
    cfg = RunConfig()
    df.to_parquet(cfg.target)


#: writes data/07_model_output/backtest.parquet
def backtest(df):
    cfg = RunConfig(name="backtest")
    df.to_parquet(cfg.out_dir / f"{cfg.name}.parquet")


#: reads data/01_raw/prices.tsv
def prices():
    return pd.read_csv(config.PRICES.path, sep=config.PRICES.sep)


#: reads data/01_raw/stock.csv
def stock():
    return io_helpers.read_raw("stock.csv", usecols=["id", "price"])


#: writes data/09_tracking/audit.log
def audited(df):
    io_helpers.audit(f"{len(df)} rows")
    return df


#: writes logs/other_audit.log
def audited_elsewhere(df):
    io_helpers.audit("seen", path="logs/other_audit.log")
    return df


#: writes data/08_reporting/kpis.csv
#: writes data/09_tracking/kpis.json
@timed
def kpis(df):
    io_helpers.write_report(df, "kpis.csv")
    dump_json({"rows": len(df)}, "data/09_tracking/kpis.json")


#: writes data/06_models/churn_v3.pkl
def keep_model(model):
    io_helpers.save_pickle(model, model_path("churn", version=3))


#: reads data/06_models/churn_v1.pkl
def old_model():
    return io_helpers.load_pickle(model_path("churn"))


#: reads data/09_tracking/last_run.json
#: writes data/09_tracking/last_run.json
def update_last_run(stamp):
    store = JsonStore()
    last = store.get("last_run")
    last["stamp"] = str(stamp)
    store.put("last_run", last)


#: writes data/10_state/offsets.json
def store_offsets(offsets):
    JsonStore(folder="data/10_state").put("offsets", offsets)


#: writes data/03_primary/export.part
#: reads data/03_primary/export.part
#: writes data/03_primary/export.csv
def safe_export(df):
    with AtomicWriter("data/03_primary/export.csv") as fh:
        fh.write(df.to_csv(index=False))


#: writes data/08_reporting/lines.txt
def lines_out(lines):
    with opened("data/08_reporting/lines.txt", "w") as fh:
        fh.writelines(lines)


#: reads data/01_raw/semi.csv
def semicolon():
    read = partial(pd.read_csv, sep=";", decimal=",")
    return read("data/01_raw/semi.csv")


load_weather = partial(pd.read_csv, "data/01_raw/weather.csv")


#: reads data/01_raw/weather.csv
def weather(df):
    return df.merge(load_weather(), on="id", how="left")


#: reads data/01_raw/s1.csv
#: reads data/01_raw/s2.csv
def stacked():
    files = ["data/01_raw/s1.csv", "data/01_raw/s2.csv"]
    return pd.concat(list(map(lambda p: pd.read_csv(p, nrows=100), files)))


#: reads data/01_raw/t1.csv
#: reads data/01_raw/t2.csv
def threaded():
    with ThreadPoolExecutor(max_workers=2) as pool:
        frames = list(pool.map(pd.read_csv, ["data/01_raw/t1.csv", "data/01_raw/t2.csv"]))
    return reduce(lambda a, b: pd.concat([a, b]), frames)


#: writes data/03_primary/small.csv
#: writes data/03_primary/large.csv
def sized(df):
    target = "data/03_primary/small.csv" if len(df) < 1000 else "data/03_primary/large.csv"
    df.to_csv(target)


#: reads data/01_raw/inner.csv
def nested():
    def load(name):
        return pd.read_csv(Path(paths.RAW_DIR) / name)

    return load("inner.csv")


#: writes data/08_reporting/second.csv
def rebound(df):
    path = "data/08_reporting/first.csv"
    path = path.replace("first", "second")
    df.to_csv(path)


#: reads data/01_raw/page_1.json
#: reads data/01_raw/page_2.json
def pages():
    rows = []
    for n in (1, 2):
        name = "page_" + str(n)
        rows += json.loads(Path("data/01_raw", name + ".json").read_text())
    return rows


#: writes data/04_features/de_day.csv
#: writes data/04_features/de_week.csv
#: writes data/04_features/fr_day.csv
#: writes data/04_features/fr_week.csv
def grid(df):
    for country, grain in itertools.product(["de", "fr"], ["day", "week"]):
        df.to_csv(paths.FEATURES / f"{country}_{grain}.csv")


class Publisher:
    root = "data/08_reporting"

    def __init__(self, channel):
        self.channel = channel
        self.target = f"{self.root}/{channel}"

    def _path(self, name):
        return os.path.join(self.target, name)

    def publish(self, df):
        os.makedirs(self.target, exist_ok=True)
        self._write(df, "index.csv")

    def _write(self, df, name):
        df.to_csv(self._path(name))


class MailPublisher(Publisher):
    root = "data/outbox"


#: writes data/08_reporting/web/index.csv
def publish_web(df):
    Publisher("web").publish(df)


#: writes data/outbox/mail/index.csv
def publish_mail(df):
    publisher = MailPublisher("mail")
    publisher.publish(df)


#: reads data/01_raw/flaky.csv
@retry(times=2)
@timed
def flaky():
    return pd.read_csv("data/01_raw/flaky.csv")


#: reads data/01_raw/m.json
def walrus():
    if (src := Path("data/01_raw") / "m.json").is_file():
        return json.loads(src.read_text())
    return {}


READERS = {"csv": pd.read_csv, "json": pd.read_json}


#: reads data/01_raw/disp.json
def dispatched():
    return READERS["json"]("data/01_raw/disp.json")


def _rows(path):
    with open(path) as fh:
        for line in fh:
            yield line.rstrip("\n")


#: reads data/01_raw/gen.txt
def consumed():
    return sum(len(row) for row in _rows("data/01_raw/gen.txt"))


#: reads data/01_raw/primary.csv
#: reads data/01_raw/fallback.csv
def with_fallback():
    try:
        return pd.read_csv("data/01_raw/primary.csv")
    except FileNotFoundError:
        return pd.read_csv("data/01_raw/fallback.csv")


#: writes data/02_intermediate/batch.csv
def while_writing(batches):
    queue = list(batches)
    while queue:
        item = queue.pop(0)
        with open("data/02_intermediate/batch.csv", "a") as fh:
            fh.write(",".join(map(str, item)) + "\n")


#: reads conf/base/catalog.yml
def catalog_entries():
    return list(io_helpers.load_yaml("conf/base/catalog.yml"))
