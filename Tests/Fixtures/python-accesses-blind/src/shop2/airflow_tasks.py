"""Callables of the DAGs."""
import csv
import gzip
import json
import logging
import os
import shutil
from datetime import datetime, timedelta

import pandas as pd
import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from .locations import AIRFLOW_HOME, BASE_DIR, LAKE_LANDING, RAW_DATA_DIR

log = logging.getLogger("airflow.task")

DAG_FOLDER = os.path.join(BASE_DIR, "dags")
STAGING = os.path.join(DAG_FOLDER, "staging")
DEFAULT_ARGS = {"owner": "data", "retries": 2, "retry_delay": timedelta(minutes=5)}
REGIONS = ("north", "south")


#: reads data/raw/meters.csv
#: writes dags/staging/meters.parquet
def format_to_parquet(**context):
    src_file = str(RAW_DATA_DIR / "meters.csv")
    if not src_file.endswith(".csv"):
        log.error("Can only accept source files in CSV format, for the moment")
        return
    table = pacsv.read_csv(src_file)
    os.makedirs(STAGING, exist_ok=True)
    pq.write_table(table, os.path.join(STAGING, os.path.basename(src_file).replace(".csv", ".parquet")))


#: reads dags/staging/meters.parquet
#: writes dags/staging/north.csv
#: writes dags/staging/south.csv
def split_by_region(ti=None):
    df = pd.read_parquet(os.path.join(STAGING, "meters.parquet"))
    counts = {}
    for region in REGIONS:
        part = df[df["region"] == region]
        counts[region] = len(part)
        part.to_csv(os.path.join(STAGING, "%s.csv" % region), index=False)
    if ti is not None:
        ti.xcom_push(key="counts", value=counts)
    return counts


#: reads /mnt/lake/landing/orders.json
def extract_landing(**_):
    path = LAKE_LANDING + "/orders.json"
    with open(path, "r") as handle:
        payload = json.load(handle)
    log.info("Read %d records from %s", len(payload), path)
    return pd.json_normalize(payload)


#: reads ?
def extract_from_home(**_):
    fname = AIRFLOW_HOME + "/files/output.csv"
    log.info("Reading %s", fname)
    frame = pd.read_csv(fname)
    frame.columns = [c.strip().lower() for c in frame.columns]
    return frame


#: writes ?
def export_daily(df, ds):
    target = os.path.join(STAGING, f"daily_{ds}.csv")
    os.makedirs(STAGING, exist_ok=True)
    df.to_csv(target, index=False)
    return target


#: writes dags/staging/daily_2024-01-31.csv
#: given ds = "2024-01-31"
def export_daily_for(df, ds):
    os.makedirs(STAGING, exist_ok=True)
    target = os.path.join(STAGING, "daily_{}.csv".format(ds))
    df.assign(ds=ds).to_csv(target, index=False)
    log.info("wrote %s", target)


#: reads dags/staging/events.csv
#: writes dags/staging/events.csv.gz
#: writes dags/staging/events.csv
def compress_and_remove():
    plain = STAGING + "/events.csv"
    packed = plain + ".gz"
    with open(plain, "rb") as fin, gzip.open(packed, "wb", compresslevel=6) as fout:
        shutil.copyfileobj(fin, fout)
    os.remove(plain)


#: writes dags/staging/_SUCCESS
def mark_success(**context):
    marker = os.path.join(STAGING, "_SUCCESS")
    os.makedirs(os.path.dirname(marker), exist_ok=True)
    with open(marker, "w"):
        pass
    return marker


#: reads dags/sql/orders.sql
def render_query(run_date):
    with open(os.path.join(DAG_FOLDER, "sql", "orders.sql")) as f:
        template = f.read()
    return template.replace("{{ ds }}", str(run_date))


#: harmless
def branch_on_size(df):
    """Returns the id of the next task, as a BranchPythonOperator wants it."""
    next_task = "load_small"
    if len(df) > 10_000:
        next_task = "load_large"
    log.warning("going to %s, see %s", next_task, os.path.join(STAGING, "meters.parquet"))
    return next_task


#: harmless
def default_partition(execution_date=None):
    when = execution_date or datetime(2021, 1, 1)
    return f"{LAKE_LANDING}/year={when:%Y}/month={when:%m}/orders.json"


#: harmless
def to_arrow(df):
    table = pa.Table.from_pandas(df, preserve_index=False)
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink)
    return sink.getvalue().to_pybytes()


#: reads dags/config/sources.csv
#: reads ?
def load_all_sources():
    """The list of files is in a file."""
    frames = []
    with open(os.path.join(DAG_FOLDER, "config", "sources.csv"), newline="") as fh:
        for row in csv.DictReader(fh):
            frames.append(pd.read_csv(row["path"]))
    return pd.concat(frames) if frames else pd.DataFrame()


#: harmless
def build_bash_commands(url, names=("a", "b")):
    cmds = []
    for n in names:
        cmds.append(f"curl -sSL {url}/{n}.csv > {STAGING}/{n}.csv")
        cmds.append(f"rm -f {STAGING}/{n}.csv")
    return " && ".join(cmds)
