import OutsideWorld
import PythonReading

/// The hooks of a project that act where a node runs.
struct NodeHooks {
  private(set) var rows: [KedroInspection.Hook] = []

  private static let names = [
    "before_node_run", "after_node_run", "on_node_error", "before_dataset_loaded",
    "after_dataset_loaded", "before_dataset_saved", "after_dataset_saved",
  ]
  private static let mark = "kedro_impl"

  /// `@hook_impl` and `@hook_impl(…)`.
  static func mark(_ given: CallArguments) -> Value {
    guard case .function(let function)? = given.positional.first else {
      return .native(
        NativeFunction("hook_impl") { (_, inner, _) throws(Stop) in
          if case .function(let function)? = inner.positional.first {
            function.attributes[mark] = .bool(true)
          }
          return inner.positional.first ?? Value.none
        })
    }
    function.attributes[mark] = .bool(true)
    return .function(function)
  }

  static func isMarked(_ function: FunctionObject) -> Bool { function.attributes[mark] != nil }

  init(_ hooks: [Value], root: String) {
    for hook in hooks {
      let type: ClassObject
      switch hook {
      case .instance(let instance): type = instance.type
      case .type(let given): type = given
      default: continue
      }
      let methods = Self.names.filter { name in
        guard case .function(let function)? = type.member(name) else { return false }
        return Self.isMarked(function)
      }
      guard !methods.isEmpty else { continue }
      rows.append(
        KedroInspection.Hook(
          name: type.name, methods: methods,
          place: type.place.flatMap { place in
            StaticProgram.relative(place.file, to: root).map {
              KedroInspection.Hook.Place(file: $0, line: Int(place.range.line))
            }
          }))
    }
  }
}
