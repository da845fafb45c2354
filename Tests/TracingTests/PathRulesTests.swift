import Testing

@testable import Tracing

struct PathRulesTests {
  private static let rules = PathRules(
    root: "/project", environment: ["HOME": "/home/me", "TMPDIR": "/scratch"],
    ignored: ["logs", "*.tmp", "/shared/cache"], declared: ["/usr/share/words", "/tmp/in/*.csv"])

  @Test(arguments: [
    "/project/data/a", "/data/a", "/home/me/data/a", "/tmp/x", "/library/a", "/opt/data/a",
    "/usr/share/words", "/tmp/in/a.csv", "/venv/data/a", "/project/lib/a",
  ])
  func `data counts`(path: String) {
    #expect(!Self.rules.leavesOut(path, prefixes: ["/venv", "/project"]))
  }

  @Test(arguments: [
    "/proc/self/maps", "/sys/x", "/dev/null", "/usr/bin/python3", "/lib/x.so", "/lib64/x.so",
    "/etc/passwd", "/home/me/.bashrc", "/home/me/.cache/x", "/home/me", "/tmp", "/", "/scratch",
    "/project/.git/HEAD", "/project/.headway/lock", "/project/src/__pycache__/a.pyc",
    "/data/site-packages/a.py", "/venv/lib/python3/a.py", "/venv/bin/python", "/venv/pyvenv.cfg",
    "/project/logs/a", "/project/x/b.tmp", "/shared/cache/a",
  ])
  func `what is of the system, the language or the tools does not`(path: String) {
    #expect(Self.rules.leavesOut(path, prefixes: ["/venv", "/project"]))
  }

  @Test func `what a node leaves in a temporary folder is its own`() {
    let trace = RecordedTrace(
      """
      1 openat(AT_FDCWD</project>, "/tmp/own", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3</tmp/own>
      1 openat(AT_FDCWD</project>, "/tmp/theirs", O_RDONLY) = 3</tmp/theirs>

      """)
    #expect(trace.touched() == ["/tmp/theirs: read"])
    #expect(trace.passing() == ["/tmp/own"])
  }

  @Test func `where a project stands in a folder of the system it counts`() {
    let rules = PathRules(root: "/usr/src/app", environment: [:])
    #expect(!rules.leavesOut("/usr/src/app/data/a", prefixes: []))
    #expect(rules.leavesOut("/usr/src/other", prefixes: []))
  }
}
