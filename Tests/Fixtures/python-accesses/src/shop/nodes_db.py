import sqlite3
from contextlib import closing

import pandas as pd
import sqlalchemy as sa
from sqlalchemy import create_engine, text

from .config import DB_URL, Tables

WAREHOUSE = "data/03_primary/warehouse.db"


#: reads data/03_primary/warehouse.db
def query_lite():
    con = sqlite3.connect(WAREHOUSE)
    rows = con.execute("SELECT id, price FROM orders WHERE price > 1").fetchall()
    con.close()
    return rows


#: writes data/03_primary/warehouse.db
def insert_lite(rows):
    with closing(sqlite3.connect(WAREHOUSE)) as con:
        con.executemany("INSERT INTO orders (id, price) VALUES (?, ?)", [(r[0], r[1]) for r in rows])
        con.commit()


#: writes data/03_primary/new.db
def create_lite():
    con = sqlite3.connect("data/03_primary/new.db")
    cur = con.cursor()
    cur.execute("CREATE TABLE IF NOT EXISTS items (id INTEGER, name TEXT)")
    con.commit()
    con.close()


#: reads data/03_primary/warehouse.db
def frame_lite():
    with sqlite3.connect("data/03_primary/warehouse.db") as con:
        return pd.read_sql_query("SELECT * FROM orders", con)


#: writes data/03_primary/out.db
def frame_to_lite(df):
    conn = sqlite3.connect("data/03_primary/out.db")
    df.to_sql("orders", conn, if_exists="replace", index=False)
    conn.close()


#: reads table postgresql://db.internal:5432/shop orders
def pg_orders():
    engine = create_engine(DB_URL)
    return pd.read_sql("SELECT id, price FROM orders WHERE price > 0", engine)


#: reads table postgresql://db.internal:5432/shop stores
def pg_stores():
    engine = sa.create_engine(DB_URL, pool_pre_ping=True)
    return pd.read_sql_table("stores", con=engine)


#: reads table postgresql://db.internal:5432/shop orders
#: reads table postgresql://db.internal:5432/shop stores
def pg_join():
    query = """
        SELECT o.id, s.name
        FROM orders o
        JOIN stores s ON s.id = o.store_id
    """
    with create_engine(DB_URL).connect() as conn:
        return pd.read_sql(text(query), conn)


#: writes table postgresql://db.internal:5432/shop forecast
def pg_forecast(df: pd.DataFrame):
    engine = create_engine(DB_URL)
    df.to_sql(name="forecast", con=engine, if_exists="append", index=False)


#: writes table mysql+pymysql://localhost/shop daily
def mysql_daily(df: pd.DataFrame):
    df.to_sql("daily", "mysql+pymysql://localhost/shop", if_exists="replace")


#: writes table postgresql://db.internal:5432/shop stage_orders
def pg_clear_stage(_done):
    engine = create_engine(DB_URL)
    with engine.begin() as conn:
        conn.execute(text("DELETE FROM stage_orders"))


#: reads table postgresql://db.internal:5432/shop stores
def pg_enum():
    return pd.read_sql_table(Tables.STORES.value, create_engine(DB_URL))


#: reads table sqlite:///data/03_primary/shop.db orders
#: writes table sqlite:///data/03_primary/shop.db orders_daily
def lite_engine():
    engine = create_engine("sqlite:///data/03_primary/shop.db")
    orders = pd.read_sql_table("orders", engine)
    orders.groupby("id", as_index=False)["price"].sum().to_sql("orders_daily", engine, if_exists="replace")


#: given table = "orders_2024"
#: reads table postgresql://db.internal:5432/shop orders_2024
def pg_given(table):
    engine = create_engine(DB_URL)
    return pd.read_sql(f"SELECT * FROM {table}", con=engine)
