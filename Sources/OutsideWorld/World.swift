/// Everything outside the program, passed in as one value so that tests can replace any part.
package struct World: Sendable {
  /// Reads and writes files.
  package var files: any FileStore
  /// Starts children.
  package var processes: any ProcessLauncher
  /// Looks at the processes of the machine.
  package var processTable: any ProcessTable
  /// Tells the time and waits.
  package var clock: any WallClock
  /// Where output goes, and what the terminal can do.
  package var console: Console
  /// Environment variables.
  package var environment: [String: String]
  /// Absolute path of the working folder.
  package var currentDirectory: String

  package init(
    files: any FileStore, processes: any ProcessLauncher, clock: any WallClock,
    console: Console, environment: [String: String], currentDirectory: String,
    processTable: any ProcessTable = SystemProcessTable()
  ) {
    self.files = files
    self.processes = processes
    self.processTable = processTable
    self.clock = clock
    self.console = console
    self.environment = environment
    self.currentDirectory = currentDirectory
  }
}
