"""Configuration objects of the project."""
import os
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple


class Layer(str, Enum):
    LANDING = "data/landing"
    CURATED = "data/curated"
    SERVING = "data/serving"


class Table(NamedTuple):
    name: str
    key: str


ORDERS = Table("fct_orders", "id")
CUSTOMERS = Table("dim_customers", "customer_id")


@dataclass(frozen=True)
class TrainConfig:
    run_name: str = "baseline"
    out_dir: str = "runs"
    epochs: int = 3
    seed: int = 7
    features: tuple = ("amount", "quantity")

    @property
    def run_dir(self):
        return os.path.join(self.out_dir, self.run_name)

    @property
    def metrics_file(self):
        return os.path.join(self.run_dir, "metrics.json")


@dataclass
class IngestConfig:
    root: Path = Path("data/ingest")
    manifest: Path = field(init=False)
    chunk: int = 500

    def __post_init__(self):
        self.manifest = self.root / "manifest.json"


opt = SimpleNamespace(
    cache_dir="data/cache",
    log_dir="logs",
    export=SimpleNamespace(folder="exports", fmt="csv"),
    dry_run=False,
)

CONFIG = {
    "paths": {"raw": "data/raw/transactions.csv", "clean": "data/clean/transactions.parquet"},
    "model": {"kind": "logreg", "file": "models/%s.pkl"},
    "db": {"url": "sqlite:///data/warehouse.db", "lite": "data/lite.sqlite"},
    "splits": ["train", "valid", "test"],
}

MODEL_VERSION = "v3"
API_ROOT = "https://api.example.org/v2"
S3_BUCKET = "s3://acme-telemetry"
