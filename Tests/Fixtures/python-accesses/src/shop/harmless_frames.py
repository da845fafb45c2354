"""Ordinary nodes: frames in, frames out."""
import logging
from typing import Dict, Tuple

import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split

logger = logging.getLogger(__name__)


def _is_true(x: pd.Series) -> pd.Series:
    return x == "t"


def _parse_money(x: pd.Series) -> pd.Series:
    return x.astype(str).str.replace("$", "", regex=False).str.replace(",", "").astype(float)


#: harmless
def preprocess(df: pd.DataFrame) -> pd.DataFrame:
    df = df.copy()
    df["price"] = _parse_money(df["price"])
    df["flag"] = _is_true(df["country"])
    return df


#: harmless
def to_records(df):
    return df.to_dict(orient="records"), df.to_numpy(), df.to_records(index=False), df.to_string()


#: harmless
def build_inputs(df: pd.DataFrame, params: Dict) -> Tuple:
    x = df[["id"]]
    return tuple(train_test_split(x, df["price"], test_size=0.5, random_state=3))


#: harmless
def fit_line(df):
    model = LinearRegression()
    model.fit(df[["id"]], df["price"])
    logger.info("score %.3f", model.score(df[["id"]], df["price"]))
    return model


#: harmless
def renamed(df):
    return df.rename(columns={"id": "data/id.csv"}).replace({"de": "DE"}).set_index("country")


#: harmless
def piped(df):
    return df.pipe(lambda d: d[d["price"] > 0]).groupby("country").agg(total=("price", "sum")).reset_index()


#: harmless
def arrays(df):
    arr = df["price"].to_numpy()
    raw = arr.tobytes()
    return np.frombuffer(raw, dtype=arr.dtype), np.copy(arr).tolist()


#: harmless
def from_dicts(rows):
    return pd.DataFrame.from_records([{"a": 1, "b": "data/x.csv"}]), pd.json_normalize([{"a": {"b": 1}}])


#: harmless
def exploded(df):
    return df.assign(paths=[["a.csv", "b.csv"]] * len(df)).explode("paths").drop_duplicates()


#: harmless
def typed(df):
    typed_frame = df.convert_dtypes()
    return typed_frame.dtypes.to_dict(), typed_frame.to_xarray()


#: harmless
def merged(df):
    lookup = pd.DataFrame({"country": ["de", "fr"], "file": ["data/de.csv", "data/fr.csv"]})
    return df.merge(lookup, on="country", how="left")["file"].tolist()


#: harmless
def evaluated(df):
    df = df.eval("gross = price * 1.19")
    return df.query("gross > 1").filter(like="gross")


#: harmless
def clipped(df, params):
    write, read = df["price"].clip(lower=0), df["price"].max()
    return write / read


#: harmless
def sampled(df):
    return df.sample(n=2, random_state=0), df["price"].rolling(2).mean()


#: harmless
def partitions(df):
    return {f"data/08_reporting/{c}.csv": g for c, g in df.groupby("country")}


#: harmless
def stacked(df):
    wide = df.pivot_table(index="country", values="price", aggfunc="sum")
    return pd.concat([wide, wide.T]).stack()
