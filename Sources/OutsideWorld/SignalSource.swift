import CSpawn
import Glibc

/// Signals that ask the program to stop, as values instead of sudden ends.
package enum SignalSource {
  /// From now on SIGINT, SIGTERM and SIGHUP come out of the stream instead of ending the program.
  ///
  /// One that is ignored (`nohup`) stays ignored. SIGPIPE is ignored, so that a closed pipe is an
  /// error like any other. To be called once; the stream does not end.
  package static func stopSignals() -> AsyncStream<Int32> {
    signal(SIGPIPE, SIG_IGN)
    let descriptor = cs_watch_signals()
    return AsyncStream { continuation in
      guard descriptor >= 0 else { return continuation.finish() }
      let started = LastingThread.start {
        var number: UInt8 = 0
        while true {
          let count = read(descriptor, &number, 1)
          if count < 0 && errno == EINTR { continue }
          guard count == 1 else { break }
          continuation.yield(Int32(number))
        }
        continuation.finish()
      }
      if !started { continuation.finish() }
    }
  }
}
