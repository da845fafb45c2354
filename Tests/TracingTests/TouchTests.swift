import Testing

@testable import Tracing

struct TouchTests {
  @Test(arguments: [
    (#"openat(AT_FDCWD</project>, "a", O_RDONLY) = 3</project/a>"#, ["a: read"]),
    (#"open("a", O_RDONLY) = 3</project/a>"#, ["a: read"]),
    (
      #"openat(4</project/d>, "a", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3</project/d/a>"#,
      ["d/a: write"]
    ),
    (
      #"openat2(4</project/d>, "a", {flags=O_RDONLY, resolve=RESOLVE_BENEATH}, 24) = 3</project/d/a>"#,
      ["d/a: read"]
    ),
    (
      #"openat2(4</project/d>, "a", {flags=O_WRONLY|O_CREAT|O_EXCL, mode=0666}, 24) = 3</project/d/a>"#,
      ["d/a: write"]
    ),
    (#"creat("a", 0666) = 3</project/a>"#, ["a: write"]),
    (#"openat(AT_FDCWD</project>, "a", O_WRONLY|O_APPEND) = 3</project/a>"#, ["a: write"]),
    (#"openat(AT_FDCWD</project>, "a", O_RDWR) = 3</project/a>"#, ["a: read write"]),
    (
      #"openat(AT_FDCWD</project>, "a", O_RDWR|O_CREAT|O_TRUNC, 0666) = 3</project/a>"#,
      ["a: write"]
    ),
    (#"openat(AT_FDCWD</project>, "link", O_RDONLY) = 3</data/real>"#, ["/data/real: read"]),
    (#"openat(AT_FDCWD</project>, "d", O_RDONLY|O_DIRECTORY) = 3</project/d>"#, []),
    (#"openat(AT_FDCWD</project>, "a", O_RDONLY|O_PATH) = 3</project/a>"#, []),
    (#"openat(AT_FDCWD</project>, ".", O_RDWR|O_TMPFILE, 0600) = 3</project/#12>(deleted)"#, []),
    (#"openat(AT_FDCWD</project>, "a", O_RDONLY) = -1 ENOENT (No such file or directory)"#, []),
    (#"getdents64(3</project/d>, 0x1 /* 4 entries */, 32768) = 112"#, ["d: list"]),
    (#"truncate("a", 0) = 0"#, ["a: write"]),
    (#"mknodat(AT_FDCWD</project>, "pipe", S_IFIFO|0644) = 0"#, ["pipe: write"]),
    (#"mkdir("d", 0777) = 0"#, []), (#"rmdir("d") = 0"#, ["d: delete"]),
    (#"unlink("a") = 0"#, ["a: delete"]),
    (#"unlinkat(4</project/d>, "a", 0) = 0"#, ["d/a: delete"]),
    (#"unlinkat(AT_FDCWD</project>, "d", AT_REMOVEDIR) = 0"#, ["d: delete"]),
    (#"rename("a", "b") = 0"#, ["a: read delete", "b: write"]),
    (
      #"renameat2(4</project/x>, "a", 5</project/y>, "b", RENAME_NOREPLACE) = 0"#,
      ["x/a: read delete", "y/b: write"]
    ),
    (
      #"renameat2(AT_FDCWD</project>, "a", AT_FDCWD</project>, "b", RENAME_EXCHANGE) = 0"#,
      ["a: read write", "b: read write"]
    ),
    (#"link("a", "b") = 0"#, ["a: read", "b: write"]),
    (#"symlink("../far", "b") = 0"#, ["b: write"]),
    (#"symlinkat("far", 4</project/d>, "b") = 0"#, ["d/b: write"]),
    (#"execve("./step.sh", ["./step.sh"], 0x1 /* 9 vars */) = 0"#, ["step.sh: run"]),
    (#"execveat(4</project/step>, "", ["x"], 0x1 /* 9 vars */, AT_EMPTY_PATH) = 0"#, ["step: run"]),
    (
      #"linkat(AT_FDCWD</project>, "/proc/self/fd/3", AT_FDCWD</project>, "b", AT_SYMLINK_FOLLOW) = 0"#,
      ["b: write"]
    ),
  ])
  func `a call touches what it says`(line: String, touched: [String]) {
    #expect(RecordedTrace("1 \(line)\n").touched() == touched)
  }

  @Test func `what a node made before it reads it is its own`() {
    let trace = RecordedTrace(
      """
      1 openat(AT_FDCWD</project>, "a", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3</project/a>
      1 openat(AT_FDCWD</project>, "a", O_RDONLY) = 3</project/a>
      1 openat(AT_FDCWD</project>, "b", O_RDONLY) = 3</project/b>
      1 openat(AT_FDCWD</project>, "b", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3</project/b>
      1 openat(AT_FDCWD</project>, "c", O_WRONLY|O_CREAT|O_APPEND, 0666) = 3</project/c>
      1 openat(AT_FDCWD</project>, "c", O_RDONLY) = 3</project/c>

      """)
    #expect(trace.touched() == ["a: write", "b: read write", "c: read write"])
  }

  @Test func `a file that is made and removed leaves nothing`() {
    let trace = RecordedTrace(
      """
      1 mkdir("t", 0700) = 0
      1 openat(AT_FDCWD</project>, "t/x", O_RDWR|O_CREAT|O_EXCL, 0600) = 3</project/t/x>
      1 getdents64(3</project/t>, 0x1, 32768) = 112
      1 unlink("t/x") = 0
      1 rmdir("t") = 0
      1 openat(AT_FDCWD</project>, "lock", O_RDWR|O_CREAT, 0600) = 3</project/lock>
      1 unlink("lock") = 0

      """)
    #expect(trace.touched() == [])
    #expect(trace.passing() == ["t/x", "t", "lock"])
  }

  @Test func `writing beside and renaming is a write of the target alone`() {
    let trace = RecordedTrace(
      """
      1 openat(AT_FDCWD</project>, "out.tmp", O_WRONLY|O_CREAT|O_EXCL, 0666) = 3</project/out.tmp>
      1 rename("out.tmp", "out") = 0
      1 openat(AT_FDCWD</project>, "out", O_RDONLY) = 3</project/out>

      """)
    #expect(trace.touched() == ["out: write"])
  }

  @Test func `a folder is renamed with what was made in it`() {
    let trace = RecordedTrace(
      """
      1 mkdir("tmp.d", 0777) = 0
      1 openat(AT_FDCWD</project>, "tmp.d/a", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3</project/tmp.d/a>
      1 rename("tmp.d", "out.d") = 0
      1 openat(AT_FDCWD</project>, "out.d/a", O_RDONLY) = 3</project/out.d/a>

      """)
    #expect(trace.touched() == ["out.d/a: write"])
  }

  @Test func `an output that is removed first and made anew is written`() {
    let trace = RecordedTrace(
      """
      1 unlink("out") = 0
      1 openat(AT_FDCWD</project>, "out", O_WRONLY|O_CREAT|O_EXCL, 0666) = 3</project/out>

      """)
    #expect(trace.touched() == ["out: write"])
  }

  @Test func `folders that Python looks for modules in were not listed by the node`() {
    let trace = RecordedTrace(
      """
      1 getdents64(3</project/src>, 0x1, 32768) = 112
      1 openat(AT_FDCWD</project>, "src/a.py", O_RDONLY) = 3</project/src/a.py>
      1 getdents64(3</project/data>, 0x1, 32768) = 112

      """)
    #expect(trace.touched() == ["data: list", "src/a.py: read"])
    #expect(trace.summary.touches[0]?.map(\.isCode) == [false, true])
  }
}
