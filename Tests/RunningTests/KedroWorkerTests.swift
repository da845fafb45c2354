import Glibc
import OutsideWorld
import PipelineModel
import Testing

@testable import Running

/// The worker is played by a small script that speaks its language, for the tests need no Kedro.
struct KedroWorkerTests {
  /// Stands in for `python -W ignore -u worker.py REQUEST`.
  ///
  /// A node's name is what it does.
  static let player = """
    #!/usr/bin/env python3
    import json, os, sys, time, signal, select
    request = json.loads(sys.argv[5])
    open(request["project"] + "/request", "w").write(sys.argv[5])
    def send(**event): os.write(1, (json.dumps(event) + "\\n").encode())
    if os.path.exists(request["project"] + "/broken"):
        send(event="failed", message="No module named 'shop'", detail="line 1\\nline 2")
        sys.exit(1)
    send(event="ready", kedroVersion="1.7.0", imported=0.1, threads=[])
    trace = open(request["project"] + "/trace", "a")
    children = {}
    def reap(wait):
        while children:
            pid, status, usage = os.wait4(-1, 0 if wait else os.WNOHANG)
            if not pid: return
            event = {"event": "finished", "id": children.pop(pid), "maxrssKiB": usage.ru_maxrss}
            event.update(user=usage.ru_utime, system=usage.ru_stime)
            if os.WIFSIGNALED(status):
                event.update(status=128 + os.WTERMSIG(status), signal=os.WTERMSIG(status))
            else:
                event["status"] = os.WEXITSTATUS(status)
                if event["status"] == 1: event["message"] = "ValueError: no"
            send(**event)
    buffer, at_end = b"", False
    while not at_end or children:
        reap(False)
        if at_end:
            time.sleep(0.01)
            continue
        if not select.select([0], [], [], 0.01)[0]: continue
        data = os.read(0, 65536)
        if not data: at_end = True
        *lines, buffer = (buffer + data).split(b"\\n")
        for line in lines:
            command = json.loads(line)
            trace.write(command["command"] + " " + str(command.get("node") or command.get("datasets") or "") + "\\n")
            trace.flush()
            if command["command"] == "run":
                pid = os.fork()
                if pid == 0:
                    os.setsid()
                    signal.signal(signal.SIGTERM, signal.SIG_DFL)
                    os.execv("/bin/sh", ["sh", "-c", "exec >>" + command["log"] + "; cd " + request["project"] + "; " + command["node"]])
                children[pid] = command["id"]
                send(event="started", id=command["id"], pid=pid)
            elif command["command"] == "stop":
                for pid in children: os.killpg(pid, signal.SIGTERM)
    send(event="closed", message=None)
    """

  private func kedro(
    _ name: String, inputs: [String] = [], outputs: [String] = [], retries: Int = 0
  ) -> Node {
    Node(
      name: name, inputs: inputs.map { Reference($0) }, outputs: outputs.map { Reference($0) },
      action: .kedro(function: "f"), retries: retries)
  }

  private func settings(_ project: TestProject) throws -> KedroRunSettings {
    KedroRunSettings(
      python: try project.writeProgram(Self.player, to: "python"), environment: "prod",
      params: ["alpha": RunParameter("0.5"), "on": RunParameter("true")])
  }

