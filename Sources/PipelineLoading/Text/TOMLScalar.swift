/// The values of TOML that stand without quotes, as far as their shape goes.
///
/// The library aborts on some that are malformed, dates above all, so it sees none of those.
enum TOMLScalar {
  /// Whether a text has the shape of a truth value, a number, a date or a time.
  ///
  /// Whether a number or a date is in range is for the library to say. O(bytes).
  static func isShaped(_ text: ArraySlice<UInt8>) -> Bool {
    let words = ["true", "false", "inf", "+inf", "-inf", "nan", "+nan", "-nan"]
    if words.contains(where: { text.elementsEqual($0.utf8) }) { return true }
    return isNumber(text) || isMoment(text)
  }

  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    for prefix in ["0x", "0o", "0b"] where rest.starts(with: prefix.utf8) {
      let digits = rest.dropFirst(2)
      return !digits.isEmpty && digits.allSatisfy { isDigit($0) || isHexLetter($0) || $0 == 0x5F }
    }
    _ = skip("+-", &rest)
    guard digits(&rest) else { return false }
    if skip(".", &rest), !digits(&rest) { return false }
    if skip("eE", &rest) {
      _ = skip("+-", &rest)
      if !digits(&rest) { return false }
    }
    return rest.isEmpty
  }

  /// `1979-05-27`, `07:32:00.5`, or both, with an offset such as `Z` or `-07:00`.
  private static func isMoment(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    let hasDate = take("0000-00-00", &rest)
    if hasDate {
      if rest.isEmpty { return true }
      guard skip("Tt ", &rest) else { return false }
    }
    guard take("00:00:00", &rest) else { return false }
    if skip(".", &rest) {
      guard let first = rest.first, isDigit(first) else { return false }
      rest = rest.drop(while: isDigit)
    }
    if hasDate, !skip("Zz", &rest), skip("+-", &rest), !take("00:00", &rest) { return false }
    return rest.isEmpty
  }

  // MARK: Taking from the front

  /// What looks like the pattern, in which `0` is any digit.
  private static func take(_ pattern: String, _ rest: inout ArraySlice<UInt8>) -> Bool {
    let front = rest.prefix(pattern.utf8.count)
    let isAlike = front.elementsEqual(pattern.utf8) { $1 == 0x30 ? isDigit($0) : $0 == $1 }
    if isAlike { rest = rest.dropFirst(front.count) }
    return isAlike
  }

  private static func skip(_ characters: String, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, characters.utf8.contains(first) else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Digits and underscores, beginning with a digit.
  private static func digits(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, isDigit(first) else { return false }
    rest = rest.drop { isDigit($0) || $0 == 0x5F }
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  private static func isHexLetter(_ byte: UInt8) -> Bool { 0x61...0x66 ~= byte | 0x20 }
}
