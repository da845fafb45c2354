/// The keys of a mapping in order, each with its number.
///
/// Few keys are looked through, for most mappings hold a handful; more have a table.
struct ConfigurationKeys: Sendable {
  private(set) var all: [ConfigurationKey] = []
  private var places: [ConfigurationKey: Int] = [:]

  private static let few = 8

  /// O(1).
  func index(of key: ConfigurationKey) -> Int? {
    all.count <= Self.few ? all.firstIndex(of: key) : places[key]
  }

  /// Adds a key that is not there yet.
  mutating func append(_ key: ConfigurationKey) {
    all.append(key)
    if all.count == Self.few + 1 {
      for (place, key) in all.enumerated() { places[key] = place }
    } else if all.count > Self.few {
      places[key] = all.count - 1
    }
  }
}
