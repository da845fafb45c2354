/// A stretch of a file that a shell reads.
package struct ScriptSection: Equatable, Sendable {
  package let range: Range<Int>
  package let form: Form

  package enum Form: Sendable {
    case shell
    /// A folded scalar of YAML: a line end is a blank.
    case folded
    /// A list of words in JSON, as in a Dockerfile.
    case list
  }

  package init(range: Range<Int>, form: Form = .shell) {
    self.range = range
    self.form = form
  }
}
