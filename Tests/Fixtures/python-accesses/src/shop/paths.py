"""Where things live. Folders are relative to the project unless said otherwise."""
import os
from pathlib import Path

DATA = "data"
RAW_DIR = os.path.join(DATA, "01_raw")
INTERMEDIATE = Path("data") / "02_intermediate"
PRIMARY = Path("data", "03_primary")
FEATURES = PRIMARY.parent / "04_features"
MODEL_DIR = "data/06_models"
REPORTING = "data/08_reporting/"

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT_ROOT = Path(__file__).resolve().parents[2]
LOOKUPS = PROJECT_ROOT / "conf" / "base" / "lookups"

CACHE_DIR = Path(os.environ.get("SHOP_CACHE", "/var/cache/shop"))
SHARED = "/mnt/shared/shop"

COUNTRY_FILES = {
    "de": f"{RAW_DIR}/sales_de.csv",
    "fr": f"{RAW_DIR}/sales_fr.csv",
}


def raw(name):
    return os.path.join(RAW_DIR, name)


def model_path(name, version=1, ext="pkl"):
    return "{}/{}_v{}.{}".format(MODEL_DIR, name, version, ext)


def report(name: str) -> Path:
    return Path(REPORTING) / name
