import OutsideWorld

/// Takes what belongs to one machine, and what is secret, out of the texts of a snapshot.
struct PortableText {
  /// Absolute, canonical path of the project.
  let root: String

  /// The text of a snapshot in place of `text`, which stands under `key`.
  func text(_ text: String, under key: String) -> String {
    switch key {
    case "path", "connection": path(text)
    case "file": Self.isAbsolute(text) ? seenFromProject(text) : text
    case "message", "detail", "reason", "unknown", "table": sentence(text)
    default: text
    }
  }

  // MARK: Paths

  private static func isAbsolute(_ path: String) -> Bool { path.hasPrefix("/") }

  private func path(_ text: String) -> String {
    if text.contains("://") { return Self.withoutSecrets(text) }
    // What shares no folder with the project was written so, and is the same on every machine.
    return Self.isAbsolute(text) && Self.firstPart(text) == Self.firstPart(root)
      ? seenFromProject(text) : text
  }

  private static func firstPart(_ path: String) -> Substring? { path.split(separator: "/").first }

  /// An absolute path, by the way that leads to it from the project.
  private func seenFromProject(_ path: String) -> String {
    let parts = path.split(separator: "/")
    let own = root.split(separator: "/")
    let common = zip(parts, own).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: own.count - common)
    let way = up + parts[common...].map(String.init)
    return way.isEmpty ? "." : way.joined(separator: "/")
  }

  // MARK: Sentences

  /// A message without the paths in it that are of this machine.
  private func sentence(_ text: String) -> String {
    let near = text.replacing(root + "/", with: "").replacing(root, with: ".")
    var shown = ""
    var rest = near[...]
    while let start = rest.firstIndex(of: "/") {
      shown += rest[..<start]
      let path = rest[start...].prefix { !$0.isWhitespace && !"'\"()<>,;".contains($0) }
      let isPath =
        shown.last.map { !$0.isLetter && !$0.isNumber && !".:/*_-~".contains($0) } ?? true
      shown += isPath ? Self.shortened(path) : String(path)
      rest = rest[path.endIndex...]
    }
    return Self.withoutSecrets(shown + rest)
  }

  /// What a path inside a message is known by: its part below an environment, or its name.
  private static func shortened(_ path: Substring) -> String {
    for mark in ["/site-packages/", "/dist-packages/"] {
      if let found = path.firstRange(of: mark) { return String(path[found.upperBound...]) }
    }
    return path.filter { $0 == "/" }.count < 2
      ? String(path) : "…/" + Paths.lastComponent(of: String(path))
  }

  // MARK: Secrets

  private static let secretWords = [
    "sig", "signature", "token", "key", "secret", "password", "passwd", "pwd", "credential", "sas",
  ]

  /// An address without a user's password, and without what in its query looks like a secret.
  static func withoutSecrets(_ address: String) -> String {
    withoutSecretQuery(withoutUser(address))
  }

  private static func withoutUser(_ address: String) -> String {
    guard let start = address.firstRange(of: "://")?.upperBound else { return address }
    let authority = address[start...].prefix { !"/?# '\"".contains($0) }
    guard let at = authority.lastIndex(of: "@") else { return address }
    // A bucket may stand before an @, except on the web.
    let isUser = authority[..<at].contains(":") || address.hasPrefix("http")
    return isUser ? String(address[..<start]) + address[address.index(after: at)...] : address
  }

  private static func withoutSecretQuery(_ address: String) -> String {
    guard address.contains("://"), let mark = address.firstIndex(of: "?") else { return address }
    let fields = address[address.index(after: mark)...]
      .split(separator: "&", omittingEmptySubsequences: false).map { field -> Substring in
        guard let sign = field.firstIndex(of: "=") else { return field }
        let name = field[..<sign].lowercased()
        return secretWords.contains { name.contains($0) } ? field[...sign] + "***" : field
      }
    return address[...mark] + fields.joined(separator: "&")
  }
}
