"""Where things live. Imported by most of the other modules."""
import os
from pathlib import Path

PROJ_ROOT = Path(__file__).resolve().parents[2]
DATA = PROJ_ROOT / "data"
BRONZE, SILVER, GOLD = (DATA / layer for layer in ("bronze", "silver", "gold"))
RAW_DATA_DIR = DATA / "raw"
INTERIM_DATA_DIR = DATA / "interim"
MODELS_DIR = PROJ_ROOT / "models"
FIGURES_DIR = PROJ_ROOT.joinpath("reports", "figures")
METER_FILE = RAW_DATA_DIR / "meters.csv"
WEATHER_FILE = RAW_DATA_DIR / "weather" / "hourly.parquet"

# the same thing the old way
BASE_DIR = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ARTIFACTS = os.path.join(BASE_DIR, "artifacts")
LAKE = "/mnt/lake"
LAKE_LANDING = LAKE + "/landing"

AIRFLOW_HOME = os.environ.get("AIRFLOW_HOME", "/opt/airflow")
SCRATCH = os.getenv("SCRATCH_DIR", "scratch")

FEATURE_SETS = {
    "basic": "data/features/basic.parquet",
    "lagged": "data/features/lagged.parquet",
}


def model_file(name, ext="joblib"):
    return MODELS_DIR / f"{name}.{ext}"


def report_path(*parts):
    return os.path.join("reports", *parts)
