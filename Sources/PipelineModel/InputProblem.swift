/// Something the user gave that cannot be used.
///
/// Says where, what was expected, and what to do.
package struct InputProblem: Error, Sendable, Equatable {
  /// One line, without a full stop.
  package let message: String
  /// The place in the user's file.
  package let span: SourceSpan?
  /// The file's text, for a code frame.
  package let source: SourceText?
  /// What to do, in one line; several lines when there is detail.
  package let help: String?

  package init(
    _ message: String, span: SourceSpan? = nil, source: SourceText? = nil, help: String? = nil
  ) {
    self.message = message
    self.span = span
    self.source = source
    self.help = help
  }
}
