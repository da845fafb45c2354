/// All that is known of libraries.
struct Libraries: Sendable {
  static let all = Libraries([
    .files, .archives, .dataFrames, .arrays, .models, .pictures, .databases, .remoteStores,
    .processes, .sharedState,
  ])

  private let functions: [String: [Effect]]
  private let methods: [String: [Effect]]
  private let methodsOf: [String: [(makers: String, effects: [Effect])]]

  private init(_ parts: [LibraryEffects]) {
    functions = parts.reduce(into: [:]) { all, part in
      all.merge(part.functions) { $0 + $1 }
    }
    methods = parts.reduce(into: [:]) { all, part in all.merge(part.methods) { $0 + $1 } }
    var own: [String: [(makers: String, effects: [Effect])]] = [:]
    for (makers, methods) in parts.flatMap(\.methodsOf) {
      for (name, effects) in methods { own[name, default: []].append((makers, effects)) }
    }
    methodsOf = own
  }

  /// Methods that mean something else of what is made of the object.
  private static let ofMakersAlone: Set = ["get", "write", "add", "read", "extract"]

  func effects(of function: String) -> [Effect] {
    if let known = functions[function] { return known }
    return LibraryEffects.isOfPyplot(function) ? [.changes(.pyplot)] : []
  }

  /// - Parameters:
  ///   - maker: The function that returned what the method belongs to.
  ///   - isDirect: Whether it belongs to that itself, rather than to something made of it.
  func effects(ofMethod name: String, maker: String?, isDirect: Bool) -> [Effect] {
    if let maker, let own = methodsOf[name]?.first(where: { maker.hasPrefix($0.makers) }) {
      return isDirect || !Self.ofMakersAlone.contains(name) ? own.effects : []
    }
    return methods[name] ?? []
  }
}
