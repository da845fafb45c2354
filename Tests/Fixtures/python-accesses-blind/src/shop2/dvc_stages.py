"""Stages of a reproducible pipeline, each a function."""
import argparse
import io
import json
import os
import pickle
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import yaml
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.metrics import accuracy_score, precision_recall_curve
from sklearn.pipeline import make_pipeline

PARAMS_FILE = "params.yaml"
PREPARED = os.path.join("data", "prepared")
OUT_TRAIN = os.path.join(PREPARED, "train.tsv")
OUT_TEST = os.path.join(PREPARED, "test.tsv")


def _params(stage):
    with open(PARAMS_FILE) as fd:
        return yaml.safe_load(fd)[stage]


def _write_lines(lines, fd_out):
    for line in lines:
        fd_out.write(line.rstrip("\n") + "\n")


#: reads params.yaml
#: reads data/posts.txt
#: writes data/prepared/train.tsv
#: writes data/prepared/test.tsv
def prepare_stage():
    params = _params("prepare")
    rng = np.random.default_rng(params["seed"])
    os.makedirs(PREPARED, exist_ok=True)
    with io.open("data/posts.txt", encoding="utf8") as fd_in:
        lines = fd_in.readlines()
    mask = rng.random(len(lines)) < params["split"]
    with io.open(OUT_TRAIN, "w", encoding="utf8") as fd_train:
        with io.open(OUT_TEST, "w", encoding="utf8") as fd_test:
            _write_lines((l for l, m in zip(lines, mask) if not m), fd_train)
            _write_lines((l for l, m in zip(lines, mask) if m), fd_test)


#: reads data/prepared/train.tsv
#: writes data/features/train.pkl
def featurize_stage():
    df = pd.read_csv(OUT_TRAIN, sep="\t", header=None, names=["text"], encoding="utf-8")
    bag = CountVectorizer(max_features=20)
    matrix = bag.fit_transform(df["text"].astype(str))
    sys.stderr.write(f"matrix {matrix.shape}\n")
    out = Path("data") / "features"
    out.mkdir(parents=True, exist_ok=True)
    with open(out / "train.pkl", "wb") as fd:
        pickle.dump((matrix, bag.get_feature_names_out()), fd)


#: reads params.yaml
#: reads data/features/train.csv
#: writes model.pkl
def train_stage():
    params = yaml.safe_load(open("params.yaml"))["train"]
    df = pd.read_csv("data/features/train.csv")
    clf = RandomForestClassifier(n_estimators=params["n_est"], random_state=params["seed"])
    clf.fit(df[["amount", "quantity"]], df["label"])
    with open("model.pkl", "wb") as fd:
        pickle.dump(clf, fd)


#: reads model.pkl
#: reads data/features/test.csv
#: writes eval/metrics.json
#: writes eval/plots/prc.json
def evaluate_stage():
    with open("model.pkl", "rb") as fd:
        model = pickle.load(fd)
    test = pd.read_csv("data/features/test.csv")
    X, y = test[["amount", "quantity"]], test["label"]
    proba = model.predict_proba(X)[:, 1]
    precision, recall, thresholds = precision_recall_curve(y, proba)
    os.makedirs("eval/plots", exist_ok=True)
    with open("eval/metrics.json", "w") as fd:
        json.dump({"acc": accuracy_score(y, proba > 0.5)}, fd)
    prc = [{"precision": float(p), "recall": float(r)} for p, r in zip(precision, recall)]
    Path("eval/plots/prc.json").write_text(json.dumps({"prc": prc}))


#: harmless
def evaluate_quietly(model, test):
    X, y = test[["amount", "quantity"]], test["label"]
    precision, recall, _ = precision_recall_curve(y, model.predict_proba(X)[:, 1])
    return json.dumps({"prc": [dict(precision=float(p), recall=float(r)) for p, r in zip(precision, recall)]})


#: reads params.yaml
#: reads ?
def stage_from_params():
    cfg = _params("data")
    source = os.path.join(cfg["folder"], cfg["file"])
    return pd.read_csv(source, nrows=cfg.get("nrows"))


#: harmless
def parse_stage_args(argv):
    parser = argparse.ArgumentParser(description="prepare")
    parser.add_argument("--input", default="data/posts.txt")
    parser.add_argument("--output", type=Path, default=Path("data/prepared/train.tsv"))
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args(argv)
    return vars(args)


#: reads dvc.lock
def locked_hashes():
    lock = yaml.safe_load(Path("dvc.lock").read_text(encoding="utf-8"))
    return {name: dep["md5"] for name, stage in lock.get("stages", {}).items() for dep in stage.get("outs", [])}


#: harmless
def dvc_yaml(stages):
    doc = {"stages": {}}
    for name, spec in stages.items():
        doc["stages"][name] = {
            "cmd": f"python -m shop2.{name} --out data/{name}.csv",
            "deps": [f"src/shop2/{name}.py"] + list(spec.get("deps", [])),
            "outs": [f"data/{name}.csv"],
        }
    buf = io.StringIO()
    yaml.safe_dump(doc, buf, sort_keys=False)
    return buf.getvalue()


#: reads data/prepared/test.tsv
#: writes data/prepared/test_clean.tsv
def clean_stage():
    n_in = n_out = 0
    source, target = OUT_TEST, OUT_TEST.replace("test", "test_clean")
    with open(source) as src, open(target, "w") as dst:
        for line in src:
            n_in += 1
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            dst.write(line + "\n")
            n_out += 1
    return n_in, n_out


#: harmless
def build_pipeline(params):
    steps = []
    if params.get("text"):
        steps.append(CountVectorizer(max_features=params.get("max_features", 10)))
    steps.append(RandomForestClassifier(n_estimators=params.get("n_est", 2), random_state=0))
    return make_pipeline(*steps)


#: writes dvclive/metrics.json
#: writes dvclive/plots/loss.tsv
def live_logger(losses):
    class Live:
        def __init__(self, dir="dvclive"):
            self._dir = dir
            self._rows = []

        def log_metric(self, step, value):
            self._rows.append((step, value))

        def end(self):
            plots = os.path.join(self._dir, "plots")
            os.makedirs(plots, exist_ok=True)
            with open(os.path.join(plots, "loss.tsv"), "w") as fh:
                fh.writelines("%d\t%f\n" % row for row in self._rows)
            with open(os.path.join(self._dir, "metrics.json"), "w") as fh:
                json.dump({"loss": self._rows[-1][1] if self._rows else None}, fh)

    live = Live()
    for i, loss in enumerate(losses):
        live.log_metric(i, loss)
    live.end()
