"""Whole jobs in one function, as they are found in the wild."""
import json
import logging
import os
import pickle
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import train_test_split

from . import iokit, stores
from .locations import INTERIM_DATA_DIR, METER_FILE, MODELS_DIR, report_path
from .settings import CONFIG, MODEL_VERSION

logger = logging.getLogger(__name__)


#: reads data/raw/meters.csv
#: writes data/interim/meters_clean.parquet
#: writes data/interim/rejected.csv
#: writes reports/quality.json
def ingest_job(strict=True):
    logger.info("reading %s", METER_FILE)
    raw = pd.read_csv(METER_FILE)
    raw.columns = [c.strip().lower().replace(" ", "_") for c in raw.columns]
    checks = {
        "negative_amount": raw["amount"] < 0,
        "missing_region": raw["region"].isna(),
        "duplicate": raw.duplicated(subset=["id"]),
    }
    bad = np.logical_or.reduce(list(checks.values()))
    clean, rejected = raw[~bad], raw[bad]
    if strict and len(clean) == 0:
        raise ValueError("nothing left")
    INTERIM_DATA_DIR.mkdir(parents=True, exist_ok=True)
    clean.to_parquet(INTERIM_DATA_DIR / f"{METER_FILE.stem}_clean.parquet", index=False)
    rejected.to_csv(INTERIM_DATA_DIR / "rejected.csv", index=False)
    quality = {name: int(flag.sum()) for name, flag in checks.items()}
    quality["rows"] = len(raw)
    for name, count in quality.items():
        logger.info("%s: %d", name, count)
    os.makedirs("reports", exist_ok=True)
    with open(report_path("quality.json"), "w") as fh:
        json.dump(quality, fh)
    return clean


#: reads data/interim/meters_clean.parquet
#: reads models/v3/meters.pkl
#: writes models/v3/meters.pkl
#: writes reports/v3/scores.json
#: writes reports/v3/errors.csv
def retrain_job(C=1.0, warm=True):
    df = iokit.read_frame(INTERIM_DATA_DIR / "meters_clean.parquet")
    X, y = df[["amount", "quantity"]], df["label"]
    X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.3, random_state=0)
    store = stores.ModelStore()
    model = None
    if warm:
        try:
            model = store.load("meters")
        except (FileNotFoundError, pickle.UnpicklingError):
            logger.warning("no earlier model of version %s", MODEL_VERSION)
    if model is None:
        model = LogisticRegression(C=C)
    model.fit(X_tr, y_tr)
    pred = model.predict(X_te)
    scores = {"accuracy": accuracy_score(y_te, pred), "f1": f1_score(y_te, pred, zero_division=0)}
    folder = Path(report_path(MODEL_VERSION))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scores.json").write_text(json.dumps(scores))
    wrong = X_te.assign(true=y_te, pred=pred)
    wrong[wrong["true"] != wrong["pred"]].to_csv(folder / "errors.csv")
    store.save(model, "meters")
    return scores


#: harmless
def backtest_job(df: pd.DataFrame, folds=3):
    """As retrain_job, but everything is returned."""
    results, models = [], {}
    order = np.random.default_rng(1).permutation(len(df))
    for i, idx in enumerate(np.array_split(order, folds)):
        rest = np.setdiff1d(order, idx)
        train, test = df.iloc[rest], df.iloc[idx]
        if train["label"].nunique() < 2:
            logger.warning("fold %d has one class", i)
            continue
        model = LogisticRegression().fit(train[["amount", "quantity"]], train["label"])
        pred = model.predict(test[["amount", "quantity"]])
        results.append({"fold": i, "acc": accuracy_score(test["label"], pred), "n": len(test)})
        models[str(MODELS_DIR / f"fold_{i}.pkl")] = pickle.dumps(model)
    table = pd.DataFrame(results)
    best = table.loc[table["acc"].idxmax(), "fold"] if len(table) else None
    text = table.to_csv(index=False)
    payload = {"best": None if best is None else int(best), "csv": text, "places": sorted(models)}
    payload["report"] = report_path("backtest", "table.csv")
    return json.dumps(payload), models


#: reads data/prepared/train.csv
#: reads data/prepared/valid.csv
#: reads data/prepared/test.csv
#: writes data/export/train.jsonl
#: writes data/export/valid.jsonl
#: writes data/export/test.jsonl
#: writes data/export/README.txt
#: writes data/export_old
def export_job():
    out = Path("data") / "export"
    stale = out.with_name("export_old")
    if stale.exists():
        shutil.rmtree(stale)
    out.mkdir(parents=True, exist_ok=True)
    counts = {}
    for split in CONFIG["splits"]:
        frame = pd.read_csv(os.path.join("data", "prepared", f"{split}.csv"))
        target = out / (split + ".jsonl")
        with target.open("w", encoding="utf-8") as fh:
            for row in frame.itertuples(index=False):
                fh.write(json.dumps({"id": int(row.id), "region": str(row.region)}) + "\n")
        counts[split] = len(frame)
    lines = [f"{k}: {v} rows" for k, v in counts.items()]
    (out / "README.txt").write_text("\n".join(lines))
    return counts


#: reads ?
#: writes data/interim/appended.csv
def append_job(sources, skip_missing=True):
    total = 0
    INTERIM_DATA_DIR.mkdir(parents=True, exist_ok=True)
    destination = str(INTERIM_DATA_DIR / "appended.csv")
    for number, source in enumerate(sources):
        try:
            part = pd.read_csv(source)
        except FileNotFoundError:
            if not skip_missing:
                raise
            logger.warning("skipping %s", source)
            continue
        part["source"] = os.path.basename(source)
        first = not os.path.exists(destination)
        part.to_csv(destination, mode="a", header=first, index=False)
        total += len(part)
        logger.info("%d of %d done", number + 1, len(sources))
    return total
