"""Nodes which read or write tables with pandas."""
import os
from pathlib import Path

import pandas as pd
from pandas import read_csv as rc

from shop.paths import INTERMEDIATE, PRIMARY, RAW_DIR


#: reads data/01_raw/customers.csv
def join_customers(orders: pd.DataFrame) -> pd.DataFrame:
    customers = pd.read_csv("data/01_raw/customers.csv", dtype={"id": str})
    return orders.merge(customers, left_on="customer_id", right_on="id", how="left")


#: reads data/01_raw/regions.csv
def add_region(df):
    regions = rc(os.path.join(RAW_DIR, "regions.csv"), sep=";")
    return df.assign(region=df["id"].map(dict(zip(regions.iloc[:, 0], regions.iloc[:, -1]))))


#: writes data/02_intermediate/orders_clean.parquet
def clean_orders(orders: pd.DataFrame) -> pd.DataFrame:
    orders = orders.drop_duplicates()
    orders.to_parquet(INTERMEDIATE / "orders_clean.parquet", index=False)
    return orders


#: reads data/03_primary/baseline.parquet
#: writes data/08_reporting/drift.csv
def compare_to_baseline(current):
    baseline = pd.read_parquet(PRIMARY / "baseline.parquet")
    diff = current.describe() - baseline.describe()
    diff.round(4).to_csv(path_or_buf="data/08_reporting/drift.csv")
    return diff


#: reads data/01_raw/store list.xlsx
def load_stores():
    return pd.read_excel("./data/01_raw/store list.xlsx", sheet_name=0)


#: reads data/01_raw/budget.xlsx
def budget_sheets():
    xl = pd.ExcelFile("data/01_raw/budget.xlsx")
    return {name: xl.parse(name) for name in xl.sheet_names}


#: writes data/08_reporting/monthly.xlsx
def monthly_workbook(sales, returns):
    with pd.ExcelWriter("data/08_reporting/monthly.xlsx", engine="openpyxl") as writer:
        sales.to_excel(writer, sheet_name="sales")
        returns.to_excel(writer, sheet_name="returns")


#: writes data/08_reporting/top10.xlsx
def top_ten(sales: pd.DataFrame):
    top = sales.nlargest(10, "price")
    top.to_excel(excel_writer=f"{'data/08_reporting'}/top10.xlsx", sheet_name="top")
    return top


#: reads data/01_raw/events.jsonl
def parse_events():
    events = pd.read_json("data/01_raw/events.jsonl", lines=True)
    events.columns = [c.lower() for c in events.columns]
    return events


#: writes data/05_model_input/records.json
def export_records(df):
    out = Path("data") / "05_model_input"
    out.mkdir(parents=True, exist_ok=True)
    df.to_json(out / "records.json", orient="records")


#: reads data/02_intermediate/state.pkl
#: writes data/02_intermediate/state.pkl
def accumulate(batch: pd.DataFrame) -> pd.DataFrame:
    state_file = INTERMEDIATE.joinpath("state.pkl")
    if state_file.exists():
        state = pd.read_pickle(state_file)
        batch = pd.concat([state, batch], ignore_index=True)
    batch.to_pickle(state_file)
    return batch


#: reads data/04_features/f.feather
#: writes data/04_features/g.feather
def refresh_features():
    feats = pd.read_feather("data/04_features/f.feather")
    feats["ratio"] = feats["price"] / feats["price"].mean()
    feats.to_feather("data/04_features/g.feather")


#: writes data/03_primary/series.h5
def store_series(df: pd.DataFrame):
    df.to_hdf("data/03_primary/series.h5", key="series", mode="w")


#: reads data/03_primary/series.h5
def read_series():
    with pd.HDFStore("data/03_primary/series.h5", mode="r") as store:
        return store["series"]


#: reads data/03_primary/series.h5
def read_series_again():
    return pd.read_hdf("data/03_primary/series.h5", "series")


#: writes docs/tables/overview.html
#: writes docs/tables/overview.md
#: writes docs/tables/overview.tex
def publish_overview(df: pd.DataFrame) -> None:
    df.to_html("docs/tables/overview.html")
    df.to_markdown("docs/tables/overview.md")
    df.to_latex("docs/tables/overview.tex")


#: reads data/01_raw/fixed.txt
def read_mainframe():
    return pd.read_fwf("data/01_raw/fixed.txt", widths=[5, 5], header=None)


#: reads data/01_raw/big.csv
#: writes data/02_intermediate/big_filtered.csv
def filter_in_chunks():
    first = True
    for chunk in pd.read_csv("data/01_raw/big.csv", chunksize=10_000):
        keep = chunk[chunk["price"] > 0]
        keep.to_csv("data/02_intermediate/big_filtered.csv", mode="w" if first else "a", header=first, index=False)
        first = False


#: reads data/01_raw/orders.csv
#: writes data/02_intermediate/errors.csv
def tolerant_load():
    try:
        return pd.read_csv("data/01_raw/orders.csv", encoding="utf-8")
    except UnicodeDecodeError as err:
        pd.DataFrame([{"error": str(err)}]).to_csv("data/02_intermediate/errors.csv")
        raise


#: writes data/08_reporting/by_country
def partitioned(df: pd.DataFrame):
    df.to_parquet("data/08_reporting/by_country", partition_cols=["country"])


#: reads data/01_raw/prices.tsv
#: writes data/03_primary/prices.csv
def chain():
    return (
        pd.read_table("data/01_raw/prices.tsv")
        .rename(columns=str.lower)
        .assign(gross=lambda d: d["price"] * 1.19)
        .to_csv("data/03_primary/prices.csv", index=False)
    )
