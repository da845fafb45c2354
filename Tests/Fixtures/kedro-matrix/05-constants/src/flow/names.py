"""Names of datasets and nodes."""
RAW = "raw"
CLEAN = RAW + "_clean"
PRICED: str = "priced"
CLEANING = "cleaning"


class Layer:
    BASE = "layer"
    MODEL = BASE + "_model"
