import json
from pathlib import Path
from pathlib import Path as P

import pandas as pd

from . import paths

OUT = P("data/08_reporting")


#: reads docs/template.html
def render(total):
    template = Path("docs/template.html").read_text(encoding="utf-8")
    return template.replace("{{ total }}", f"{total:.2f}")


#: writes data/08_reporting/summary.txt
def write_summary(df: pd.DataFrame) -> None:
    (OUT / "summary.txt").write_text(str(df.describe()))


#: reads data/06_models/weights.bin
#: writes data/06_models/weights.bak
def backup_weights():
    src = P("data") / "06_models" / "weights.bin"
    src.with_suffix(".bak").write_bytes(src.read_bytes())


#: writes data/09_tracking/metrics.json
def log_metrics(metrics: dict):
    with Path("data/09_tracking/metrics.json").open("w") as f:
        json.dump(metrics, f, indent=2)


#: reads conf/base/lookups/segments.json
def segments(df):
    with (paths.LOOKUPS / "segments.json").open() as fh:
        mapping = json.load(fh)
    return df.assign(segment=df["country"].map(mapping))


#: reads src/shop/resources/units.json
def units():
    here = Path(__file__).parent
    return json.loads((here / "resources" / "units.json").read_text())


#: writes data/_SUCCESS
def mark_done(_result):
    flag = Path("data", "_SUCCESS")
    flag.parent.mkdir(exist_ok=True)
    flag.touch()


#: writes data/02_intermediate/lock
def release(_):
    P("data/02_intermediate/lock").unlink(missing_ok=True)


#: reads data/02_intermediate/new.csv
#: writes data/02_intermediate/new.csv
#: writes data/02_intermediate/current.csv
def promote():
    new = paths.INTERMEDIATE / "new.csv"
    new.rename(paths.INTERMEDIATE / "current.csv")


#: reads data/08_reporting/report.tmp
#: writes data/08_reporting/report.tmp
#: writes data/08_reporting/report.pdf
def finish_report():
    tmp = OUT / "report.tmp"
    tmp.replace(tmp.with_name("report.pdf"))


#: reads data/01_raw/*.csv
def concat_raw():
    frames = [pd.read_csv(p) for p in sorted(Path("data/01_raw").glob("*.csv"))]
    return pd.concat(frames)


#: reads data/01_raw/**/*.parquet
def count_parts():
    return sum(1 for _ in Path(paths.RAW_DIR).rglob("*.parquet"))


#: reads data/01_raw
def raw_names():
    return sorted(p.name for p in Path("data/01_raw").iterdir() if not p.name.startswith("."))


#: reads data/02_intermediate/*.part
#: writes data/02_intermediate/*.part
def drop_partials(_):
    for leftover in paths.INTERMEDIATE.glob("*.part"):
        leftover.unlink()


#: writes data/08_reporting/daily/latest.csv
def latest(df):
    folder = OUT.joinpath("daily")
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / ("latest" + ".csv")
    with open(target, mode="w", newline="") as fh:
        df.to_csv(fh, index=False)


#: reads conf/base/globals.yml
def globals_text():
    return (Path("data") / ".." / "conf" / "base" / "globals.yml").read_text()


#: reads data/03_primary/a.txt
#: reads data/03_primary/b.txt
def both_texts():
    base = paths.PRIMARY
    return "\n".join((base / n).read_text() for n in ("a.txt", "b.txt"))


#: writes /tmp/shop_export/export.csv
def export_absolute(df):
    folder = Path("/tmp/shop_export")
    folder.mkdir(exist_ok=True)
    df.to_csv(folder / "export.csv")
