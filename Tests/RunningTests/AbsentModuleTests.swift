import OutsideWorld
import Testing

@testable import Running

/// What the worker says of a project whose requirements are not installed; it takes no Kedro.
struct AbsentModuleTests {
  /// What `absent_module` makes of the error that a line of Python in `shop.py` raises.
  private func said(_ line: String) async throws -> [String] {
    let project = try TestProject()
    let session = project.root + "/headway_session.py"
    try project.files.write(PackageResources.headway_session_py, to: session)
    try project.files.write(Array("\n\(line)\n".utf8), to: project.root + "/shop.py")
    let script = """
      import sys; sys.path.insert(0, "\(project.root)")
      from headway_session import absent_module
      try: import shop
      except Exception as error:
          print(*absent_module(error, "\(project.root)") or ["nothing"], sep="\\n")
      """
    let done = try await project.world.capture(
      ChildCommand(["python3", "-B", "-c", script], environment: project.world.environment),
      timeLimit: 60)
    #expect(done.exit.succeeded, "\(String(decoding: done.error, as: UTF8.self))")
    return String(decoding: done.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    "import absent_frames.core",
    "raise ValueError('x') from ImportError(\"No module named 'absent_frames'\")",
  ])
  func `an absent module is named, with what to do`(line: String) async throws {
    let lines = try await said(line)
    #expect(lines.first?.hasSuffix(" has no absent_frames") == true)
    #expect(lines.last?.hasSuffix("; 'headway lint' works with mocks") == true)
    #expect(lines.count == 2)
  }

  @Test func `where the project imports it is said`() async throws {
    let lines = try await said("import absent_frames")
    #expect(lines.last?.hasPrefix("it is imported at shop.py:2; install the project's") == true)
  }

  @Test(arguments: ["import shop.parts", "import json.nothing", "raise ValueError('x')"])
  func `what is wrong with the project itself is left to its traceback`(line: String) async throws {
    #expect(try await said(line) == ["nothing"])
  }
}
