import OutsideWorld
import PipelineLoading
import PipelineModel

/// The module with `signals`, `after` and `chain` in the user's package.
struct OrderingModule {
  /// Dotted, for imports.
  private let dottedName: String
  /// Relative to the project.
  private let path: String
  private let isThere: Bool

  static let text = String(decoding: PackageResources.ordering_py, as: UTF8.self)

  /// Takes `ordering.py`, or another name when the user has a module of that name.
  init(_ project: KedroProject, root: String, world: World) throws(FixRefusal) {
    guard let folder = project.packageDirectory else {
      throw FixRefusal("where the package \(project.packageName) stands is not known")
    }
    for name in ["ordering", "headway_ordering"] {
      let path = Paths.joined(folder, name + ".py")
      let isPackage = world.files.kind(of: Paths.joined(root, Paths.joined(folder, name))) != nil
      let present = try? world.files.read(Paths.joined(root, path))
      guard !isPackage, present == nil || present == Array(Self.text.utf8) else { continue }
      dottedName = "\(project.packageName).\(name)"
      self.path = path
      isThere = present != nil
      return
    }
    throw FixRefusal(
      "\(folder) has an ordering.py and a headway_ordering.py that are not Headway's",
      help: "rename or delete one of them")
  }

  /// The module's file, when it is not there yet.
  func newFile(shownRoot: String) -> FileChange? {
    if isThere { return nil }
    let shown = Paths.normalised(Paths.joined(shownRoot, path))
    return FileChange(newFile: shown, text: Self.text)
  }

  /// What has to be put into a file so that it can call functions of the module.
  struct Imports {
    let edits: [TextEdit]
    /// The functions' names in the file.
    let names: [String: String]
  }

  /// Imports those functions that the file does not import yet, under another name where the file
  /// may use theirs: that is, wherever it stands outside whole-line comments, unless `used` says
  /// what names there are.
  ///
  /// `extra` follows the import.
  func imports(
    of functions: [String], in source: SourceText, afterLine line: Int,
    used: Set<String>? = nil, extra: String = ""
  ) throws(FixRefusal) -> Imports {
    guard let text = String(validating: source.bytes, as: UTF8.self) else {
      throw FixRefusal("\(source.file) is not a text in UTF-8, so it is not changed")
    }
    let statement = "from \(dottedName) import "
    var names: [String: String] = [:]
    for number in 1...source.lineCount {
      let text = source.text(ofLine: number)
      guard text.hasPrefix(statement) else { continue }
      names.merge(Self.imported(text.dropFirst(statement.count))) { $1 }
    }
    let missing = functions.filter { names[$0] == nil }
    let words = used ?? (missing.isEmpty ? [] : Self.words(of: text))
    for function in missing {
      names[function] = words.contains(function) ? "headway_" + function : function
    }
    let parts = missing.map { names[$0] == $0 ? $0 : "\($0) as headway_\($0)" }
    let lines = (parts.isEmpty ? "" : statement + parts.joined(separator: ", ") + "\n") + extra
    return Imports(
      edits: lines.isEmpty ? [] : [Self.insertion(of: lines, in: source, afterLine: line)],
      names: names)
  }

  /// `a, b as c` by what is imported.
  private static func imported(_ list: Substring) -> [String: String] {
    let code = list.prefix { $0 != "#" }
    let pairs = code.split(separator: ",").compactMap { part -> (String, String)? in
      let words = part.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
      guard let name = words.first else { return nil }
      return (name, words.count == 3 ? words[2] : name)
    }
    return Dictionary(pairs) { $1 }
  }

  private static func words(of text: String) -> Set<String> {
    let code = text.split(whereSeparator: \.isNewline).filter {
      $0.first { !$0.isWhitespace } != "#"
    }
    return Set(
      code.flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "_" } }.map(String.init))
  }

  private static func insertion(
    of lines: String, in source: SourceText, afterLine line: Int
  ) -> TextEdit {
    let lineEnd = TextLayout(source).lineEnd
    let text = lines.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: lineEnd)
    let place = source.position(line: line + 1, byteColumn: 0).offset
    let isUnfinished =
      place == source.bytes.count && !source.bytes.isEmpty
      && source.bytes.last != UInt8(ascii: "\n")
    return TextEdit(insert: (isUnfinished ? lineEnd : "") + text, at: place)
  }
}
