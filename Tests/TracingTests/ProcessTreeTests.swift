import Testing

@testable import Tracing

struct ProcessTreeTests {
  @Test func `children begin where their parent works, and move alone`() {
    let trace = RecordedTrace(
      """
      1 chdir("sub") = 0
      1 fork() = 2
      2 unlink("a") = 0
      2 chdir("../other") = 0
      2 unlink("b") = 0
      1 unlink("c") = 0
      2 fchdir(4</project/far>) = 0
      2 unlink("d") = 0
      2 +++ exited with 0 +++

      """)
    #expect(
      trace.touched() == ["far/d: delete", "other/b: delete", "sub/a: delete", "sub/c: delete"])
  }

  @Test func `threads share a working folder`() {
    let trace = RecordedTrace(
      """
      1 clone3({flags=CLONE_VM|CLONE_FS|CLONE_FILES|CLONE_THREAD, exit_signal=0}, 88) = 2
      2 chdir("sub") = 0
      1 unlink("a") = 0

      """)
    #expect(trace.touched() == ["sub/a: delete"])
  }

  @Test
  func `a child that is heard before its parent's fork has returned begins in the right folder`() {
    let trace = RecordedTrace(
      """
      1 chdir("sub") = 0
      1 clone(child_stack=NULL, flags=SIGCHLD <unfinished ...>
      2 unlink("a") = 0
      2 vfork( <unfinished ...>
      3 unlink("b") = 0
      2 <... vfork resumed>) = 3
      1 <... clone resumed>) = 2

      """)
    #expect(trace.touched() == ["sub/a: delete", "sub/b: delete"])
  }

  @Test func `many generations that are heard before their parents are no matter`() {
    let chain = (2...100_000).map { "\($0) fork() = \($0 + 1)\n" }.joined()
    let trace = RecordedTrace(
      "1 chdir(\"sub\") = 0\n" + chain + "100001 unlink(\"a\") = 0\n1 fork() = 2\n")
    #expect(trace.touched() == ["sub/a: delete"])
  }

  @Test func `a child that ended before it was known leaves its number free`() {
    let trace = RecordedTrace(
      """
      1 fork( <unfinished ...>
      2 chdir("x") = 0
      2 unlink("a") = 0
      2 +++ exited with 0 +++
      1 <... fork resumed>) = 2
      2 unlink("b") = 0
      1 fork() = 2

      """)
    #expect(trace.touched() == ["b: delete", "x/a: delete"])
  }

  @Test func `a process whose parent is never heard is not lost`() {
    let trace = RecordedTrace("1 unlink(\"a\") = 0\n7 unlink(\"b\") = 0\n")
    #expect(trace.touched() == ["a: delete", "b: delete"])
  }

  @Test func `the tracer's own word for the working folder is believed`() {
    let trace = RecordedTrace(
      """
      1 openat(AT_FDCWD</project/x>, "in", O_RDONLY) = 3</project/x/in>
      1 unlink("a") = 0

      """)
    #expect(trace.touched() == ["x/a: delete", "x/in: read"])
  }

  @Test func `what a child and all it starts touches is its owner's`() {
    let trace = RecordedTrace(
      """
      1 unlink("worker") = 0
      1 fork() = 2
      2 unlink("a") = 0
      2 fork() = 3
      3 unlink("b") = 0
      3 +++ exited with 0 +++
      2 +++ exited with 0 +++
      1 fork() = 2
      2 unlink("c") = 0

      """, owners: [2: [10, 11]])
    #expect(trace.touched(by: 0) == ["worker: delete"])
    #expect(trace.touched(by: 10) == ["a: delete", "b: delete"])
    #expect(trace.touched(by: 11) == ["c: delete"])
  }
}
