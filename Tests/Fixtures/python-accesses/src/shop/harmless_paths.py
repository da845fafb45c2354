import fnmatch
import glob
import logging
import os
import posixpath
from pathlib import Path, PurePath, PurePosixPath
from urllib.parse import urljoin, urlparse

from . import paths
from .config import API, BUCKET, SETTINGS, Config, RunConfig

logger = logging.getLogger(__name__)


#: harmless
def target_of(name):
    return os.path.join("data", "08_reporting", f"{name}.csv")


#: harmless
def with_other_suffix():
    return Path("data/01_raw/orders.csv").with_suffix(".parquet")


#: harmless
def parts_of():
    p = paths.INTERMEDIATE / "orders" / "2024.csv"
    return p.stem, p.parent.name, p.suffix, p.as_posix(), p.parts


#: harmless
def logged(df):
    path = "data/03_primary/orders.parquet"
    logger.info("rows for %s: %d", path, len(df))
    return df


#: harmless
def printed(df):
    print("would write to", paths.REPORTING + "summary.csv", len(df))


#: harmless
def exists_check():
    return os.path.exists("data/01_raw/orders.csv"), Path("data/01_raw").is_dir(), os.path.isfile(paths.raw("a.csv"))


#: harmless
def make_folders():
    os.makedirs("data/08_reporting/plots", exist_ok=True)
    (Path("data") / "09_tracking").mkdir(parents=True, exist_ok=True)


#: harmless
def url_parts():
    url = urljoin(API + "/", "rates.csv")
    return urlparse(url).netloc, urlparse(f"s3://{BUCKET}/raw/a.csv").path


#: harmless
def pure():
    p = PurePosixPath("data") / "01_raw" / "*.csv"
    return str(p), PurePath("data/a.csv").match("*.csv")


#: harmless
def names_only():
    return os.path.basename("data/01_raw/orders.csv"), os.path.splitext(Config.model_file)[0], os.path.dirname(paths.HERE)


#: harmless
def filtered_names():
    return fnmatch.filter(["a.csv", "b.json"], "*.csv"), glob.escape("data/[x].csv"), glob.has_magic("data/*.csv")


#: harmless
def catalog_entry():
    """Entry for the catalog.

    Reads data/01_raw/orders.csv when loaded:

        df = pd.read_csv("data/01_raw/orders.csv")
    """
    return {"type": "pandas.CSVDataset", "filepath": "data/01_raw/orders.csv", "save_args": {"index": False}}


#: harmless
def settings_view():
    return sorted(SETTINGS["input"].values()), RunConfig().target


#: harmless
def model_names():
    return [paths.model_path(n, version=v) for n in ("churn", "ltv") for v in range(2)]


#: harmless
def relative():
    a = Path("/srv/data/01_raw/a.csv")
    return a.relative_to("/srv"), os.path.relpath("/srv/data/a.csv", "/srv"), posixpath.join("a", "b.csv")


#: harmless
def column_of_paths(df):
    df = df.copy()
    df["file"] = "data/images/" + df["id"].astype(str) + ".png"
    df["ext"] = df["file"].str.rsplit(".", n=1).str[-1]
    return df


#: harmless
def checked_paths(df):
    target = Path("data/08_reporting/out.csv")
    if target.suffix != ".csv":
        raise ValueError(f"cannot write {target}")
    return df


class Layout:
    def __init__(self, root="data"):
        self.root = Path(root)

    @property
    def raw(self):
        return self.root / "01_raw"

    def file(self, layer, name):
        return self.root / layer / name


#: harmless
def layout_paths():
    layout = Layout()
    return layout.raw, layout.file("03_primary", "a.parquet").with_name("b.parquet")
