import CSpawn

/// Runs actors on the thread that starts and reaps children.
///
/// An actor on it learns of the end of a child and starts the next without a change of threads,
/// which is most of what starting a short child costs. It must not wait there for long: while it
/// does, no child is reaped.
package final class ProcessExecutor: SerialExecutor {
  private final class Job: Sendable {
    let job: UnownedJob
    let executor: UnownedSerialExecutor

    init(_ job: UnownedJob, _ executor: UnownedSerialExecutor) {
      self.job = job
      self.executor = executor
    }
  }

  package init() {}

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = Job(UnownedJob(job), asUnownedSerialExecutor())
    let context = Unmanaged.passRetained(job).toOpaque()
    let code = cs_post(runJob, context)
    precondition(code == 0, "the system gives no thread to start children on")
  }
}

/// Called on the reaping thread.
private func runJob(_ context: UnsafeMutableRawPointer?) {
  guard let context else { return }
  ProcessExecutor.run(context)
}

extension ProcessExecutor {
  fileprivate static func run(_ context: UnsafeMutableRawPointer) {
    let job = Unmanaged<Job>.fromOpaque(context).takeRetainedValue()
    job.job.runSynchronously(on: job.executor)
  }
}
