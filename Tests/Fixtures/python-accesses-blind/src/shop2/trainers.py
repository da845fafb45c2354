"""Class based training code."""
import csv
import json
import os
from pathlib import Path

import joblib
import numpy as np


class BaseTrainer:
    def __init__(self, model, output_dir="outputs/default", resume=None):
        self.model = model
        self.output_dir = Path(output_dir)
        self.ckpt_dir = self.output_dir / "checkpoints"
        self.resume = resume
        self.history = []

    def fit(self, X, y):
        for epoch in range(2):
            self.model.fit(X, y)
            self.history.append({"epoch": epoch, "score": float(self.model.score(X, y))})
        return self

    def save_checkpoint(self, tag="last"):
        self.ckpt_dir.mkdir(parents=True, exist_ok=True)
        joblib.dump(self.model, self.ckpt_dir / f"{tag}.joblib")

    def save_history(self):
        os.makedirs(self.output_dir, exist_ok=True)
        with open(os.path.join(self.output_dir, "history.json"), "w") as f:
            json.dump(self.history, f)

    def summary(self):
        return {"epochs": len(self.history), "best": max((h["score"] for h in self.history), default=None)}

    def run(self, X, y):
        self.fit(X, y)
        self.after_fit()
        return self.model

    def after_fit(self):
        pass


class CheckpointingTrainer(BaseTrainer):
    def after_fit(self):
        self.save_checkpoint("best")
        self.save_history()


class CsvLogTrainer(BaseTrainer):
    LOG_NAME = "log.csv"

    def after_fit(self):
        self.output_dir.mkdir(parents=True, exist_ok=True)
        with (self.output_dir / self.LOG_NAME).open("w", newline="") as f:
            writer = csv.DictWriter(f, fieldnames=["epoch", "score"])
            writer.writeheader()
            writer.writerows(self.history)


class EmbeddingBank:
    def __init__(self, folder):
        self.folder = folder
        self.vectors = np.zeros((2, 2))

    @classmethod
    def from_folder(cls, folder):
        bank = cls(folder)
        bank.vectors = np.load(os.path.join(folder, "vectors.npy"))
        return bank

    def dump(self):
        np.save(os.path.join(self.folder, "vectors.npy"), self.vectors)
        return self

    def nearest(self, vec):
        return int(np.argmin(((self.vectors - vec) ** 2).sum(axis=1)))
