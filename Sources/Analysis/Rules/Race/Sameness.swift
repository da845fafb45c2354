import PipelineModel

/// Why two dataset names are one place, where the pipeline does not show it plainly.
extension AnalysisContext {
  /// Why the places of two references have something in common, in brackets; empty where it is plain.
  func reason(_ one: Reference?, _ other: Reference?, at race: Race) -> String {
    if race.reason == nil { return sameness(one, other).map { " (\($0))" } ?? "" }
    guard race.reason == .folder, race.places.count == 2,
      [one, other].contains(where: { isVersioned($0, at: race.places[1]) })
    else { return race.explanation }
    return " (\(race.places[0].shown) lies among the versions of \(race.places[1].shown))"
  }

  private func isVersioned(_ reference: Reference?, at place: Place) -> Bool {
    guard let dataset = reference.flatMap({ pipeline.datasets[$0.name] }) else { return false }
    return dataset.versioned && Place(of: dataset) == place
  }

  /// What makes one place of two that are written differently; nil when they are written alike.
  func sameness(_ one: Reference?, _ other: Reference?) -> String? {
    let datasets = [one, other].compactMap { $0.flatMap { pipeline.datasets[$0.name] } }
    let written = datasets.compactMap(\.written).uniqued()
    guard written.count == 2, let place = Place(of: datasets[0]) else { return nil }
    if place.isTable { return "\(written[0]) and \(written[1]) are one table" }
    let told = written.compactMap { text -> String? in
      switch Spelling(of: text, for: place.text) {
      case .plain: nil
      case .other: "\(text) is \(place.text)"
      case .link: "\(text) leads to \(place.text) by a link"
      }
    }
    return told.isEmpty ? nil : told.joined(separator: ", ")
  }
}

/// How the way that a user wrote leads to a place.
enum Spelling {
  /// It is the place's own path.
  case plain
  /// The same path, written in another way.
  case other
  /// Only the disk tells: something on the way is a symbolic link.
  case link

  init(of written: String, for place: String) {
    if written == place {
      self = .plain
      return
    }
    let path = written.hasPrefix("file://") ? String(written.dropFirst(7)) : written
    // Of addresses only the scheme has several spellings.
    if path.contains("://") {
      self = .other
      return
    }
    let names = Self.names(of: path)
    let wanted = Self.names(of: place)
    let isInside = !path.hasPrefix("/") && names.first != ".."
    let isSame = isInside ? names == wanted : names.suffix(wanted.count) == wanted[...]
    self = isSame ? .other : .link
  }

  /// Without `.`, and with `..` taken up where that is possible.
  private static func names(of path: String) -> [Substring] {
    var names: [Substring] = []
    for name in path.split(separator: "/") where name != "." {
      if name == "..", let last = names.last, last != ".." {
        names.removeLast()
      } else {
        names.append(name)
      }
    }
    return names
  }
}
