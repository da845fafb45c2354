"""Training scripts built on trainers.py."""
import json
import os
import pickle
import random
from pathlib import Path

import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression, SGDClassifier

from .iokit import append_jsonl, dump_json, load_json
from .locations import ARTIFACTS, MODELS_DIR
from .settings import TrainConfig
from .trainers import BaseTrainer, CheckpointingTrainer, CsvLogTrainer, EmbeddingBank

CFG = TrainConfig()
BEST = "best"


#: writes outputs/churn/checkpoints/best.joblib
#: writes outputs/churn/history.json
def fit_with_checkpoints(X, y):
    trainer = CheckpointingTrainer(LogisticRegression(), output_dir="outputs/churn")
    trainer.run(X, y)
    return trainer.summary()


#: harmless
def fit_plain(X, y):
    """The base class saves nothing unless asked."""
    trainer = BaseTrainer(LogisticRegression(), output_dir="outputs/plain")
    model = trainer.run(X, y)
    return model, trainer.summary(), str(trainer.ckpt_dir / "best.joblib")


#: writes outputs/default/log.csv
def fit_csv_log(X, y):
    t = CsvLogTrainer(LogisticRegression())
    return t.run(X, y).coef_.ravel().tolist()


#: writes outputs/default/checkpoints/last.joblib
def checkpoint_only(model):
    trainer = BaseTrainer(model)
    trainer.save_checkpoint()


#: writes ?
def fit_into(X, y, out_dir):
    trainer = CheckpointingTrainer(LogisticRegression(C=0.5), out_dir)
    return trainer.run(X, y)


#: writes runs/baseline/metrics.json
def finish_run(history):
    os.makedirs(CFG.run_dir, exist_ok=True)
    best = max(history, key=lambda h: h["score"]) if history else {}
    with open(CFG.metrics_file, "w") as f:
        json.dump({"best": best, "epochs": CFG.epochs, "seed": CFG.seed}, f, indent=2, sort_keys=True)
    return best


#: writes runs/wide/epoch_0.pkl
#: writes runs/wide/epoch_1.pkl
#: writes runs/wide/epoch_2.pkl
def train_wide(X, y):
    cfg = TrainConfig(run_name="wide")
    clf = SGDClassifier(random_state=cfg.seed)
    Path(cfg.run_dir).mkdir(parents=True, exist_ok=True)
    for epoch in range(3):
        clf.partial_fit(X, y, classes=[0, 1])
        with open(os.path.join(cfg.run_dir, f"epoch_{epoch}.pkl"), "wb") as fh:
            pickle.dump(clf, fh)
    return clf


#: state random
def set_everything(seed=42):
    random.seed(seed)
    np.random.seed(seed)
    return seed


#: state random
def bootstrap_scores(scores, n=20):
    draws = [np.random.choice(scores, size=len(scores)).mean() for _ in range(n)]
    return float(np.percentile(draws, 5)), float(np.percentile(draws, 95))


#: harmless
def bootstrap_with_generator(scores, n=20):
    gen = np.random.RandomState(0)
    draws = [gen.choice(scores, size=len(scores)).mean() for _ in range(n)]
    order = random.Random(4).sample(range(n), n)
    return [draws[i] for i in order]


#: reads artifacts/embeddings/vectors.npy
def nearest_neighbours(vectors):
    bank = EmbeddingBank.from_folder(os.path.join(ARTIFACTS, "embeddings"))
    return [bank.nearest(v) for v in np.atleast_2d(vectors)]


#: writes artifacts/embeddings_new/vectors.npy
def reset_embeddings():
    folder = os.path.join(ARTIFACTS, "embeddings_new")
    os.makedirs(folder, exist_ok=True)
    bank = EmbeddingBank(folder).dump()
    return bank.vectors.shape


#: harmless
def toy_bank(vec):
    return EmbeddingBank("artifacts/embeddings").nearest(np.asarray(vec))


#: reads runs/best.json
#: writes runs/best.json
#: writes models/best/model.joblib
def keep_if_better(model, score: float):
    record = load_json("runs/best.json", default={"score": -1.0})
    if score <= record["score"]:
        return False
    folder = MODELS_DIR / BEST
    folder.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, folder / "model.joblib", compress=3)
    dump_json({"score": score}, "runs/best.json")
    return True


#: writes runs/progress.jsonl
def log_epochs(X, y, epochs=2):
    clf = SGDClassifier(random_state=0)
    for epoch in range(epochs):
        clf.partial_fit(X, y, classes=np.unique(y))
        append_jsonl([{"epoch": epoch, "acc": clf.score(X, y)}], "runs/progress.jsonl")
    return clf


#: reads models/best/model.joblib
def predict_latest(df: pd.DataFrame) -> pd.Series:
    path = MODELS_DIR.joinpath(BEST, "model.joblib")
    if not path.exists():
        raise FileNotFoundError(f"Model not found at {path}. Train first.")
    model = joblib.load(path)
    return pd.Series(model.predict(df[["amount", "quantity"]]), index=df.index, name="pred")


#: harmless
def early_stopping(losses, patience=2):
    best, waited, saved = float("inf"), 0, None
    for epoch, loss in enumerate(losses):
        if loss < best:
            best, waited, saved = loss, 0, f"{CFG.run_dir}/epoch_{epoch}.pkl"
        else:
            waited += 1
            if waited >= patience:
                break
    return {"best": best, "checkpoint": saved}


#: harmless
def in_memory_checkpoints(X, y):
    ring = []
    clf = SGDClassifier(random_state=1)
    for _ in range(3):
        clf.partial_fit(X, y, classes=[0, 1])
        ring.append(pickle.dumps(clf))
        ring = ring[-2:]
    return pickle.loads(ring[-1])
