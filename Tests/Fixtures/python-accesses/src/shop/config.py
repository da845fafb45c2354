from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import List, NamedTuple

DB_URL = "postgresql://etl@db.internal:5432/shop"
BUCKET = "shop-lake"
API = "https://api.example.com/v2"

LAYERS = ("bronze", "silver")

SETTINGS = {
    "input": {"orders": "data/01_raw/orders.csv", "stores": "data/01_raw/stores.csv"},
    "output": {"summary": "data/08_reporting/summary.csv"},
    "encoding": "utf-8",
}


class Tables(str, Enum):
    ORDERS = "orders"
    STORES = "stores"


class Files(Enum):
    CALENDAR = "data/01_raw/calendar.csv"
    HOLIDAYS = "data/01_raw/holidays.csv"


class Config:
    base = "data"
    model_file = base + "/06_models/forecast.joblib"
    metrics_file = "data/09_tracking/metrics.json"


@dataclass
class RunConfig:
    out_dir: Path = Path("data/07_model_output")
    name: str = "predictions"
    columns: List[str] = field(default_factory=list)

    @property
    def target(self) -> Path:
        return self.out_dir / f"{self.name}.parquet"


class Source(NamedTuple):
    path: str
    sep: str = ","


PRICES = Source("data/01_raw/prices.tsv", "\t")
