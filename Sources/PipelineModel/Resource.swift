/// Something a node takes while it runs and a machine has a limited amount of.
package struct Resource: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let name: String

  package init(_ name: String) { self.name = name }

  /// Amounts are bytes.
  package static let memory = Resource("memory")
  /// Amounts are thousandths of a processor.
  package static let cpus = Resource("cpus")

  package var description: String { name }

  /// Memory first, then cpus, then the named units by name.
  package static func < (left: Resource, right: Resource) -> Bool {
    (left.rank, left.name) < (right.rank, right.name)
  }

  private var rank: Int { self == .memory ? 0 : self == .cpus ? 1 : 2 }

  /// How many units of an amount make the number that users write: 1 byte, or 1000 thousandths.
  package var unitsPerOne: Int64 { self == .memory ? 1 : 1000 }

  /// The amount in words: `18 GiB`, `2.5 cpus`, `3 gpu`.
  package func described(_ amount: Int64) -> String {
    self == .memory ? ByteSize.described(amount) : "\(Decimals.described(amount)) \(name)"
  }
}
