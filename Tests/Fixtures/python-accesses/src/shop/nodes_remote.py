import json
import urllib.request
from urllib.request import urlopen

import boto3
import fsspec
import pandas as pd
import requests
import s3fs

from .config import API, BUCKET


#: reads https://api.example.com/v2/rates
def rates():
    resp = requests.get(f"{API}/rates", timeout=10)
    resp.raise_for_status()
    return resp.json()


#: reads https://api.example.com/v2/export.csv
#: writes data/01_raw/export.csv
def download_export():
    url = API + "/export.csv"
    response = requests.get(url, stream=True)
    with open("data/01_raw/export.csv", "wb") as fh:
        for chunk in response.iter_content(chunk_size=8192):
            fh.write(chunk)


#: reads https://data.example.org/iris.csv
def iris():
    return pd.read_csv("https://data.example.org/iris.csv")


#: reads https://data.example.org/geo.zip
#: writes data/01_raw/geo.zip
def fetch_geo():
    urllib.request.urlretrieve("https://data.example.org/geo.zip", "data/01_raw/geo.zip")


#: reads https://data.example.org/meta.json
def meta():
    with urlopen("https://data.example.org/meta.json") as resp:
        return json.load(resp)


#: reads https://api.example.com/v2/stores
def stores_with_session():
    session = requests.Session()
    session.headers.update({"Accept": "application/json"})
    return session.get("https://api.example.com/v2/stores").json()


#: reads data/08_reporting/summary.csv
#: writes s3://shop-lake/reports/summary.csv
def upload(_):
    s3 = boto3.client("s3")
    s3.upload_file("data/08_reporting/summary.csv", BUCKET, "reports/summary.csv")


#: reads s3://shop-lake/raw/orders.csv
#: writes data/01_raw/orders_s3.csv
def download():
    client = boto3.client("s3", region_name="eu-west-1")
    client.download_file(Bucket=BUCKET, Key="raw/orders.csv", Filename="data/01_raw/orders_s3.csv")


#: writes s3://shop-lake/state/last.json
def put_state(state):
    boto3.client("s3").put_object(Bucket=BUCKET, Key="state/last.json", Body=json.dumps(state))


#: reads s3://shop-lake/state/last.json
def get_state():
    s3 = boto3.client("s3")
    obj = s3.get_object(Bucket="shop-lake", Key="state/last.json")
    return json.loads(obj["Body"].read())


#: writes s3://shop-lake/silver/orders.parquet
def to_lake(df):
    df.to_parquet(f"s3://{BUCKET}/silver/orders.parquet")


#: reads s3://shop-lake/raw/a.txt
#: writes gs://archive/raw/a.txt
def copy_across():
    with fsspec.open("s3://shop-lake/raw/a.txt", "rb") as src, fsspec.open("gs://archive/raw/a.txt", "wb") as dst:
        dst.write(src.read())


#: reads s3://shop-lake/raw/b.json
def with_s3fs():
    fs = s3fs.S3FileSystem(anon=False)
    with fs.open("s3://shop-lake/raw/b.json") as fh:
        return json.load(fh)


#: reads data/06_models/m.pkl
#: writes s3://shop-lake/models/m.pkl
def upload_with_resource():
    bucket = boto3.resource("s3").Bucket(BUCKET)
    bucket.upload_file("data/06_models/m.pkl", "models/m.pkl")


#: reads data/01_raw/local.txt
def fsspec_local():
    with fsspec.open("data/01_raw/local.txt", mode="rt") as fh:
        return fh.read()
