import CSpawn

/// Runs actors on the thread that starts and reaps children.
///
/// An actor on it learns of the end of a child and starts the next without a change of threads,
/// which is most of what starting a short child costs. It must not wait there for long: while it
/// does, no child is reaped.
package final class ProcessExecutor: SerialExecutor {
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  package init() {}

  /// Runs `body` on the thread soon, after what was given before it.
  package func perform(_ body: @escaping @Sendable () -> Void) {
    let context = Unmanaged.passRetained(Work(body)).toOpaque()
    let code = cs_post(runWork, context)
    precondition(code == 0, "the system gives no thread to start children on")
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    perform { job.runSynchronously(on: executor) }
  }

  package func checkIsolated() {
    precondition(cs_is_on_thread() != 0, "not on the thread that starts and reaps children")
  }

  fileprivate static func run(_ context: UnsafeMutableRawPointer) {
    Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
  }
}

/// Called on the reaping thread.
private func runWork(_ context: UnsafeMutableRawPointer?) {
  if let context { ProcessExecutor.run(context) }
}
