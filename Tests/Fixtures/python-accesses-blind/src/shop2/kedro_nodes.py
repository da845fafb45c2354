"""Node functions of a pipeline; some do more than they should."""
import logging
from pathlib import Path
from typing import Any, Dict, Tuple

import numpy as np
import pandas as pd
import yaml
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

from . import iokit, stores
from .iokit import dump_json, dump_pickle, load_yaml, timed, write_frame
from .locations import DATA, FEATURE_SETS, MODELS_DIR, SILVER, WEATHER_FILE, model_file
from .settings import CONFIG
from .stores import ModelStore, audited, cached, logged

logger = logging.getLogger(__name__)


def _is_true(x: pd.Series) -> pd.Series:
    return x == "t"


def _parse_percentage(x: pd.Series) -> pd.Series:
    return x.str.replace("%", "", regex=False).astype(float) / 100


#: harmless
def preprocess_companies(companies: pd.DataFrame) -> pd.DataFrame:
    companies = companies.copy()
    companies["ok"] = _is_true(companies["status"])
    companies["share"] = _parse_percentage(companies["percent"])
    return companies


#: harmless
def split_data(data: pd.DataFrame, parameters: Dict[str, Any]) -> Tuple:
    X = data[parameters.get("features", ["amount", "quantity"])]
    y = data[parameters.get("target", "label")]
    return train_test_split(X, y, test_size=0.25, random_state=parameters.get("random_state", 3))


#: harmless
def train_model(X_train: pd.DataFrame, y_train: pd.Series) -> LinearRegression:
    scaler = StandardScaler().fit(X_train)
    reg = LinearRegression()
    reg.fit(scaler.transform(X_train), y_train)
    reg.scaler_ = scaler
    return reg


#: harmless
@logged
def evaluate_regressor(model, data: pd.DataFrame) -> Dict[str, float]:
    X, y = data[["amount", "quantity"]], data["label"]
    pred = model.predict(X)
    scores = {"r2": r2_score(y, pred), "mae": mean_absolute_error(y, pred)}
    logger.info("Model has a coefficient R^2 of %.3f on test data.", scores["r2"])
    return scores


#: writes logs/audit.log
@audited
def join_tables(orders: pd.DataFrame, customers: pd.DataFrame) -> pd.DataFrame:
    merged = orders.merge(customers, on="customer_id", how="left", suffixes=("", "_c"))
    return merged.drop_duplicates(subset="id")


#: reads data/cache/totals.pkl
#: writes data/cache/totals.pkl
@cached("data/cache/totals.pkl")
def expensive_totals(df: pd.DataFrame) -> pd.Series:
    return df.groupby("region")["amount"].sum().sort_values()


#: reads data/raw/weather/hourly.parquet
def add_weather(meters: pd.DataFrame) -> pd.DataFrame:
    weather = pd.read_parquet(WEATHER_FILE, columns=["id", "value"])
    weather = weather.rename(columns={"value": "temperature"})
    out = meters.merge(weather, on="id", how="left")
    out["temperature"] = out["temperature"].fillna(out["temperature"].mean())
    return out


#: writes models/churn.joblib
#: writes reports/churn_metrics.json
def train_and_report(data: pd.DataFrame) -> LogisticRegression:
    from joblib import dump

    clf = LogisticRegression(max_iter=200)
    clf.fit(data[["amount", "quantity"]], data["label"])
    target = model_file("churn")
    target.parent.mkdir(exist_ok=True, parents=True)
    dump(clf, target)
    metrics = {"acc": clf.score(data[["amount", "quantity"]], data["label"]), "n": len(data)}
    dump_json(metrics, Path("reports") / "churn_metrics.json")
    return clf


#: writes data/curated/orders_daily.csv
#: writes data/gold/orders_daily.parquet
def publish_daily(orders: pd.DataFrame) -> pd.DataFrame:
    with timed("daily"):
        daily = orders.groupby("date", as_index=False)["amount"].sum()
        stores.publish(daily, "orders_daily")
    return daily


#: reads models/v3/ranker.pkl
#: writes data/gold/scores.parquet
def score_batch(batch: pd.DataFrame) -> pd.DataFrame:
    store = ModelStore()
    model = store.load("ranker")
    scored = batch.assign(score=model.predict(batch[["amount", "quantity"]]))
    stores.save_gold(scored, name="scores")
    return scored


#: writes models/nightly/v3/segments.pkl
def train_segments(df: pd.DataFrame):
    from sklearn.cluster import KMeans

    km = KMeans(n_clusters=2, random_state=0, n_init=2).fit(df[["amount", "quantity"]])
    ModelStore(MODELS_DIR / "nightly").save(km, "segments")
    return km.labels_.tolist()


#: harmless
def describe_models(names):
    store = ModelStore(version="v9")
    return [store.describe(n) for n in names]


#: reads conf/base/parameters.yml
def with_defaults(parameters: Dict[str, Any]) -> Dict[str, Any]:
    defaults = load_yaml(DATA.parent / "conf" / "base" / "parameters.yml")
    merged = {**defaults, **parameters}
    unknown = set(parameters) - set(defaults)
    if unknown:
        logger.warning("unknown parameters: %s", sorted(unknown))
    return merged


#: reads data/features/basic.parquet
#: reads data/features/lagged.parquet
def collect_features() -> pd.DataFrame:
    frames = {}
    for key, place in FEATURE_SETS.items():
        frames[key] = pd.read_parquet(place).add_prefix(key + "_")
    return pd.concat(frames.values(), axis=1)


#: writes data/silver/train.csv
#: writes data/silver/valid.csv
#: writes data/silver/test.csv
def persist_splits(df: pd.DataFrame) -> None:
    rng = np.random.default_rng(12)
    order = rng.permutation(len(df))
    parts = np.array_split(order, len(CONFIG["splits"]))
    for split, idx in zip(CONFIG["splits"], parts):
        write_frame(df.iloc[idx], SILVER / f"{split}.csv")


#: reads data/silver/train.csv
#: reads data/silver/valid.csv
def load_fit_splits() -> pd.DataFrame:
    wanted = [s for s in CONFIG["splits"] if s != "test"]
    return pd.concat([iokit.read_frame(SILVER / (s + ".csv")) for s in wanted])


#: writes data/features/manifest.yml
def write_manifest(df: pd.DataFrame) -> dict:
    manifest = {"columns": list(df.columns), "rows": int(len(df)), "source": FEATURE_SETS["basic"]}
    out = Path(FEATURE_SETS["basic"]).with_name("manifest").with_suffix(".yml")
    iokit.ensure_parent(out)
    with out.open("w") as fp:
        yaml.safe_dump(manifest, fp)
    return manifest


#: harmless
def manifest_text(df: pd.DataFrame) -> str:
    manifest = {"columns": [str(c) for c in df.columns], "file": FEATURE_SETS["lagged"]}
    return yaml.safe_dump(manifest, sort_keys=False)


#: writes ?
def save_named(model, name: str) -> None:
    dump_pickle(model, MODELS_DIR / name / "model.pkl")
