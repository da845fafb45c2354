extension JournalEntry {
  /// The entry as a line of JSON with its line end: what `JSONDecoder` reads back.
  ///
  /// Written by hand, for it is written twice for every node while the next one waits to be
  /// started.
  var line: [UInt8] {
    var line = Line()
    line.add("event", event.rawValue)
    line.add("time", "\(time)", quoted: false)
    line.add("run", run)
    line.add("pipeline", pipeline)
    line.add("processID", processID.map { "\($0)" }, quoted: false)
    if let nodes { line.add("nodes", nodes) }
    line.add("memoryCapacity", memoryCapacity.map { "\($0)" }, quoted: false)
    line.add("node", node)
    line.add("attempt", attempt.map { "\($0)" }, quoted: false)
    line.add("status", status)
    line.add("code", code.map { "\($0)" }, quoted: false)
    line.add("signal", signal.map { "\($0)" }, quoted: false)
    line.add("duration", duration.map { "\($0)" }, quoted: false)
    line.add("peakMemory", peakMemory.map { "\($0)" }, quoted: false)
    line.add("user", user.map { "\($0)" }, quoted: false)
    line.add("system", system.map { "\($0)" }, quoted: false)
    return line.bytes + Array("}\n".utf8)
  }

  private struct Line {
    private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

    mutating func add(_ key: String, _ value: String?, quoted: Bool = true) {
      guard let value else { return }
      begin(key)
      if quoted { quote(value) } else { bytes += value.utf8 }
    }

    mutating func add(_ key: String, _ values: [String]) {
      begin(key)
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        quote(value)
      }
      bytes.append(UInt8(ascii: "]"))
    }

    private mutating func begin(_ key: String) {
      if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "\""))
      bytes += key.utf8
      bytes.append(UInt8(ascii: "\""))
      bytes.append(UInt8(ascii: ":"))
    }

    /// RFC 8259: quotes, backslashes and control characters are escaped, all else stands.
    private mutating func quote(_ text: String) {
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(UInt8(ascii: "\""))
      for byte in text.utf8 {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
          bytes += [UInt8(ascii: "\\"), byte]
        } else if byte < 0x20 {
          bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        } else {
          bytes.append(byte)
        }
      }
      bytes.append(UInt8(ascii: "\""))
    }
  }
}
