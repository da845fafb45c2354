"""Plain computation on frames and arrays."""
import logging
import warnings
from dataclasses import asdict, dataclass, replace
from functools import reduce
from itertools import islice

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.compose import ColumnTransformer
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from .settings import TrainConfig

logger = logging.getLogger(__name__)


@dataclass
class FeatureSpec:
    name: str
    source: str = "data/raw/meters.csv"
    lags: tuple = (1, 2)


class Winsorizer:
    def __init__(self, low=0.05, high=0.95):
        self.low, self.high = low, high

    def fit(self, s):
        self.bounds_ = s.quantile(self.low), s.quantile(self.high)
        return self

    def transform(self, s):
        return s.clip(*self.bounds_)

    def export(self):
        return {"low": float(self.bounds_[0]), "high": float(self.bounds_[1]), "file": "models/winsor.json"}


#: harmless
def add_lags(df: pd.DataFrame, spec=FeatureSpec("amount")) -> pd.DataFrame:
    out = df.sort_values("id").copy()
    for lag in spec.lags:
        out[f"{spec.name}_lag{lag}"] = out.groupby("region")[spec.name].shift(lag)
    logger.debug("source was %s", spec.source)
    return out.dropna(subset=[f"{spec.name}_lag{spec.lags[0]}"])


#: harmless
def winsorize(df: pd.DataFrame):
    w = Winsorizer().fit(df["amount"])
    return df.assign(amount=w.transform(df["amount"])), w.export()


#: harmless
def fit_pipeline(df: pd.DataFrame):
    pre = ColumnTransformer(
        [
            ("num", Pipeline([("imp", SimpleImputer()), ("sc", StandardScaler())]), ["amount", "quantity"]),
            ("cat", OneHotEncoder(handle_unknown="ignore"), ["region"]),
        ]
    )
    pipe = Pipeline([("pre", pre), ("clf", RandomForestClassifier(n_estimators=5, random_state=0))])
    pipe.fit(df, df["label"])
    return {"model": pipe, "score": pipe.score(df, df["label"]), "path": "models/pipe.pkl"}


#: harmless
def search(X, y):
    grid = GridSearchCV(
        RandomForestClassifier(random_state=1), {"n_estimators": [2, 3]}, cv=2, scoring="accuracy", n_jobs=1
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        grid.fit(X, y)
    best = {k: v for k, v in grid.best_params_.items()}
    return best, float(grid.best_score_)


#: harmless
def merge_all(frames):
    return reduce(lambda a, b: a.merge(b, on="id", how="outer", suffixes=("", "_r")), frames)


#: harmless
def drift_test(reference: pd.Series, current: pd.Series, alpha=0.05):
    stat, p = stats.ks_2samp(reference, current)
    verdict = "drift" if p < alpha else "stable"
    logger.info("KS %.3f (p=%.3f): %s", stat, p, verdict)
    return {"stat": float(stat), "p": float(p), "verdict": verdict}


#: harmless
def variants(base: FeatureSpec):
    out = []
    for lags in ((1,), (1, 7), (1, 7, 28)):
        out.append(asdict(replace(base, lags=lags, source=f"data/raw/lag_{len(lags)}.csv")))
    return out


#: harmless
def project(df: pd.DataFrame):
    X = df.select_dtypes("number").fillna(0).to_numpy(dtype=float)
    pca = PCA(n_components=2, random_state=0)
    coords = pca.fit_transform(X)
    return pd.DataFrame(coords, columns=["pc1", "pc2"], index=df.index)


#: harmless
def stratified_sample(df: pd.DataFrame, frac=0.5):
    return df.groupby("region", group_keys=False).sample(frac=frac, random_state=11).reset_index(drop=True)


#: harmless
def clean_text(df: pd.DataFrame):
    s = df["text"].str.lower().str.replace(r"https?://\S+", "<url>", regex=True)
    s = s.str.replace(r"[\w./-]+\.(csv|parquet)", "<file>", regex=True)
    return s.str.split().str.len(), s


#: harmless
def cv_report(X, y, cfg=TrainConfig()):
    scores = cross_val_score(RandomForestClassifier(n_estimators=3, random_state=cfg.seed), X, y, cv=2)
    return f"{cfg.metrics_file}: {scores.mean():.3f} +- {scores.std():.3f}"


#: harmless
def batches(rows, n=2):
    it = iter(rows)
    while True:
        batch = list(islice(it, n))
        if not batch:
            return
        yield np.asarray(batch)


#: harmless
def seeded_noise(df: pd.DataFrame, seed=5):
    rng = np.random.default_rng(seed)
    noisy = df.copy()
    noisy["amount"] = noisy["amount"] + rng.normal(scale=0.01, size=len(noisy))
    return noisy


#: harmless
def encode_dates(df: pd.DataFrame):
    ts = pd.to_datetime(df["ts"])
    out = df.assign(ts=ts, month=ts.dt.month, dow=ts.dt.dayofweek, hour=ts.dt.hour)
    out["month_sin"] = np.sin(2 * np.pi * out["month"] / 12)
    out["weekend"] = (out["dow"] >= 5).astype("int8")
    return out.set_index("ts").resample("1D")["amount"].sum()
