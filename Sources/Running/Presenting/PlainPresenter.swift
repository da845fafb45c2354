import OutsideWorld
import PipelineModel
import Synchronization

/// Tells of a run in lines, for logs and pipes: `started A`, `finished A  1.02s  52 MiB`.
package final class PlainPresenter: RunObserver {
  private let sink: any TextSink
  private let names = Mutex<[String]>([])

  package init(sink: any TextSink) { self.sink = sink }

  package func observe(_ event: RunEvent) {
    switch event {
    case .planned(let outline): names.withLock { $0 = outline.names.map(ShownText.of) }
    case .started(let node, let attempt, _):
      if attempt == 1 { tell("started \(name(node))") }
    case .waiting(let node, let shortfall):
      if RunWords.isTold(shortfall) {
        tell("waiting \(name(node)) \(RunWords.shortfall(shortfall))")
      }
    case .finished(let record): tell("finished \(name(record.node))  \(RunWords.cost(record))")
    case .failed(let failure, let retried):
      let name = name(failure.record.node)
      for line in RunWords.failure(failure, name: name, retried: retried) { tell(line) }
    case .outgrew(let node, let memory, let demand):
      tell("note: \(RunWords.outgrown(name(node), memory: memory, demand: demand))")
    case .interrupted(let signal, let count):
      tell(RunWords.interrupted(signal: signal, count: count))
    case .note(let text): tell("note: \(text)")
    case .measured, .ended: break
    }
  }

  private func name(_ node: Int) -> String { names.withLock { $0[node] } }

  /// A reader that has gone away is no reason to stop a run.
  private func tell(_ line: String) { try? sink.write(line + "\n") }
}
