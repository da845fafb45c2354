extension LibraryEffects {
  /// pandas, polars, Arrow, Dask, GeoPandas, Spark.
  static let dataFrames: LibraryEffects = {
    var known = LibraryEffects()
    for module in ["pandas", "geopandas", "modin.pandas", "cudf", "dask.dataframe"] {
      known.add(
        module,
        "read_csv read_table read_fwf read_parquet read_excel ExcelFile read_json read_pickle "
          + "read_feather read_hdf read_orc read_stata read_sas read_spss read_xml read_html "
          + "read_file",
        .reads(
          at(
            0, "filepath_or_buffer", "path", "io", "path_or_buf", "path_or_buffer", "filename",
            "urlpath", "path_or_buf")))
    }
    known.add("pandas", "ExcelWriter", .writes(at(0, "path")))
    known.add("pandas", "HDFStore", .opens(at(0, "path"), mode: at(1, "mode"), default: "a"))
    known.add("pandas", "to_pickle", .writes(at(1, "filepath_or_buffer")))
    known.add(
      methods:
        "to_csv to_json to_pickle to_parquet to_feather to_excel to_hdf to_html to_latex "
        + "to_markdown to_stata to_orc to_xml to_netcdf to_zarr to_file",
      .writes(
        at(
          0, "path_or_buf", "path", "excel_writer", "buf", "path_or_buffer", "filename", "store",
          "fname")))
    for name in ["polars", "duckdb"] {
      known.add(
        name,
        "read_csv read_parquet read_json read_ndjson read_ipc read_excel read_avro read_ods "
          + "read_delta read_csv_batched read_ipc_stream scan_csv scan_parquet scan_ndjson "
          + "scan_ipc scan_delta from_csv_auto from_parquet",
        .reads(at(0, "source", "file", "path")))
    }
    known.add(
      methods:
        "write_csv write_parquet write_ndjson write_ipc write_excel write_avro write_delta "
        + "sink_csv sink_parquet sink_ipc sink_ndjson",
      .writes(at(0, "file", "path", "workbook", "target")))
    known.add(
      "pyarrow.parquet",
      "read_table read_pandas ParquetFile ParquetDataset read_schema read_metadata",
      .reads(at(0, "source", "where", "path_or_paths")))
    known.add("pyarrow.parquet", "ParquetWriter", .writes(at(0, "where")))
    known.add("pyarrow.parquet", "write_table", .writes(at(1, "where")))
    known.add("pyarrow.parquet", "write_to_dataset", .writes(at(1, "root_path")))
    known.add("pyarrow.csv", "read_csv open_csv", .reads(at(0, "input_file")))
    known.add("pyarrow.csv", "write_csv", .writes(at(1, "output_file")))
    known.add("pyarrow.json", "read_json", .reads(at(0, "input_file")))
    known.add("pyarrow.feather", "read_feather read_table", .reads(at(0, "source")))
    known.add("pyarrow.feather", "write_feather", .writes(at(1, "dest")))
    known.add("pyarrow.orc", "read_table ORCFile", .reads(at(0, "source")))
    known.add("pyarrow.orc", "write_table", .writes(at(1, "where")))
    known.add("pyarrow.dataset", "dataset", .reads(at(0, "source")))
    known.add("pyarrow.dataset", "write_dataset", .writes(at(1, "base_dir")))
    known.add(
      "pyarrow", "memory_map OSFile", .opens(at(0, "path"), mode: at(1, "mode"), default: "r"))
    known.add(
      "xarray", "open_dataset load_dataset open_dataarray load_dataarray open_mfdataset open_zarr",
      .reads(at(0, "filename_or_obj", "paths", "store")))
    return known
  }()

  /// NumPy, SciPy, HDF and netCDF.
  static let arrays: LibraryEffects = {
    var known = LibraryEffects()
    known.add("numpy", "load fromfile", .reads(at(0, "file")))
    known.add("numpy", "loadtxt genfromtxt", .reads(at(0, "fname")))
    known.add("numpy", "save", .writesEnding(at(0, "file"), ".npy"))
    known.add("numpy", "savez savez_compressed", .writesEnding(at(0, "file"), ".npz"))
    known.add("numpy", "savetxt", .writes(at(0, "fname")))
    known.add("numpy", "memmap", .opens(at(0, "filename"), mode: at(2, "mode"), default: "r+"))
    known.add(
      "numpy.lib.format", "open_memmap",
      .opens(at(0, "filename"), mode: at(1, "mode"), default: "r+"))
    known.add(methods: "tofile", .writes(at(0, "fid")))
    known.add("scipy.io", "loadmat", .reads(at(0, "file_name")))
    known.add("scipy.io", "savemat", .writes(at(0, "file_name")))
    known.add("scipy.io.wavfile", "read", .reads(at(0, "filename")))
    known.add("scipy.io.wavfile", "write", .writes(at(0, "filename")))
    known.add("scipy.sparse", "load_npz", .reads(at(0, "file")))
    known.add("scipy.sparse", "save_npz", .writesEnding(at(0, "file"), ".npz"))
    known.add("h5py", "File", .opens(at(0, "name"), mode: at(1, "mode"), default: "r"))
    known.add("netCDF4", "Dataset", .opens(at(0, "filename"), mode: at(1, "mode"), default: "r"))
    known.add("zarr", "open", .opens(at(0, "store"), mode: at(1, "mode"), default: "a"))
    known.add("sklearn.datasets", "load_svmlight_file", .reads(at(0, "f")))
    known.add("sklearn.datasets", "dump_svmlight_file", .writes(at(2, "f")))
    return known
  }()
}
