import base64
import bz2
import csv
import gzip
import io
import json
import pickle
import tarfile
import zipfile
from io import BytesIO, StringIO

import joblib
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import torch
import xarray as xr
from PIL import Image


#: harmless
def from_text(text):
    return pd.read_csv(io.StringIO("id,price\n1,2.5\n" + str(text)))


#: harmless
def to_text(df):
    buf = StringIO()
    df.to_csv(buf, index=False)
    return buf.getvalue()


#: harmless
def csv_text(df: pd.DataFrame) -> str:
    return df.to_csv(index=False, sep=";")


#: harmless
def csv_text_none(df):
    return df.to_csv(None), df.to_csv(path_or_buf=None, header=False)


#: harmless
def parquet_bytes(df):
    return df.to_parquet()


#: harmless
def parquet_roundtrip(df):
    buffer = BytesIO()
    df.to_parquet(buffer)
    buffer.seek(0)
    return pd.read_parquet(buffer)


#: harmless
def excel_bytes(df):
    output = io.BytesIO()
    with pd.ExcelWriter(output, engine="openpyxl") as writer:
        df.to_excel(writer, sheet_name="data")
    return output.getvalue()


#: harmless
def excel_encoded(df):
    bio = BytesIO()
    df.to_excel(bio)
    return base64.b64encode(bio.getvalue()).decode()


#: harmless
def json_frames(df):
    return df.to_json(orient="records"), df.to_html(), df.to_latex(), df.to_markdown()


#: harmless
def json_back(df):
    return pd.read_json(StringIO(df.to_json()))


#: harmless
def npy_bytes(arr):
    buf = io.BytesIO()
    np.save(buf, np.asarray(arr))
    buf.seek(0)
    return np.load(buf)


#: harmless
def npz_bytes(arr):
    with BytesIO() as buf:
        np.savez_compressed(buf, a=np.asarray(arr))
        return len(buf.getvalue())


#: harmless
def text_matrix():
    out = StringIO()
    np.savetxt(out, np.loadtxt(["1 2", "3 4"]))
    return np.genfromtxt(StringIO(out.getvalue()))


#: harmless
def pickled(obj):
    return pickle.loads(pickle.dumps(obj))


#: harmless
def pickled_buffer(obj):
    buf = BytesIO()
    pickle.dump(obj, buf)
    buf.seek(0)
    return pickle.load(buf)


#: harmless
def joblib_buffer(obj):
    buf = BytesIO()
    joblib.dump(obj, buf)
    return joblib.hash(obj), buf.tell()


#: harmless
def zipped(df):
    mem = BytesIO()
    with zipfile.ZipFile(mem, "w") as zf:
        zf.writestr("data/01_raw/orders.csv", df.to_csv())
    mem.seek(0)
    with zipfile.ZipFile(mem) as zf, zf.open("data/01_raw/orders.csv") as fh:
        return pd.read_csv(fh)


#: harmless
def tarred(payload: bytes):
    mem = BytesIO()
    with tarfile.open(fileobj=mem, mode="w:gz") as tar:
        info = tarfile.TarInfo("data/blob.bin")
        info.size = len(payload)
        tar.addfile(info, BytesIO(payload))
    return mem.getvalue()


#: harmless
def compressed(payload: bytes):
    return gzip.compress(payload), bz2.compress(payload)


#: harmless
def gz_buffer(payload: bytes):
    buf = BytesIO()
    with gzip.GzipFile(filename="inner.csv", fileobj=buf, mode="wb") as fh:
        fh.write(payload)
    return gzip.decompress(buf.getvalue())


#: harmless
def csv_buffer(rows):
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["id", "price"])
    writer.writerows(rows)
    return list(csv.DictReader(StringIO(out.getvalue())))


#: harmless
def csv_lines(rows):
    return list(csv.reader(["a,b", "1,2"]))


#: harmless
def image_bytes(value):
    img = Image.new("L", (4, 4))
    buf = BytesIO()
    img.save(buf, format="PNG")
    buf.seek(0)
    return Image.open(buf).size


#: harmless
def polars_text(rows):
    df = pl.DataFrame({"a": [1, 2]})
    text = df.write_csv()
    return pl.read_csv(text.encode()), df.write_json()


#: harmless
def polars_buffer(rows):
    buf = BytesIO()
    pl.DataFrame({"a": [1]}).write_parquet(buf)
    buf.seek(0)
    return pl.read_parquet(buf)


#: harmless
def arrow_buffer(df):
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pandas(df), sink)
    return pq.read_table(pa.BufferReader(sink.getvalue()))


#: harmless
def torch_buffer(x):
    buf = BytesIO()
    torch.save(x, buf)
    buf.seek(0)
    return torch.load(buf)


#: harmless
def netcdf_bytes(arr):
    ds = xr.Dataset({"v": ("x", [1.0, 2.0])})
    return bytes(ds.to_netcdf())


#: harmless
def json_buffer(obj):
    fh = StringIO()
    json.dump({"a": 1}, fh)
    fh.seek(0)
    return json.load(fh)


def _write_all(df, handle):
    df.to_csv(handle, index=False)
    handle.write("# end\n")


#: harmless
def buffer_through_helper(df):
    handle = StringIO()
    _write_all(df, handle)
    return handle.getvalue()


#: harmless
def several_buffers(df):
    bufs = {c: StringIO() for c in ("de", "fr")}
    for code, buf in bufs.items():
        df[df["country"] == code].to_csv(buf)
    return {code: buf.getvalue() for code, buf in bufs.items()}
