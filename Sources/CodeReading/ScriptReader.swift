import OutsideWorld
import PipelineModel
import PythonReading

/// What commands touch, and the scripts that they start.
///
/// Each script is parsed once, however many commands start it.
package struct ScriptReader {
  private let world: World
  /// Absolute, canonical: what relative paths of commands without a folder are taken from.
  private let root: String
  private let interpreter: String
  private var shellScripts: [String: [CommandWords.Found]] = [:]
  private var pythonScripts: [String: PythonScript] = [:]
  /// Whether there is a script of a path that is not too large to be one.
  private var present: [String: Bool] = [:]

  package init(root: String, interpreter: String = "python3", world: World) {
    self.root = root
    self.interpreter = interpreter
    self.world = world
  }

  /// What a command does, with paths relative to the folder it is started in.
  package struct Found: Sendable {
    package let facts: CodeFacts
    /// What the words say, of the command itself or of a script for a shell.
    package let words: [Words]

    package struct Words: Sendable {
      package let found: CommandWords.Found
      /// The script it stands in; nil for the command itself.
      package let script: String?
    }
  }

  /// - Parameter folder: Absolute: where the command is started.
  package mutating func read(_ action: Action, in folder: String) async -> Found {
    let found: [CommandWords.Found]
    let commands: [[String?]]
    switch action {
    case .command(let words):
      found = CommandWords.accesses(of: words)
      commands = [words]
    case .shell(let line):
      let read = CommandWords.commands(ofShell: line)
      found = CommandWords.accesses(of: read)
      commands = CommandWords.words(of: read)
    case .kedro, .none: return Found(facts: CodeFacts(), words: [])
    }
    var words = found.map { Found.Words(found: $0, script: nil) }
    var facts = CodeFacts()
    for command in commands {
      switch StartedScript(command, in: folder) {
      case .shell(let path)? where isPresent(path):
        words += shellScript(path).map { Found.Words(found: $0, script: path) }
      case .python(let path, let arguments)? where isPresent(path):
        facts.add(await pythonScript(path, arguments, in: folder))
      case .shell, .python, nil: continue
      }
    }
    return Found(facts: facts, words: words)
  }

  private mutating func isPresent(_ path: String) -> Bool {
    if let known = present[path] { return known }
    let isScript =
      world.files.kind(of: path) == .file && (world.files.size(of: path) ?? 0) < 1 << 22
    present[path] = isScript
    return isScript
  }

  private mutating func shellScript(_ path: String) -> [CommandWords.Found] {
    if let known = shellScripts[path] { return known }
    let bytes = (try? world.files.read(path)) ?? []
    let found = String(validating: bytes, as: UTF8.self).map(CommandWords.accesses(ofShell:)) ?? []
    shellScripts[path] = found
    return found
  }

  private mutating func pythonScript(
    _ path: String, _ arguments: [String?], in folder: String
  ) async -> CodeFacts {
    if pythonScripts[path] == nil {
      pythonScripts[path] = await PythonScript(path, interpreter: interpreter, in: world)
    }
    return await pythonScripts[path]?.facts(arguments, in: folder) ?? CodeFacts()
  }
}

/// The script that a command starts.
private enum StartedScript {
  case shell(String)
  /// Arguments that are not known are nil.
  case python(String, arguments: [String?])

  private static let shells: Set = ["sh", "bash", "dash", "zsh", "ksh"]

  init?(_ words: [String?], in folder: String) {
    guard let first = words.first ?? nil else { return nil }
    let program = CommandWords.baseName(first)
    let isPython = program.hasPrefix("python")
    let isShell = Self.shells.contains(program)
    let rest =
      isPython || isShell ? words.dropFirst().drop { $0?.hasPrefix("-") == true } : words[...]
    guard let script = rest.first ?? nil else { return nil }
    guard isPython || isShell || script.hasSuffix(".py") || script.hasSuffix(".sh") else {
      return nil
    }
    let path = Paths.normalised(Paths.joined(folder, script))
    if isPython || (!isShell && path.hasSuffix(".py")) {
      self = .python(path, arguments: Array(rest.dropFirst()))
    } else {
      self = .shell(path)
    }
  }
}
