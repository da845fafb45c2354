/// How a Kedro project reads its configuration: what `settings.py` says, and the command line.
package struct KedroConfigurationSettings: Sendable {
  /// The loader that the project uses.
  package enum Loader: Sendable, Equatable {
    /// `OmegaConfigLoader`.
    case omega
    /// `TemplatedConfigLoader`, with the pattern of the files that give the values and values of
    /// its own.
    case templated(globalsPattern: String?, globals: ConfigurationMapping)
    /// `ConfigLoader`.
    case plain
  }

  /// How the run environment is laid over the base.
  package enum MergeStrategy: Sendable, Equatable {
    /// A top-level key of the run environment takes the place of the whole key below it.
    case destructive
    /// Mappings are merged key by key.
    case soft
  }

  /// A kind of configuration, under the name that Kedro has for it.
  package enum Kind: String, Sendable, CaseIterable {
    case catalog
    case parameters
    case globals
  }

  /// The folder with the configuration, seen from the project or absolute.
  package var source = "conf"
  package var baseEnvironment = "base"
  package var defaultEnvironment = "local"
  /// The run environment that was asked for; `KEDRO_ENV` when nil, and the default without that.
  package var environment: String?
  /// Patterns of file names, for the kinds whose patterns the project changes.
  package var patterns: [Kind: [String]] = [:]
  /// For the kinds that are not merged destructively.
  package var mergeStrategies: [Kind: MergeStrategy] = [:]
  /// What `--params` gives.
  package var runtimeParameters = ConfigurationMapping()
  package var loader = Loader.omega
  /// False when the project has a loader of its own, which may read files in its own way.
  package var isLoaderKnown = true
  /// Names of the resolvers that the project registers; nil when it is not known which.
  package var customResolvers: Set<String>? = []
  /// Whether hidden files and folders are left out.
  package var ignoresHidden = true
  /// Kedro's version, such as `1.7.0`.
  package var kedroVersion = "1.0.0"

  package init() {}

  /// The patterns of a kind: the project's own or Kedro's.
  func patterns(of kind: Kind) -> [String] {
    if let own = patterns[kind] { return own }
    let name = kind.rawValue
    return kind == .globals ? ["globals.yml"] : ["\(name)*", "\(name)*/**", "**/\(name)*"]
  }

  /// Whether Kedro is of the 0.18 series or older, which reads a little differently.
  var isBeforeVersion19: Bool {
    let parts = kedroVersion.split(separator: ".").map { Int($0) ?? 0 }
    guard parts.count >= 2 else { return false }
    return parts[0] == 0 && parts[1] < 19
  }
}