  @Test func `nodes run in children of the worker and hooks come last`() async throws {
    let project = try TestProject()
    let memory = ["x": Dataset(name: "x", location: .memory)]
    let summary = try await project.run(
      [
        kedro("echo two; test -e one", inputs: ["x"]), kedro("touch one", outputs: ["x"]),
      ], datasets: memory, kedro: try settings(project))
    #expect(summary.status == .succeeded)
    #expect(summary.notes == [])
    #expect(
      project.text("trace")
        == "run touch one\nrun echo two; test -e one\nrelease ['x']\nfinish \n")
    #expect(summary.attempts.allSatisfy { $0.peakMemory.map { $0 > 0 } == true })
    let request = try #require(project.text("request"))
    #expect(request.contains("\"alpha\":0.5") && request.contains("\"on\":true"))
    #expect(request.contains("\"env\":\"prod\""))
    #expect(!request.contains("\"nodes\""), "the whole pipeline runs")
    #expect(!(try project.files.entries(of: summary.folder).contains("spill")))
  }

  @Test func `a part of a pipeline is named to the worker`() async throws {
    let project = try TestProject()
    let summary = try await project.run(
      [kedro("true"), kedro("false")], selection: [0], kedro: try settings(project))
    #expect(summary.status == .succeeded)
    #expect(project.text("request")?.contains("\"nodes\":[\"true\"]") == true)
  }

  @Test func `an exception is the reason`() async throws {
    let project = try TestProject()
    let summary = try await project.run([kedro("exit 1")], kedro: try settings(project))
    #expect(summary.status == .failed)
    #expect(summary.failures.map(\.reason) == ["ValueError: no"])
  }

  @Test func `a failed node is run again by the worker`() async throws {
    let project = try TestProject()
    let summary = try await project.run(
      [kedro("test -e again || { touch again; exit 1; }", retries: 1)],
      kedro: try settings(project))
    #expect(summary.status == .succeeded)
    #expect(summary.attempts.map(\.attempt) == [1, 2])
  }

  @Test func `a project that cannot be imported is a problem and leaves no run`() async throws {
    let project = try TestProject()
    try project.files.write([], to: project.root + "/broken")
    let kedroSettings = try settings(project)
    await #expect(
      throws: RunProblem.kedro(message: "No module named 'shop'", detail: "line 1\nline 2")
    ) {
      try await project.run([kedro("touch ran")], kedro: kedroSettings)
    }
    #expect(project.text("ran") == nil)
    #expect(try project.files.entries(of: project.root + "/.headway/runs") == [])
  }

  @Test func `a Python that is not there is a problem`() async throws {
    let project = try TestProject()
    do {
      _ = try await project.run(
        [kedro("true")], kedro: KedroRunSettings(python: "no-such-python"))
      Issue.record("the run was not refused")
    } catch {
      #expect(error.message.contains("cannot start no-such-python"))
    }
  }

  @Test func `the death of the worker ends its nodes and all they started`() async throws {
    let project = try TestProject()
    let summary = try await project.run(
      [kedro("sleep 971.717 & kill -9 $PPID; wait"), kedro("touch late", inputs: ["x"])],
      datasets: ["x": Dataset(name: "x", location: .memory)], workers: 1,
      kedro: try settings(project))
    #expect(summary.status == .failed)
    #expect(summary.failures.map(\.reason) == ["the Kedro worker has ended"])
    #expect(summary.left == [1])
    #expect(project.text("late") == nil)
    try await waitUntilGone("971.717")
  }

  @Test func `an interrupt ends the worker, its children and theirs`() async throws {
    let project = try TestProject()
    let interruption = Interruption()
    let root = project.root
    let stopper = Task {
      while DiskFiles().kind(of: root + "/up") == nil {
        try await Task.sleep(for: .milliseconds(5))
      }
      interruption.interrupt(SIGINT)
    }
    defer { stopper.cancel() }
    let summary = try await project.run(
      [kedro("sleep 972.727 & sleep 972.727 & touch up; wait")], kedro: try settings(project),
      interruption: interruption)
    #expect(summary.status == .interrupted(SIGINT))
    #expect(summary.attempts.map(\.outcome) == [.interrupted])
    #expect(project.text("trace")?.hasSuffix("stop \n") == true)
    try await waitUntilGone("972.727")
    #expect(livingProcesses(with: root) == [])
  }

  @Test(arguments: [
    ("0.5", RunParameter.number(0.5)), ("7", .integer(7)), ("true", .flag(true)),
    ("seven", .text("seven")), ("nan", .text("nan")), ("", .text("")),
  ])
  func `a parameter has the type that Kedro gives it`(_ text: String, _ value: RunParameter) {
    #expect(RunParameter(text) == value)
  }
}
