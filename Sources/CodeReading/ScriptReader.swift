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
  private var shellScripts: [String: [ShellCommand]] = [:]
  private var pythonFolders: [String: PythonScripts] = [:]
  /// What scripts touch, by script, folder and, where it looks at them, arguments.
  private var pythonFacts: [[String?]: CodeFacts] = [:]
  /// Whether a script looks at its arguments as they are written.
  private var usesArguments: [String: Bool] = [:]
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
    /// What the text of the command, or of a script for a shell, does not tell.
    package let unclear: [Unclear]

    package struct Unclear: Sendable {
      package let found: CommandWords.Unclear
      /// The script it stands in; nil for the command itself.
      package let script: String?
    }

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
    var unclear: [Found.Unclear] = []
    switch action {
    case .command(let words):
      found = CommandWords.accesses(of: words)
      commands = [words]
    case .shell(let line):
      let read = CommandWords.commands(ofShell: line)
      found = CommandWords.accesses(of: read)
      unclear = CommandWords.unclear(in: read).map { Found.Unclear(found: $0, script: nil) }
      commands = CommandWords.words(of: read)
    case .kedro, .none: return Found(facts: CodeFacts(), words: [], unclear: [])
    }
    var words = found.map { Found.Words(found: $0, script: nil) }
    var facts = CodeFacts()
    for command in commands {
      switch StartedScript(command, in: folder) {
      case .shell(let path)? where isPresent(path):
        let read = shellScript(path)
        words += CommandWords.accesses(of: read).map { Found.Words(found: $0, script: path) }
        unclear += CommandWords.unclear(in: read).map { Found.Unclear(found: $0, script: path) }
      case .python(let path, let arguments)? where isPresent(path):
        facts.add(await pythonScript(path, arguments, in: folder))
      case .shell, .python, nil: continue
      }
    }
    return Found(facts: facts, words: words, unclear: unclear)
  }

  private func looksAtArguments(_ path: String) -> Bool {
    let bytes = (try? world.files.read(path)) ?? []
    return String(decoding: bytes, as: UTF8.self).contains("argv")
  }

  private mutating func isPresent(_ path: String) -> Bool {
    if let known = present[path] { return known }
    let isScript =
      world.files.kind(of: path) == .file && (world.files.size(of: path) ?? 0) < 1 << 20
    present[path] = isScript
    return isScript
  }

  private mutating func shellScript(_ path: String) -> [ShellCommand] {
    if let known = shellScripts[path] { return known }
    let bytes = (try? world.files.read(path)) ?? []
    let commands = String(validating: bytes, as: UTF8.self).map(CommandWords.commands(ofShell:))
    shellScripts[path] = commands ?? []
    return commands ?? []
  }

  private mutating func pythonScript(
    _ path: String, _ arguments: [String?], in folder: String
  ) async -> CodeFacts {
    let parent = Paths.parent(of: path) ?? "/"
    if pythonFolders[parent] == nil {
      pythonFolders[parent] = await PythonScripts(
        in: parent, with: path, interpreter: interpreter, world: world)
    }
    let known = usesArguments[path] ?? looksAtArguments(path)
    usesArguments[path] = known
    let key = [path, folder] + (known ? arguments : [])
    if let facts = pythonFacts[key] { return facts }
    let facts = await pythonFolders[parent]?.facts(of: path, arguments, in: folder) ?? CodeFacts()
    pythonFacts[key] = facts
    return facts
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
