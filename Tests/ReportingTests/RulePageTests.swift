import Analysis
import Foundation
import Reporting
import Testing

/// The pages under `docs/rules` are made from the rules.
///
/// After a change to a rule, run the tests with HEADWAY_UPDATE=1 to write them anew.
struct RulePageTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "docs/rules")

  private static var pages: [String: String] {
    var pages = Dictionary(
      uniqueKeysWithValues: Rule.all.map { ("\($0.name).md", RulePage.markdown(of: $0)) })
    pages["index.md"] = RulePage.index(of: Rule.all)
    return pages
  }

  @Test(arguments: pages.keys.sorted())
  func `a page is what its rule says`(name: String) throws {
    let page = try #require(Self.pages[name])
    let file = Self.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["HEADWAY_UPDATE"] == "1" {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(page.utf8).write(to: file)
    }
    #expect(String(decoding: try Data(contentsOf: file), as: UTF8.self) == page)
  }

  @Test func `no page is left of a rule that is gone`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(files).subtracting(Self.pages.keys).isEmpty)
  }

  @Test func `a page shows the examples as YAML`() {
    let page = RulePage.markdown(of: .cpuOverlap)
    #expect(page.hasPrefix("# HW202 `cpu-overlap`\n"))
    #expect(page.contains("off by default: `--select cpu-overlap`"))
    #expect(page.contains("```yaml\n\(Rule.cpuOverlap.bad.pipeline)\n```"))
  }
}
