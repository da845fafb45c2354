import CodeReading
import Foundation
import OutsideWorld
import PipelineModel
import PythonReading
import Testing

/// A package of labelled functions.
struct LabelledSet: Sendable, CustomTestStringConvertible {
  /// The project's folder below the fixtures.
  let name: String
  let package: String

  /// The one that the reading of code was made with, and one that was written by others and not
  /// looked at before it was measured.
  static let all = [
    LabelledSet(name: "python-accesses", package: "shop"),
    LabelledSet(name: "python-accesses-blind", package: "shop2"),
  ]

  var testDescription: String { name }

  var root: String { Paths.normalised(Paths.joined(#filePath, "../../Fixtures/\(name)")) }

  /// Names and paths of its modules, in order.
  func modules() throws -> [(name: String, path: String)] {
    let source = Paths.joined(root, "src/\(package)")
    return try DiskFiles().entries(of: source).sorted().filter { $0.hasSuffix(".py") }
      .map { ("\(package).\($0.dropLast(3))", Paths.joined(source, $0)) }
  }
}

/// A function of a labelled set, with what it is known to touch.
struct LabelledFunction {
  let module: String
  let name: String
  /// `reads data/x.csv`, `writes ?`, `state random`: one each.
  let labels: Set<String>
  /// Values that arguments have.
  let given: [String: Value]

  /// Those of every module of a set, in order.
  static func all(of set: LabelledSet) throws -> [LabelledFunction] {
    try set.modules().flatMap { name, path in
      functions(in: String(decoding: try DiskFiles().read(path), as: UTF8.self), module: name)
    }
  }

  private static func functions(in text: String, module: String) -> [LabelledFunction] {
    var functions: [LabelledFunction] = []
    var written: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#: ") {
        written.append(String(line.dropFirst(3)).trimmingCharacters(in: .whitespaces))
      } else if line.hasPrefix("def "), !written.isEmpty {
        let name = String(line.dropFirst(4).prefix { $0 != "(" })
        functions.append(LabelledFunction(module, name, written))
        written = []
      } else if !line.hasPrefix("@"), !line.hasPrefix("#"), !line.hasPrefix(" "), !line.isEmpty,
        !line.hasPrefix(")")
      {
        written = []
      }
    }
    return functions
  }

  private init(_ module: String, _ name: String, _ written: [String]) {
    self.module = module
    self.name = name
    let facts = written.filter { !$0.hasPrefix("given ") && $0 != "harmless" }
    labels = Set(facts.map(Self.canonical))
    var given: [String: Value] = [:]
    for line in written where line.hasPrefix("given ") {
      let parts = line.dropFirst(6).split(separator: "=", maxSplits: 1)
      let value = try? JSONSerialization.jsonObject(
        with: Data(parts[1].utf8), options: .fragmentsAllowed)
      given[parts[0].trimmingCharacters(in: .whitespaces)] = value.map(Value.init(json:))
    }
    self.given = given
  }

  /// Tables and addresses as the model writes them.
  private static func canonical(_ label: String) -> String {
    let words = label.split(separator: " ").map(String.init)
    if words.count == 4, words[1] == "table",
      case .table(let connection, let name)? = Location(table: words[3], connection: words[2])
    {
      return "\(words[0]) table \(connection) \(name)"
    }
    if words.count == 2, words[1].contains("://"), case .uri(let text) = Location(address: words[1])
    {
      return "\(words[0]) \(text)"
    }
    return label
  }
}

extension Value {
  fileprivate init(json: Any) {
    switch json {
    case let text as String: self = .string(text)
    case let number as NSNumber:
      self =
        String(cString: number.objCType) == "c"
        ? .bool(number.boolValue)
        : number.doubleValue == number.doubleValue.rounded()
          ? .int(number.intValue) : .float(number.doubleValue)
    case let items as [Any]: self = .list(items.map(Value.init(json:)))
    case let mapping as [String: Any]:
      let dict = DictObject()
      for (key, value) in mapping.sorted(by: { $0.key < $1.key }) {
        dict.set(key, Value(json: value))
      }
      self = .dict(dict)
    default: self = .none
    }
  }
}

extension CodeFacts {
  /// In the words of the labels.
  func labels(root: String) -> Set<String> {
    var labels: Set<String> = []
    for access in accesses where access.kind != .mention {
      labels.insert("\(access.kind.rawValue)s \(access.location.described(root: root))")
    }
    for access in unresolved { labels.insert("\(access.kind.rawValue)s ?") }
    for state in sharedState { labels.insert("state \(state.state.rawValue)") }
    return labels
  }
}

extension Location {
  fileprivate func described(root: String) -> String {
    switch self {
    case .path(let text), .glob(let text):
      let full = Paths.normalised(Paths.joined(root, text))
      return full.hasPrefix(root + "/") ? String(full.dropFirst(root.count + 1)) : full
    case .uri(let text): return text
    case .table(let connection, let name): return "table \(connection) \(name)"
    default: return "?"
    }
  }
}
