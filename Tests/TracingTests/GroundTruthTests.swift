import Foundation
import OutsideWorld
import Testing

@testable import Tracing

/// Real processes under the real strace, against scripts that say themselves what they touch.
///
/// Where tracing is refused, as in some containers, the reason that is given is tested instead.
@Suite(.serialized) struct GroundTruthTests {
  /// Traces a command in a folder; nil, after a look at the message, where that is not possible.
  private func touched(_ command: [String], in folder: TraceFolder) async throws -> [String]? {
    let world = TraceFolder.world
    let strace: Strace
    do throws(Strace.Obstacle) { strace = try await Strace.find(in: world) } catch {
      #expect(!error.message.isEmpty && !error.help.isEmpty)
      #expect(error.message.contains("strace"))
      return nil
    }
    let trace = folder.path + "/.headway/trace"
    try world.files.makeDirectory(folder.path + "/.headway")
    let run = try await world.capture(
      ChildCommand(
        strace.words(tracing: command, into: trace), environment: world.environment,
        directory: folder.path), timeLimit: 60)
    #expect(run.exit.code == 0, "\(String(decoding: run.error, as: UTF8.self))")
    let rules = PathRules(root: folder.path, environment: world.environment)
    let summary = try TraceSummary.read(
      trace, folder: folder.path, owner: 0, rules: rules, files: world.files)
    return (summary.touches[0] ?? []).map { touch in
      "\(touch.path): \(touch.actions.sorted().map(\.rawValue).joined(separator: " "))"
    }
  }

