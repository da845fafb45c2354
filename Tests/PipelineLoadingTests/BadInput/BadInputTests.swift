import OutsideWorld
import PipelineModel
import Testing

/// Whatever a file holds, loading ends soon: with a pipeline, or with a problem that has a place
/// in that file.
struct BadInputTests {
  /// Files that can never be read, each with the file they are tried as.
  @Test(arguments: Corpus.unreadable)
  func `what cannot be read is a problem with a place in the user's file`(
    sample: Corpus.Sample
  ) async throws {
    let folder = try sample.folder()
    let problem = await folder.problem()
    #expect(problem != nil, "it loads")
    #expect(problem?.span?.file == sample.file, "\(problem?.message ?? "")")
    #expect(problem?.source != nil)
    if let line = sample.line { #expect(problem?.span?.start.line == line) }
    let message = problem?.message ?? ""
    #expect(!message.isEmpty && message.unicodeScalars.count < 400)
    #expect((problem?.help?.unicodeScalars.count ?? 0) < 400)
  }

  @Test(arguments: Corpus.readable)
  func `what is odd but right loads`(sample: Corpus.Sample) async throws {
    let problem = try await sample.folder().problem()
    #expect(problem == nil)
  }
}
