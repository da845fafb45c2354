extension LibraryEffects {
  /// Python's own files and folders.
  static let files: LibraryEffects = {
    var known = LibraryEffects()
    known.add("builtins", "open", .opens(at(0, "file"), mode: at(1, "mode"), default: "r"))
    known.add("io", "open FileIO", .opens(at(0, "file"), mode: at(1, "mode"), default: "r"))
    known.add("codecs", "open", .opens(at(0, "filename"), mode: at(1, "mode"), default: "r"))
    known.add("pathlib.Path", "open", .opens(at(0), mode: at(1, "mode"), default: "r"))
    known.add("pathlib.Path", "read_text read_bytes", .reads(at(0)))
    known.add(
      "pathlib.Path", "write_text write_bytes touch unlink rmdir symlink_to hardlink_to",
      .writes(at(0)))
    known.add("pathlib.Path", "rename replace", .moves(from: at(0), to: at(1, "target")))
    known.add("pathlib.Path", "iterdir walk", .lists(at(0)))
    known.add("pathlib.Path", "glob", .matches(at(1, "pattern"), below: at(0), isDeep: false))
    known.add("pathlib.Path", "rglob", .matches(at(1, "pattern"), below: at(0), isDeep: true))
    known.add("glob", "glob iglob", .matches(at(0, "pathname"), below: nil, isDeep: false))
    known.add("os", "open", .opensFile(at(0, "path"), flags: at(1, "flags")))
    known.add("filecmp", "cmp", .reads(at(0, "f1")), .reads(at(1, "f2")))
    known.add("fileinput", "input FileInput", .reads(at(0, "files")))
    for module in ["xml.etree.ElementTree", "lxml.etree"] {
      known.add(module, "parse iterparse", .reads(at(0, "source")))
      known.add(methods: "write", of: module, .writes(at(0, "file_or_filename", "file")))
    }
    known.add("os", "remove unlink rmdir removedirs truncate", .writes(at(0, "path")))
    known.add(
      "os", "rename replace renames", .moves(from: at(0, "src", "old"), to: at(1, "dst", "new")))
    known.add("os", "link symlink", .writes(at(1, "dst")))
    known.add("os", "listdir scandir", .lists(at(0, "path")))
    known.add("os", "walk", .lists(at(0, "top")))
    known.add("os", "chdir fchdir", .movesAway)
    known.add("contextlib", "chdir", .movesAway)
    known.add(
      "shutil", "copy copy2 copyfile copytree", .copies(from: at(0, "src"), to: at(1, "dst")))
    known.add("shutil", "move", .moves(from: at(0, "src"), to: at(1, "dst")))
    known.add("shutil", "rmtree", .writes(at(0, "path")))
    known.add("logging", "FileHandler", .writes(at(0, "filename")))
    known.add(
      "logging.handlers", "RotatingFileHandler TimedRotatingFileHandler WatchedFileHandler",
      .writes(at(0, "filename")))
    known.add("logging", "basicConfig", .writes(named("filename")))
    known.add("toml", "load", .reads(at(0, "f")))
    known.add("shelve", "open", .opens(at(0, "filename"), mode: at(1, "flag"), default: "r+"))
    known.add("dbm", "open", .opens(at(0, "file"), mode: at(1, "flag"), default: "r"))
    known.add(methods: "read", of: "configparser.", .reads(at(0, "filenames")))
    return known
  }()

  /// Packed files.
  static let archives: LibraryEffects = {
    var known = LibraryEffects()
    for module in ["gzip", "bz2", "lzma"] {
      known.add(module, "open", .opens(at(0, "filename"), mode: at(1, "mode"), default: "r"))
    }
    known.add("gzip", "GzipFile", .opens(at(0, "filename"), mode: at(1, "mode"), default: "r"))
    known.add("bz2", "BZ2File", .opens(at(0, "filename"), mode: at(1, "mode"), default: "r"))
    known.add("lzma", "LZMAFile", .opens(at(0, "filename"), mode: at(1, "mode"), default: "r"))
    known.add("zipfile", "ZipFile", .opens(at(0, "file"), mode: at(1, "mode"), default: "r"))
    known.add("tarfile", "open TarFile", .opens(at(0, "name"), mode: at(1, "mode"), default: "r"))
    known.add(
      "shutil", "unpack_archive",
      .copies(from: at(0, "filename"), to: at(1, "extract_dir")))
    for makers in ["zipfile.", "tarfile."] {
      known.add(methods: "extractall", of: makers, .writes(at(0, "path")))
      known.add(methods: "extract", of: makers, .writes(at(1, "path")))
      known.add(methods: "add write", of: makers, .reads(at(0, "name", "filename")))
    }
    return known
  }()
}
