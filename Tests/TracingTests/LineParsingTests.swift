import Testing

@testable import Tracing

struct LineParsingTests {
  private static func call(_ line: String) -> TraceCall? {
    guard case .call(let call)? = TraceLine(Array(line.utf8)[...]) else { return nil }
    return call
  }

  /// The first text of a call that is written so.
  private static func text(_ quoted: String) -> String? {
    guard case .text(let text, _)? = call("1 unlink(\(quoted)) = 0")?.arguments.first else {
      return nil
    }
    return text
  }

  @Test(arguments: [
    (#""plain.txt""#, "plain.txt"), (#""a \"b\"""#, #"a "b""#), (#""back\\slash""#, #"back\slash"#),
    (#""new\nline\ttab\rreturn\v\f""#, "new\nline\ttab\rreturn\u{B}\u{C}"),
    (#""\303\274""#, "ü"), (#""""#, ""), (#""\1\0012\0""#, "\u{1}\u{1}2\0"),
    (#""\x41\x7a\x5""#, "Az\u{5}"),
    (#""a, b) = 3 (c""#, "a, b) = 3 (c"), (#""<unfinished ...>""#, "<unfinished ...>"),
    (#""n\377\376""#, "n\u{FFFD}\u{FFFD}"), (#""\q""#, "q"),
  ])
  func `escapes in names are resolved`(quoted: String, name: String) {
    #expect(Self.text(quoted) == name)
  }

  @Test func `a call is read with its arguments and what it returned`() throws {
    let call = try #require(
      Self.call(#"71  openat(AT_FDCWD</w>, "a,b", O_RDONLY|O_CLOEXEC) = 3</w/a,b>"#))
    #expect(call.process == 71 && call.name == "openat" && call.succeeded)
    #expect(
      call.arguments == [
        .descriptor(path: "/w", isWorkingFolder: true), .text("a,b", isWhole: true),
        .word("O_RDONLY|O_CLOEXEC"),
      ])
    #expect(call.result == .init(value: 3, path: "/w/a,b"))
  }

  @Test(
    arguments: [
      (
        #"1 openat(3</d>, "x", O_RDONLY) = -1 ENOENT (No such file or directory)"#, -1 as Int64?,
        nil
      ),
      (#"1 openat(3</d>, "x", O_RDONLY) = ?"#, nil, nil),
      (#"1 openat(3</d>, "x", O_RDONLY) = 4</d/x\74y\76>"#, 4, "/d/x<y>"),
      (#"1 openat(3</d>, "x", O_RDONLY) = 4</d/x>(deleted)"#, 4, nil),
      (#"1 openat(3</d>, "x", O_RDONLY) = 4<socket:[17]>"#, 4, nil),
      (#"1 execve("/bin/x", ["x", "a) = 1"], 0x7ff /* 3 vars */) = 0"#, 0, nil),
      (#"1 clone3({flags=CLONE_FS|CLONE_VM, x=[{a="]"}]} => {parent_tid=[9]}, 88)   = 9"#, 9, nil),
      (#"1 getdents64(6</d>, 0x55 /* 2 entries */, 32768) = 48"#, 48, nil),
      ("1 fork() = 12", 12, nil),
    ] as [(String, Int64?, String?)])
  func `what a call returned is read`(line: String, value: Int64?, path: String?) throws {
    let result = try #require(Self.call(line)).result
    #expect(result.value == value && result.path == path)
  }

  @Test func `a name that the tracer cut is known to be cut`() throws {
    let call = try #require(Self.call(#"1 unlink("aaa"...) = 0"#))
    #expect(call.arguments == [.text("aaa", isWhole: false)])
    #expect(CallMeaning.effects(of: call, in: "/w") == [])
  }

  @Test(arguments: [
    "", "x", "1", "1 ", "-1 a() = 0", "99999999999999 a() = 0", "1 (", "1 open(\"a", "1 open(\"a\"",
    "1 open(\"a\")", "1 open(\"a\") 3", "1 open(\"a\\", "1 open(a = 3", "1 open(\"a\" \"b\") = 3",
    "1 <... open", "1 <... open resumed", "1 +++ superseded by execve in pid 7 +++",
    "1 --- SIGCHLD {si_signo=SIGCHLD} ---", "strace: Process 7 attached", "1 open((((((((((",
    "1 open(}}}}", "1 \u{0}\u{1}\u{2}",
  ])
  func `what is damaged or tells nothing is passed over`(line: String) {
    #expect(TraceLine(Array(line.utf8)[...]) == nil)
  }

  @Test func `every beginning of a line is read or passed over`() {
    let line = Array(
      #"7 renameat2(4</a\74>, "x\"\n\303", AT_FDCWD</b>, "y"..., RENAME_EXCHANGE) = 0"#.utf8)
    for end in line.indices { _ = TraceLine(line[..<end]) }
    #expect(TraceLine(line[...]) != nil)
  }

  @Test func `bytes made by chance are read to their end`() {
    var state: UInt64 = 7
    let alphabet =
      Array("17 openat(\"\\,<>){}[]=|...resumed+unfinished\n\u{0}".utf8) + [0xFF, 0xC3]
    var bytes: [UInt8] = []
    for _ in 0..<200_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes.append(alphabet[Int(state >> 33) % alphabet.count])
    }
    var reader = TraceReader()
    var count = 0
    reader.take(bytes) { _ in count += 1 }
    reader.finish { _ in count += 1 }
    #expect(count >= 0)
  }
}
