import Analysis
import Reporting
import Testing

struct StyleTests {
  @Test func `without colours a text stays as it is`() {
    #expect(Style.plain.paint("text", .error) == "text")
  }

  @Test(arguments: Severity.allCases)
  func `with colours a text is wrapped in its role and set back`(severity: Severity) {
    let painted = Style(isColoured: true).paint("text", Style.role(of: severity))
    #expect(painted.hasPrefix("\u{1B}[1;3"))
    #expect(painted.hasSuffix("mtext\u{1B}[0m"))
  }
}