  @Test func `a shell script`() async throws {
    let folder = try TraceFolder()
    try folder.write("1\n2\n", to: "data/in put.csv")
    try folder.write(
      """
      cd data
      cat 'in put.csv' > ../out.txt
      sort 'in put.csv' | head -n 1 > part.tmp && mv part.tmp 'q"uo\\te.txt'
      echo more >> ../log.txt
      ls > /dev/null
      tmp=$(mktemp); echo x > "$tmp"; cat "$tmp" > /dev/null; rm "$tmp"
      (cd .. && rm -f absent && mkdir -p made && ln -s out.txt made/link && cp log.txt made/copy)
      cat ../absent 2> /dev/null || true
      """, to: "step.sh")
    guard let touched = try await touched(["sh", "step.sh"], in: folder) else { return }
    #expect(
      touched == [
        "data: list", "data/in put.csv: read", "data/q\"uo\\te.txt: write", "log.txt: read write",
        "made/copy: write", "made/link: write", "out.txt: write", "step.sh: read",
      ])
  }

  @Test func `Python with processes of its own`() async throws {
    let folder = try TraceFolder()
    try folder.write(
      "import os\ndef load(n):\n    return open(f'in/{n}').read()\n", to: "helper.py")
    for number in 0..<4 { try folder.write("\(number)", to: "in/\(number)") }
    try folder.write(
      """
      import multiprocessing, os, subprocess, sys, tempfile, threading
      import helper

      def work(n):
          with open(f"out-{n}", "w") as file:
              file.write(helper.load(n))

      if __name__ == "__main__":
          with multiprocessing.get_context(sys.argv[1]).Pool(2) as pool:
              pool.map(work, range(4))
          with tempfile.TemporaryDirectory(dir=".") as scratch:
              open(os.path.join(scratch, "x"), "w").close()
          descriptor = os.open("in", os.O_RDONLY)
          os.open("0", os.O_RDONLY, dir_fd=descriptor)
          thread = threading.Thread(target=lambda: open("thread\\n\\u00fc", "w").close())
          thread.start(); thread.join()
          subprocess.run(["sh", "-c", "cat out-0 > all"], check=True)
          os.replace("all", "final")
      """, to: "step.py")
    for method in ["fork", "spawn"] {
      guard let touched = try await touched(["python3", "step.py", method], in: folder) else {
        return
      }
      #expect(
        touched == [
          "final: write", "helper.py: read", "in/0: read", "in/1: read", "in/2: read", "in/3: read",
          "out-0: write", "out-1: write", "out-2: write", "out-3: write", "step.py: read",
          "thread\nü: write",
        ], "\(method)")
    }
  }

  @Test func `a program in C`() async throws {
    let folder = try TraceFolder()
    try folder.write(
      """
      #define _GNU_SOURCE
      #include <fcntl.h>
      #include <stdio.h>
      #include <sys/mman.h>
      #include <sys/stat.h>
      #include <sys/syscall.h>
      #include <sys/wait.h>
      #include <unistd.h>
      struct how { unsigned long long flags, mode, resolve; };
      int main(void) {
        mkdir("d", 0777);
        int d = open("d", O_RDONLY | O_DIRECTORY);
        int out = openat(d, "mapped", O_RDWR | O_CREAT | O_TRUNC, 0666);
        if (ftruncate(out, 4096)) return 1;
        char *page = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, out, 0);
        page[0] = 'x';
        struct how how = {.flags = O_RDONLY};
        int in = syscall(SYS_openat2, AT_FDCWD, "link", &how, sizeof how);
        if (in < 0) return 2;
        int copy = dup(d);
        if (fchdir(copy)) return 3;
        close(creat("made", 0666));
        if (rename("made", "renamed")) return 4;
        if (unlinkat(AT_FDCWD, "old", 0)) return 5;
        if (fork() == 0) {
          if (chdir("..")) _exit(1);
          close(open("child", O_WRONLY | O_CREAT, 0666));
          _exit(0);
        }
        int status;
        wait(&status);
        return open("absent", O_RDONLY) < 0 ? status : 6;
      }
      """, to: "step.c")
    try folder.write("real", to: "real")
    try folder.write("old", to: "d/old")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: "real")
    let compiler = ["clang", "cc", "gcc"].first {
      ProgramSearch.path(of: $0, in: TraceFolder.world.environment) != nil
    }
    let built = try await TraceFolder.world.capture(
      ChildCommand(
        [try #require(compiler), "-o", "step", "step.c"],
        environment: TraceFolder.world.environment,
        directory: folder.path), timeLimit: 60)
    try #require(built.exit.code == 0, "\(String(decoding: built.error, as: UTF8.self))")
    guard let touched = try await touched(["./step"], in: folder) else { return }
    #expect(
      touched == [
        "child: write", "d/mapped: write", "d/old: delete", "d/renamed: write", "real: read",
        "step: run",
      ])
  }

  @Test func `Make with recipes side by side`() async throws {
    let folder = try TraceFolder()
    for name in ["a", "b", "c"] { try folder.write(name, to: "src/\(name).txt") }
    try folder.write(
      """
      all: total.txt
      total.txt: a.out b.out c.out
      \tcat $^ > $@
      %.out: src/%.txt
      \ttr a-z A-Z < $< > $@.tmp && mv $@.tmp $@

      """, to: "Makefile")
    guard let touched = try await touched(["make", "-s", "-j4"], in: folder) else { return }
    let files = touched.filter { !$0.hasSuffix(": list") }
    #expect(
      files == [
        "Makefile: read", "a.out: write", "b.out: write", "c.out: write", "src/a.txt: read",
        "src/b.txt: read", "src/c.txt: read", "total.txt: write",
      ])
    // Make itself lists the folders that it looks for sources in.
    #expect(Set(touched).subtracting(files).isSubset(of: [".: list", "src: list"]))
  }

  @Test func `a tracer that is not there is said`() async throws {
    var world = TraceFolder.world
    world.environment["PATH"] = "/nowhere"
    await #expect(throws: Strace.Obstacle.notInstalled) { try await Strace.find(in: world) }
  }

  @Test func `a tracer that may not trace is said in its own words`() async throws {
    let folder = try TraceFolder()
    try folder.write(
      """
      #!/bin/sh
      echo "strace: attach: ptrace(PTRACE_SEIZE, 7): Operation not permitted" >&2
      exit 1
      """, to: "bin/strace")
    try #require(chmod(folder.path + "/bin/strace", 0o755) == 0)
    var world = TraceFolder.world
    world.environment["PATH"] = folder.path + "/bin:" + (world.environment["PATH"] ?? "")
    let reason = "attach: ptrace(PTRACE_SEIZE): Operation not permitted"
    await #expect(throws: Strace.Obstacle.refused(reason)) { try await Strace.find(in: world) }
  }

  @Test func `a tracer that runs the command and sees nothing is found out`() async throws {
    let folder = try TraceFolder()
    try folder.write("#!/bin/sh\nexit 42\n", to: "bin/strace")
    try #require(chmod(folder.path + "/bin/strace", 0o755) == 0)
    var world = TraceFolder.world
    world.environment["PATH"] = folder.path + "/bin:" + (world.environment["PATH"] ?? "")
    await #expect(throws: Strace.Obstacle.refused("it traced nothing")) {
      try await Strace.find(in: world)
    }
  }
}

/// A folder that goes away with the test.
final class TraceFolder {
  let path: String

  init() throws { path = DiskFiles().canonical(try DiskFiles().makeTemporaryDirectory()) }

  deinit { try? DiskFiles().remove(path) }

  func write(_ text: String, to file: String) throws {
    let full = path + "/" + file
    try DiskFiles().makeDirectory(Paths.parent(of: full) ?? path)
    try DiskFiles().write(Array(text.utf8), to: full)
  }

  static var world: World {
    World(
      files: DiskFiles(), processes: SystemProcesses(), clock: SystemClock(),
      console: Console.ofProcess(), environment: ProcessInfo.processInfo.environment,
      currentDirectory: "/")
  }
}
