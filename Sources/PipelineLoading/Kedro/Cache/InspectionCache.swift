import OutsideWorld

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What was found in a project, kept in its `.headway/cache` and used again while everything that
/// was looked at is as it was.
///
/// The clock, and what a library does by itself, cannot be looked at; all else is: the project's files
/// and folders, the configuration, environment variables, Python and what is installed there.
struct InspectionCache {
  /// Absolute, canonical.
  let root: String
  let world: World

  /// Raised whenever this program finds something else in the same project.
  private static let format = 3
  /// At most so many answers are kept: by run environment, by way of reading.
  private static let most = 16

  /// What was asked: an answer to anything else is none.
  struct Question: Codable, Equatable, Sendable {
    let root: String
    let mode: String
    let interpreter: String
    let environment: String?
    let parameters: String?
  }

  private struct Answer: Codable {
    let format: Int
    let question: Question
    let marks: [String: String]
    let things: ReadThings
    let inspection: PackedInspection
  }

  /// What tells whether an answer still holds: read before the answer itself, which is larger.
  private func path(of question: Question) -> String {
    let words = [
      question.mode, question.interpreter, question.environment ?? "", question.parameters ?? "",
    ]
    let mark = ContentMark.of(words.joined(separator: "\u{0}"))
    return Paths.joined(HeadwayFolder(projectRoot: root).cache, "kedro-\(mark).json")
  }

  /// What was found before; nil when it was never asked or something changed.
  func inspection(for question: Question) -> KedroInspection? {
    guard let bytes = try? world.files.read(path(of: question)),
      let answer = try? JSONDecoder().decode(Answer.self, from: Data(bytes)),
      answer.format == Self.format, answer.question == question,
      answer.things.marks(in: world) == answer.marks
    else { return nil }
    return answer.inspection.inspection
  }

  /// Keeps what was found, unless something changed since reading began; a folder that cannot be
  /// written is no problem.
  ///
  /// - Parameter start: When reading began.
  func keep(
    _ inspection: KedroInspection, of things: ReadThings, for question: Question,
    since start: Double
  ) {
    guard !things.isChanged(since: start, root: root, in: world),
      let marks = things.marks(in: world)
    else {
      return
    }
    let answer = Answer(
      format: Self.format, question: question, marks: marks, things: things,
      inspection: PackedInspection(inspection))
    let folder = HeadwayFolder(projectRoot: root)
    guard let data = try? JSONEncoder().encode(answer) else { return }
    do {
      try folder.prepare(world.files)
      try world.files.makeDirectory(folder.cache)
      let names = try world.files.entries(of: folder.cache)
      if names.count >= Self.most {
        for name in names { try world.files.remove(Paths.joined(folder.cache, name)) }
      }
      try world.files.write(Array(data), to: path(of: question))
    } catch {}
  }
}
