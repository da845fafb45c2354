import logging
import logging.handlers
import os
import queue
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import duckdb
import pandas as pd
import requests
import sqlalchemy as sa
from sqlalchemy import create_engine, select, text


#: harmless
def in_memory(df):
    con = sqlite3.connect(":memory:")
    df.to_sql("orders", con, index=False)
    res = pd.read_sql("SELECT count(*) AS n FROM orders", con)
    con.close()
    return int(res["n"][0])


#: harmless
def engine_in_memory(df):
    engine = create_engine("sqlite://")
    df.to_sql("orders", engine, index=False)
    return pd.read_sql_table("orders", engine)


#: harmless
def engine_memory_url(df):
    eng = sa.create_engine("sqlite:///:memory:")
    with eng.connect() as conn:
        return conn.execute(text("SELECT 1")).scalar()


#: harmless
def engine_not_used():
    engine = create_engine("sqlite:///data/03_primary/unused.db")
    return engine.dialect.name


#: harmless
def statement_text():
    meta = sa.MetaData()
    orders = sa.Table("orders", meta, sa.Column("id", sa.Integer))
    return str(select(orders.c.id).where(orders.c.id > 3))


#: harmless
def duck_memory(df):
    return duckdb.sql("SELECT country, sum(price) AS p FROM df GROUP BY country").fetchall()


#: harmless
def duck_connection(df):
    con = duckdb.connect(":memory:")
    con.register("orders", df)
    con.execute("CREATE TABLE t AS SELECT * FROM orders")
    return con.execute("SELECT count(*) FROM t").fetchone()


#: harmless
def python_version():
    out = subprocess.run([sys.executable, "--version"], capture_output=True, text=True)
    return out.stdout.strip()


#: harmless
def python_version_words():
    return subprocess.check_output(["python", "--version"]).decode()


#: harmless
def echoed():
    return subprocess.run("echo data/01_raw/orders.csv", shell=True, capture_output=True).stdout


#: harmless
def piped(rows):
    proc = subprocess.run(["sort", "-r"], input="b\na\n", text=True, stdout=subprocess.PIPE)
    return proc.stdout.split()


#: harmless
def silenced():
    subprocess.call(["true"], stdout=subprocess.DEVNULL)
    os.system("true > /dev/null 2>&1")


#: harmless
def temp_folder(df):
    with tempfile.TemporaryDirectory() as tmp:
        path = os.path.join(tmp, "orders.csv")
        df.to_csv(path)
        return pd.read_csv(path)


#: harmless
def temp_file(df):
    with tempfile.NamedTemporaryFile("w+", suffix=".csv") as fh:
        df.to_csv(fh)
        fh.seek(0)
        return fh.readline()


#: harmless
def temp_pathlib(rows):
    folder = Path(tempfile.mkdtemp(prefix="shop_"))
    (folder / "a.txt").write_text("a")
    names = [p.name for p in folder.iterdir()]
    shutil.rmtree(folder)
    return names


#: harmless
def spooled(payload):
    with tempfile.SpooledTemporaryFile(max_size=10_000) as fh:
        fh.write(payload)
        fh.seek(0)
        return fh.read()


#: harmless
def stream_log(df):
    handler = logging.StreamHandler(sys.stderr)
    logger = logging.getLogger("shop.stream")
    logger.addHandler(handler)
    logger.addHandler(logging.handlers.MemoryHandler(10))
    logger.info("%d rows", len(df))
    return df


#: harmless
def queued(rows):
    q = queue.Queue()
    for row in rows:
        q.put(row)
    return q.get()


#: harmless
def prepared():
    req = requests.Request("GET", "https://api.example.com/v2/rates", params={"day": "today"})
    return req.prepare().url


#: harmless
def session_only():
    session = requests.Session()
    session.headers.update({"Authorization": "x"})
    return session.headers.get("Authorization")


#: harmless
def devnull(df):
    with open(os.devnull, "w") as fh:
        df.to_csv(fh)


#: harmless
def locked(rows):
    lock = threading.Lock()
    with lock:
        return [r for r in rows]
