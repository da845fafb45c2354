extension TraceLine {
  private static let cut = Array("<unfinished ...>".utf8)

  /// Reads a line as `strace -f -o FILE` writes it; nil for what tells nothing, or is damaged.
  package init?(_ line: ArraySlice<UInt8>) {
    var text = TraceText(line)
    guard let number = text.number(), let process = Int32(exactly: number), process > 0,
      text.skip(" ")
    else { return nil }
    text.skipBlanks()
    if text.skip("+++ ") {
      guard text.skip("exited") || text.skip("killed") else { return nil }
      self = .ended(process: process)
    } else if text.skip("<... ") {
      _ = text.name()
      guard text.skip(" resumed>") else { return nil }
      self = .resumed(process: process, tail: Array(line[text.position...]))
    } else if let head = Self.unfinished(line[text.position...]) {
      self = .begun(process: process, head: Array(head))
    } else if let call = TraceCall(line[text.position...], of: process) {
      self = .call(call)
    } else {
      return nil
    }
  }

  private static func unfinished(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let rest = line.dropLast(cut.count)
    guard line.count > cut.count, line[rest.endIndex...].elementsEqual(cut) else { return nil }
    return rest
  }
}

extension TraceCall {
  /// Reads `name(arguments) = result`.
  init?(_ line: ArraySlice<UInt8>, of process: Int32) {
    var text = TraceText(line)
    let name = text.name()
    guard !name.isEmpty, text.skip("(") else { return nil }
    var arguments: [Argument] = []
    while true {
      text.skipBlanks()
      if text.skip(")") { break }
      guard let argument = Argument(&text) else { return nil }
      arguments.append(argument)
      // A call that was interrupted has a blank where it was.
      text.skipBlanks()
      if !text.skip(",") {
        guard text.next == UInt8(ascii: ")") else { return nil }
      }
    }
    text.skipBlanks()
    guard text.skip("=") else { return nil }
    text.skipBlanks()
    let value = text.skip("0x") ? nil : text.number()
    self.init(
      process: process, name: name, arguments: arguments,
      result: Result(value: value, path: value == nil ? nil : text.decoration()))
  }
}

extension TraceCall.Argument {
  fileprivate init?(_ text: inout TraceText) {
    let start = text
    if text.skip("\"") {
      guard let content = text.quoted(until: "\"") else { return nil }
      self = .text(content, isWhole: !text.skip("..."))
      return
    }
    let isWorkingFolder = text.skip("AT_FDCWD")
    if isWorkingFolder || text.number() != nil {
      let path = text.decoration()
      if text.next == UInt8(ascii: ",") || text.next == UInt8(ascii: ")"),
        isWorkingFolder || path != nil
      {
        self = .descriptor(path: path, isWorkingFolder: isWorkingFolder)
        return
      }
    }
    text = start
    guard let word = text.word() else { return nil }
    self = .word(word)
  }
}

extension TraceText {
  /// The path behind a descriptor, `3</data/x>`; nil when it is none, or of a file that is deleted.
  fileprivate mutating func decoration() -> String? {
    guard skip("<"), let path = quoted(until: ">") else { return nil }
    if skip("(deleted)") { return nil }
    return path.hasPrefix("/") ? path : nil
  }
}
