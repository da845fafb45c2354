import PipelineModel
import PythonReading

/// What an argument that stands for a path is.
enum PathValue {
  /// Several where it is a list of them.
  case places([Location])
  /// No path: nothing, an open file, a buffer, a folder for a while.
  case none
  /// A path that is not known.
  case unresolved(String)
}

extension PathValue {
  /// What a value is to whoever takes a path.
  ///
  /// - Parameter mayMatch: Whether `*` in a text is a pattern.
  static func of(_ value: Value?, _ origins: Origins, mayMatch: Bool = false) -> PathValue {
    switch value {
    case nil, .some(.none): return .none
    case .unknown(let unknown)?, .rest(let unknown)?: return of(unknown, origins)
    // Where no pattern is meant, neither is a list of paths: it is the content itself.
    case .list(let list)?: return mayMatch ? of(list.items, origins) : .none
    case .tuple(let items)?: return mayMatch ? of(items, origins) : .none
    case let value?:
      guard let text = value.pathText, let place = location(of: text, mayMatch: mayMatch) else {
        return .none
      }
      return .places([place])
    }
  }

  private static func of(_ unknown: Unknown, _ origins: Origins) -> PathValue {
    if unknown.steps == 0, let origin = origins.origin(of: unknown), !origin.isAmbiguous,
      let found = origins.paths(madeBy: origin)
    {
      return .places([found])
    }
    if unknown.steps == 0, let origin = origins.origin(of: unknown), !origin.isAmbiguous,
      origin.function == "urllib.request.Request"
    {
      return of(origin.given.argument(0, "url"), origins)
    }
    return origins.isNoPath(unknown) ? .none : .unresolved(unknown.reason)
  }

  private static func of(_ items: [Value], _ origins: Origins) -> PathValue {
    var places: [Location] = []
    for item in items {
      switch of(item, origins) {
      case .places(let more): places += more
      case .none: continue
      case .unresolved(let reason): return .unresolved(reason)
      }
    }
    return places.isEmpty ? .none : .places(places)
  }

  /// Nil for what is no place that others could meet at.
  static func location(of text: String, mayMatch: Bool) -> Location? {
    if text.isEmpty || text == "-" || text == ":memory:" || text.hasPrefix("/dev/") { return nil }
    if text.hasPrefix("file://") {
      return location(of: String(text.dropFirst(7)), mayMatch: mayMatch)
    }
    if text.contains("://") { return Location(address: text) }
    // What is so long is the content itself: some functions take either.
    guard text.utf8.count <= 4096, !text.contains("\n"), !text.contains("\0") else { return nil }
    return mayMatch && GlobPattern.isMeant(by: text) ? .glob(text) : .path(text)
  }

  /// With an ending where there is none.
  func ending(in ending: String) -> PathValue {
    guard case .places(let places) = self else { return self }
    return .places(
      places.map { place in
        if case .path(let text) = place, !text.hasSuffix(ending) { return .path(text + ending) }
        return place
      })
  }
}

extension Origins {
  /// What the paths are that a listing of a folder gave.
  fileprivate func paths(madeBy origin: Origin) -> Location? {
    for effect in Libraries.all.effects(of: origin.function) {
      switch effect {
      case .matches(let pattern, let folder, let isDeep):
        return Self.pattern(pattern, below: folder, isDeep: isDeep, in: origin.given)
      case .lists(let folder):
        // Without a folder it is the one that the program is started in.
        guard let value = folder.value(in: origin.given) else { return nil }
        return value.pathText.flatMap { PathValue.location(of: $0, mayMatch: false) }
      default: continue
      }
    }
    return nil
  }

  /// The pattern of paths that a call matches; nil when it is not known.
  static func pattern(
    _ pattern: Argument, below folder: Argument?, isDeep: Bool, in given: CallArguments
  ) -> Location? {
    guard let text = pattern.value(in: given)?.pathText else { return nil }
    guard let folder else { return PathValue.location(of: text, mayMatch: true) }
    guard let start = folder.value(in: given)?.pathText else { return nil }
    let all = isDeep ? "**/" + text : text
    return PathValue.location(of: start == "." ? all : "\(start)/\(all)", mayMatch: true)
  }
}
