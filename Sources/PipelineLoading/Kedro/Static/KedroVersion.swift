import PythonReading

/// The Kedro a project is made for, as far as it decides what a pipeline is.
struct KedroVersion: Sendable, Comparable {
  let text: String
  private let numbers: [Int]

  init(_ text: String) {
    self.text = text
    numbers = text.split(separator: ".").prefix(2).map { part in
      Int(part.prefix { $0.isNumber }) ?? 0
    }
  }

  /// Whether what this version does is known.
  var isRead: Bool {
    text.first?.isNumber == true && !(self < KedroVersion("0.16")) && self < KedroVersion("2")
  }

  static func < (left: KedroVersion, right: KedroVersion) -> Bool {
    left.numbers.lexicographicallyPrecedes(right.numbers)
  }

  /// Kedro's name for a node that was given none; empty when the function's name is not known.
  func defaultName(
    _ function: NodeFunction, _ inputList: [String], _ inputs: DatasetNames,
    _ outputs: DatasetNames
  ) -> String {
    self < KedroVersion("1.0")
      ? describedCall(function, inputList, outputs)
      : hashedName(function, inputList, outputs)
  }

  /// Whether an unnamed node of this function has a name that can be known.
  func canName(_ function: NodeFunction) -> Bool {
    if function.names != nil { return true }
    guard case .partial(let partial) = function.value else { return false }
    return self < KedroVersion("1.0") || NodeFunction(value: partial.function).names != nil
  }

  /// `f([a;b]) -> [c]`, before 1.0.
  private func describedCall(
    _ function: NodeFunction, _ inputs: [String], _ outputs: DatasetNames
  ) -> String {
    let separator = self < KedroVersion("0.19") ? "," : ";"
    func listed(_ names: [String]) -> String {
      names.isEmpty ? "None" : "[\(names.joined(separator: separator))]"
    }
    let name = function.names?.name ?? "<partial>"
    return "\(name)(\(listed(inputs))) -> \(listed(outputs.written))"
  }

  /// `f__1a2b3c4d`, since 1.0.
  private func hashedName(
    _ function: NodeFunction, _ inputs: [String], _ outputs: DatasetNames
  ) -> String {
    func listed(_ names: [String]) -> String {
      "[\(names.map(Evaluator.quoted).joined(separator: ", "))]"
    }
    let base: String
    let key: String
    if case .partial(let partial) = function.value {
      base = "partial(\(NodeFunction(value: partial.function).names?.name ?? "?"))"
      key = base
    } else {
      base = function.names?.name ?? "?"
      key = "\(function.names?.module ?? "?").\(base)"
    }
    let hash = SHA256.hexadecimal("\(key)|\(listed(inputs))|\(listed(outputs.written))")
    return "\(base)__\(hash.prefix(8))"
  }
}
