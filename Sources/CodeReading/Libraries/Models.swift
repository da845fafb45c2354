extension LibraryEffects {
  /// Trained models and pickled objects.
  static let models: LibraryEffects = {
    var known = LibraryEffects()
    known.add("joblib", "load", .reads(at(0, "filename")))
    known.add("joblib", "dump", .writes(at(1, "filename")))
    known.add("compress_pickle", "load", .reads(at(0, "path")))
    known.add("compress_pickle", "dump", .writes(at(1, "path")))
    known.add("torch", "load", .reads(at(0, "f")))
    known.add("torch", "save", .writes(at(1, "f")))
    known.add("torch.jit", "load", .reads(at(0, "f")))
    known.add("torch.jit", "save", .writes(at(1, "f")))
    known.add("torch.onnx", "export", .writes(at(2, "f")))
    known.add("onnx", "load", .reads(at(0, "f")))
    known.add("onnx", "save", .writes(at(1, "f")))
    for framework in ["torch", "numpy", "tensorflow", "flax"] {
      known.add("safetensors.\(framework)", "load_file", .reads(at(0, "filename")))
      known.add("safetensors.\(framework)", "save_file", .writes(at(1, "filename")))
    }
    for keras in ["keras", "tensorflow.keras", "tf.keras"] {
      known.add("\(keras).models", "load_model", .reads(at(0, "filepath")))
      known.add("\(keras).models", "save_model", .writes(at(1, "filepath")))
      known.add(methods: "save save_weights export", of: keras + ".", .writes(at(0, "filepath")))
      known.add(methods: "load_weights", of: keras + ".", .reads(at(0, "filepath")))
    }
    known.add("tensorflow.saved_model", "load", .reads(at(0, "export_dir")))
    known.add("tensorflow.saved_model", "save", .writes(at(1, "export_dir")))
    known.add(
      methods: "save_model save_pretrained save_weights",
      .writes(at(0, "fname", "filename", "save_directory", "filepath")))
    known.add(methods: "load_model load_weights", .reads(at(0, "fname", "filename", "filepath")))
    known.add("lightgbm", "Booster", .reads(named("model_file")))
    known.add("xgboost", "Booster", .reads(named("model_file")))
    known.add("sklearn.tree", "export_graphviz", .writes(at(1, "out_file")))
    return known
  }()

  /// Charts, images, sound, documents.
  static let pictures: LibraryEffects = {
    var known = LibraryEffects()
    known.add("matplotlib.pyplot", "savefig", .writes(at(0, "fname")), .changes(.pyplot))
    known.add("matplotlib.pyplot", "imsave", .writes(at(0, "fname")))
    known.add("matplotlib.pyplot", "imread", .reads(at(0, "fname")))
    known.add("matplotlib.backends.backend_pdf", "PdfPages", .writes(at(0, "filename")))
    known.add("matplotlib.image", "imsave", .writes(at(0, "fname")))
    known.add("matplotlib.image", "imread", .reads(at(0, "fname")))
    known.add(methods: "savefig", .writes(at(0, "fname")))
    known.add("plotly.io", "write_image write_html write_json", .writes(at(1, "file")))
    known.add("plotly.io", "read_json", .reads(at(0, "file")))
    known.add("plotly.offline", "plot", .writes(named("filename")))
    known.add(methods: "write_html write_image write_json", .writes(at(0, "file")))
    known.add("PIL.Image", "open", .reads(at(0, "fp")))
    known.add(methods: "save", of: "PIL.", .writes(at(0, "fp")))
    known.add("cv2", "imread VideoCapture", .reads(at(0, "filename")))
    known.add("cv2", "imwrite VideoWriter", .writes(at(0, "filename")))
    for module in ["imageio", "imageio.v2", "imageio.v3", "skimage.io"] {
      known.add(module, "imread mimread volread", .reads(at(0, "uri", "fname")))
      known.add(module, "imwrite mimwrite imsave mimsave", .writes(at(0, "uri", "fname")))
    }
    known.add("soundfile", "read", .reads(at(0, "file")))
    known.add("soundfile", "write", .writes(at(0, "file")))
    known.add("librosa", "load", .reads(at(0, "path")))
    known.add("rasterio", "open", .opens(at(0, "fp"), mode: at(1, "mode"), default: "r"))
    known.add("openpyxl", "load_workbook", .reads(at(0, "filename")))
    for makers in ["openpyxl.", "docx.", "pptx.", "folium."] {
      known.add(methods: "save", of: makers, .writes(at(0, "filename", "outfile")))
    }
    known.add("docx", "Document", .reads(at(0, "docx")))
    known.add("pptx", "Presentation", .reads(at(0, "pptx")))
    known.add("pypdf", "PdfReader", .reads(at(0, "stream")))
    return known
  }()
}
