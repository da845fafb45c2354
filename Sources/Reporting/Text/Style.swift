import Analysis

/// How texts look on what they are printed to.
package struct Style: Sendable, Equatable {
  /// Whether colours are used.
  package let isColoured: Bool
  /// Lines of source are cut to this many columns.
  package let columns: Int

  package init(isColoured: Bool, columns: Int = 100) {
    self.isColoured = isColoured
    self.columns = max(40, columns)
  }

  /// No colours: for files and pipes.
  package static let plain = Style(isColoured: false)

  /// What a piece of text is.
  ///
  /// The colours are those of the terminal's own palette that are legible on light and on dark: no
  /// yellow, no plain blue, nothing faint.
  package enum Role: Sendable {
    case error
    case warning
    case info
    /// What is good: a verdict that is safe, a fix.
    case success
    /// What stands out: a message, a title.
    case strong
    /// What stands back: line numbers, rulers.
    case frame
  }

  /// The text in the colour of its role.
  ///
  /// It must hold no control characters.
  package func paint(_ text: String, _ role: Role) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(Self.code(role))m\(text)\u{1B}[0m" : text
  }

  /// The role of a severity.
  package static func role(of severity: Severity) -> Role {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .info: .info
    }
  }

  private static func code(_ role: Role) -> String {
    switch role {
    case .error: "1;31"
    case .warning: "1;35"
    case .info: "1;36"
    case .success: "1;32"
    case .strong: "1"
    case .frame: "36"
    }
  }
}
