import OutsideWorld
import PipelineModel

/// The files of a project's configuration that were read, each under a number.
struct ConfigurationSources: Sendable {
  private(set) var texts: [SourceText] = []

  /// Takes in a file; its number.
  mutating func add(_ text: SourceText) -> Int {
    texts.append(text)
    return texts.count - 1
  }

  func span(_ place: ConfigurationPlace) -> SourceSpan { texts[place.file].span(place.range) }

  /// A problem at its place; without one when no file gave the value.
  func problem(
    _ message: String, at place: ConfigurationPlace?, help: String? = nil
  ) -> InputProblem {
    guard let place else { return InputProblem(message, help: help) }
    return InputProblem(message, span: span(place), source: texts[place.file], help: help)
  }
}
