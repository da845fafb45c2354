/// A file or folder that a traced node touched.
package struct Touch: Sendable, Hashable, Codable {
  /// Canonical; relative to the project when inside it.
  package let path: String
  package let actions: Set<Action>
  /// The program that touched it first.
  package let program: String

  package enum Action: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case read
    /// The names in a folder were read.
    case list
    /// It was executed.
    case run
    /// Made, or changed.
    case write
    /// Removed, or moved away.
    case delete

    package static func < (left: Action, right: Action) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  package init(path: String, actions: Set<Action>, program: String) {
    self.path = path
    self.actions = actions
    self.program = program
  }

  package var isRead: Bool { !actions.isDisjoint(with: [.read, .list, .run]) }
  package var isWritten: Bool { !actions.isDisjoint(with: [.write, .delete]) }

  /// Whether it is nothing but program text that was read.
  package var isCode: Bool {
    guard !isWritten, !actions.contains(.list) else { return false }
    return actions.contains(.run) || CodeFile.isMeant(by: path)
  }
}
