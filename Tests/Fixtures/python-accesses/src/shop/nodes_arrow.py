import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.dataset as ds
import pyarrow.feather as pf
import pyarrow.parquet as pq

from .paths import INTERMEDIATE, PRIMARY


#: reads data/01_raw/sales.csv
def pl_sales():
    return pl.read_csv("data/01_raw/sales.csv").filter(pl.col("price") > 0)


#: reads data/01_raw/sales.parquet
#: writes data/02_intermediate/agg.parquet
def pl_lazy():
    lf = pl.scan_parquet("data/01_raw/sales.parquet")
    lf.filter(pl.col("price") > 1).sink_parquet(INTERMEDIATE / "agg.parquet")


#: reads data/01_raw/lazy.csv
def pl_scan_collect():
    return pl.scan_csv("data/01_raw/lazy.csv").group_by("country").agg(pl.col("price").sum()).collect()


#: writes data/03_primary/sales.parquet
#: writes data/03_primary/sales.csv
#: writes data/03_primary/sales.ndjson
def pl_write(sales: pl.DataFrame):
    sales.write_parquet("data/03_primary/sales.parquet")
    sales.write_csv(file="data/03_primary/sales.csv", separator=";")
    sales.write_ndjson("data/03_primary/sales.ndjson")


#: reads data/03_primary/frame.arrow
#: writes data/03_primary/frame2.arrow
def pl_ipc():
    frame = pl.read_ipc("data/03_primary/frame.arrow")
    frame.with_columns(pl.lit(1).alias("one")).write_ipc("data/03_primary/frame2.arrow")


#: reads data/03_primary/table.parquet
def arrow_table():
    return pq.read_table("data/03_primary/table.parquet", columns=["id", "price"])


#: writes data/03_primary/out.parquet
def arrow_write(df):
    table = pa.Table.from_pandas(df)
    pq.write_table(table, PRIMARY / "out.parquet", compression="snappy")


#: reads data/01_raw/arrow.csv
#: writes data/02_intermediate/arrow.feather
def arrow_csv():
    table = pacsv.read_csv("data/01_raw/arrow.csv")
    pf.write_feather(table, "data/02_intermediate/arrow.feather")


#: reads data/02_intermediate/in.feather
def arrow_feather():
    return pf.read_table("data/02_intermediate/in.feather")


#: reads data/03_primary/parts
def arrow_dataset():
    dataset = ds.dataset("data/03_primary/parts", format="parquet")
    return dataset.to_table().num_rows


#: writes data/03_primary/by_country
def arrow_write_dataset(df):
    table = pa.Table.from_pandas(df, preserve_index=False)
    ds.write_dataset(table, "data/03_primary/by_country", format="parquet", existing_data_behavior="overwrite_or_ignore")


#: writes data/03_primary/stream.parquet
def arrow_writer(batches):
    schema = pa.schema([("id", pa.int64())])
    with pq.ParquetWriter("data/03_primary/stream.parquet", schema) as writer:
        for batch in batches:
            writer.write_table(pa.table({"id": pa.array([int(batch[0])], pa.int64())}, schema=schema))


#: reads data/01_raw/duck.csv
def duck_csv():
    return duckdb.sql("SELECT country, sum(price) FROM read_csv('data/01_raw/duck.csv') GROUP BY 1").fetchall()


#: reads data/01_raw/duck.parquet
#: writes data/02_intermediate/duck_out.parquet
def duck_copy():
    con = duckdb.connect()
    con.execute("COPY (SELECT * FROM 'data/01_raw/duck.parquet') TO 'data/02_intermediate/duck_out.parquet' (FORMAT PARQUET)")
    con.close()


#: writes data/03_primary/shop.duckdb
def duck_store(df):
    con = duckdb.connect("data/03_primary/shop.duckdb")
    con.execute("CREATE OR REPLACE TABLE orders AS SELECT * FROM df")
    con.close()


#: reads data/03_primary/shop.duckdb
def duck_read():
    with duckdb.connect("data/03_primary/shop.duckdb", read_only=True) as con:
        return con.execute("SELECT * FROM orders").fetchdf()
