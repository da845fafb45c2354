import Glibc

/// Threads for work that waits in system calls, where a task would hold up others, or that needs a
/// larger stack than a task has.
package enum LastingThread {
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs `body` on a thread of its own.
  ///
  /// False when the system gives no thread.
  ///
  /// - Parameter stackSize: Bytes of stack, of which only what is used takes memory; the system's own
  ///   size when nil.
  package static func start(
    stackSize: Int? = nil, _ body: @escaping @Sendable () -> Void
  ) -> Bool {
    let context = Unmanaged.passRetained(Work(body)).toOpaque()
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    if let stackSize { pthread_attr_setstacksize(&attributes, stackSize) }
    let code = pthread_create(&thread, &attributes, runWork, context)
    guard code == 0 else {
      Unmanaged<Work>.fromOpaque(context).release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  /// What `body` gives on a thread of its own, while the task waits; nil when there is no thread.
  package static func result<Value: Sendable>(
    stackSize: Int, of body: @escaping @Sendable () -> Value
  ) async -> Value? {
    await withCheckedContinuation { continuation in
      if !start(stackSize: stackSize, { continuation.resume(returning: body()) }) {
        continuation.resume(returning: nil)
      }
    }
  }

  private static let runWork:
    @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
      { context in
        if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }
}
