"""Experiment tracking, luigi tasks, generators and coroutines."""
import asyncio
import json
import os
from collections import deque
from pathlib import Path

import joblib
import luigi
import mlflow
import pandas as pd

from .iokit import append_jsonl, dump_json, load_pickle
from .locations import GOLD, MODELS_DIR, report_path


class MakeSummary(luigi.Task):
    region = luigi.Parameter(default="north")

    def output(self):
        return luigi.LocalTarget("data/luigi/summary.csv")

    def requires(self):
        return []

    #: writes data/luigi/summary.csv
    def run(self):
        df = pd.DataFrame({"region": [self.region], "n": [1]})
        self.output().makedirs()
        df.to_csv(self.output().path, index=False)


class PlanOnly(luigi.Task):
    day = luigi.Parameter(default="2024-01-01")

    #: harmless
    def complete(self):
        return luigi.LocalTarget("data/luigi/plan.csv").exists()

    #: harmless
    def plan_target(self):
        return luigi.LocalTarget(os.path.join("data", "luigi", f"{self.day}.csv"))


#: state tracking-run
def log_scores(scores):
    for name, value in scores.items():
        mlflow.log_metric(name, float(value))
    mlflow.set_tag("stage", "evaluation")


#: reads reports/figures/roc.png
#: state tracking-run
def log_roc():
    mlflow.log_artifact("reports/figures/roc.png", artifact_path="plots")


#: writes reports/leaderboard.json
#: reads reports/leaderboard.json
#: state tracking-run
def log_leaderboard(rows):
    path = report_path("leaderboard.json")
    dump_json(rows, path)
    mlflow.log_param("n_rows", len(rows))
    mlflow.log_artifact(path)


#: harmless
def metrics_for_tracking(scores, prefix="val"):
    class _Run:
        def __init__(self):
            self.data = {}

        def log_metric(self, key, value):
            self.data[key] = value

    run = _Run()
    for k, v in scores.items():
        run.log_metric(f"{prefix}/{k}", v)
    return run.data


#: reads data/gold/scores.csv
def iter_chunks():
    for chunk in pd.read_csv(GOLD / "scores.csv", chunksize=2):
        chunk["amount"] = chunk["amount"].clip(lower=0)
        yield chunk


#: harmless
def iter_windows(values, size=3):
    window = deque(maxlen=size)
    for v in values:
        window.append(v)
        if len(window) == size:
            yield tuple(window)


#: writes data/async/a.json
#: writes data/async/b.json
async def write_both(payload):
    async def one(name):
        await asyncio.sleep(0)
        Path("data/async").mkdir(parents=True, exist_ok=True)
        (Path("data/async") / name).with_suffix(".json").write_text(json.dumps(payload))

    await asyncio.gather(one("a"), one("b"))


#: harmless
async def gather_counts(frames):
    async def count(f):
        await asyncio.sleep(0)
        return len(f)

    return await asyncio.gather(*(count(f) for f in frames))


#: reads models/stack/level0.pkl
#: reads models/stack/level1.pkl
def load_stack():
    return [load_pickle(MODELS_DIR / "stack" / f"level{i}.pkl") for i in range(2)]


#: writes models/grid/C=0.1.joblib
#: writes models/grid/C=1.joblib
#: writes models/grid/results.jsonl
def small_grid(X, y):
    from sklearn.linear_model import LogisticRegression

    grid = MODELS_DIR / "grid"
    grid.mkdir(parents=True, exist_ok=True)
    for c in [0.1, 1]:
        clf = LogisticRegression(C=c).fit(X, y)
        joblib.dump(clf, f"{grid}/C={c}.joblib")
        append_jsonl([{"C": c, "score": clf.score(X, y)}], grid / "results.jsonl")
