"""Loading and querying databases."""
import sqlite3
from contextlib import closing, contextmanager
from functools import lru_cache

import duckdb
import pandas as pd
from sqlalchemy import Column, Float, Integer, MetaData, String, Table, create_engine, insert, select, text

from .iokit import read_frame
from .locations import SILVER
from .settings import CONFIG, CUSTOMERS, ORDERS

DB_URL = CONFIG["db"]["url"]
LITE = CONFIG["db"]["lite"]
PG = "postgresql+psycopg2://warehouse:5432/dwh"

metadata = MetaData()
readings = Table(
    "readings",
    metadata,
    Column("id", Integer),
    Column("region", String),
    Column("value", Float),
)


def get_engine(url=DB_URL, echo=False):
    return create_engine(url, echo=echo)


@contextmanager
def lite_cursor(path=LITE):
    conn = sqlite3.connect(path)
    try:
        yield conn.cursor()
        conn.commit()
    finally:
        conn.close()


@lru_cache(maxsize=None)
def warehouse():
    return create_engine(PG)


#: writes table sqlite:///data/warehouse.db fct_orders
def load_orders(df: pd.DataFrame) -> int:
    engine = get_engine()
    keep = df.drop_duplicates(ORDERS.key)
    keep.to_sql(ORDERS.name, engine, if_exists="append", index=False, chunksize=1000)
    engine.dispose()
    return len(keep)


#: reads table sqlite:///data/warehouse.db dim_customers
def customers_by_region(region="north"):
    query = text(f"SELECT customer_id, amount FROM {CUSTOMERS.name} WHERE region = :region")
    with get_engine().connect() as conn:
        rows = conn.execute(query, {"region": region}).fetchall()
    return {r[0]: r[1] for r in rows}


#: reads table postgresql+psycopg2://warehouse:5432/dwh fct_orders
#: writes table postgresql+psycopg2://warehouse:5432/dwh agg_orders
def aggregate_orders():
    with warehouse().connect() as conn:
        df = pd.read_sql("select region, amount from fct_orders", conn)
    agg = df.groupby("region", as_index=False).agg(total=("amount", "sum"), n=("amount", "size"))
    agg.to_sql("agg_orders", warehouse(), index=False, if_exists="replace")
    return agg


#: writes table sqlite:///data/warehouse.db readings
def insert_readings(records):
    engine = create_engine(DB_URL)
    with engine.begin() as conn:
        for start in range(0, len(records), 100):
            conn.execute(insert(readings), records[start:start + 100])


#: reads table sqlite:///data/warehouse.db readings
def high_readings(limit: float = 0.5):
    stmt = select(readings.c.id, readings.c.value).where(readings.c.value > limit)
    with create_engine("sqlite:///data/warehouse.db").connect() as conn:
        return [dict(row._mapping) for row in conn.execute(stmt)]


#: harmless
def compile_statement(limit=0.5):
    stmt = select(readings.c.id).where(readings.c.value > limit)
    sql = str(stmt.compile(compile_kwargs={"literal_binds": True}))
    return f"INSERT INTO archive ({sql})"


#: writes data/lite.sqlite
def store_events(events):
    with lite_cursor() as cur:
        cur.executemany("INSERT INTO events (name, value) VALUES (?, ?)", [(e["name"], e["value"]) for e in events])


#: reads data/lite.sqlite
def top_events(n=3):
    with closing(sqlite3.connect(LITE)) as conn:
        cur = conn.execute("SELECT name, SUM(value) FROM events GROUP BY name ORDER BY 2 DESC LIMIT ?", (n,))
        return cur.fetchall()


#: harmless
def rank_in_memory(df: pd.DataFrame) -> pd.DataFrame:
    con = sqlite3.connect(":memory:")
    df[["id", "region", "amount"]].to_sql("t", con, index=False)
    out = pd.read_sql_query(
        "SELECT id, region, RANK() OVER (PARTITION BY region ORDER BY amount DESC) AS rnk FROM t", con
    )
    con.close()
    return out


#: harmless
def duck_transform(orders: pd.DataFrame) -> pd.DataFrame:
    con = duckdb.connect()
    con.register("o", orders)
    return con.execute("SELECT region, sum(amount) AS total FROM o GROUP BY region ORDER BY region").df()


#: reads data/silver/orders.parquet
#: writes data/gold/by_region.csv
def duck_copy():
    con = duckdb.connect(":memory:")
    con.execute("""
        COPY (
            SELECT region, count(*) AS n, avg(amount) AS mean_amount
            FROM read_parquet('data/silver/orders.parquet')
            GROUP BY region
        ) TO 'data/gold/by_region.csv' (HEADER, DELIMITER ',')
    """)
    con.close()


#: reads data/silver/customers.csv
#: writes data/mart.duckdb
def refresh_mart():
    customers = read_frame(SILVER / "customers.csv")
    con = duckdb.connect("data/mart.duckdb")
    try:
        con.register("incoming", customers)
        con.execute("CREATE OR REPLACE TABLE customers AS SELECT * FROM incoming")
    finally:
        con.close()
    return len(customers)


#: reads ?
def orders_from(url):
    engine = create_engine(url)
    return pd.read_sql("SELECT * FROM fct_orders", engine)


#: reads sql/daily_report.sql
#: reads ?
def daily_report():
    with open("sql/daily_report.sql") as f:
        query = f.read()
    return pd.read_sql_query(text(query), get_engine())
