import Analysis
import Foundation
import Reporting
import Testing

struct RuleTextTests {
  @Test func `an explanation has all that a rule says of itself`() throws {
    #expect(
      RuleText.explanation(of: .unknownNode, style: .plain) == """
        HW104 unknown-node (structure, error)

        'after' names a node that the pipeline does not have.

        Why it matters
        The order that was asked for does not exist: both nodes may run at the same
        time, and nobody notices until they do.

        Bad
          nodes:
            load: {run: ./load.sh, outputs: [data/a.csv]}
            report: {run: ./report.sh, after: [laod]}

        Good
          nodes:
            load: {run: ./load.sh, outputs: [data/a.csv]}
            report: {run: ./report.sh, after: [load]}

        How to mend it
        Correct the name, or drop it when the node is gone.

        https://headway.readthedocs.io/rules/unknown-node

        """)
  }

  @Test func `the table has a line for each rule`() {
    let table = RuleText.table(of: [.dependencyCycle, .cpuOverlap], style: .plain)
    #expect(
      table == """
        HW101  dependency-cycle  error    Nodes wait for each other in a circle, so none of them \
        can ever start.
        HW202  cpu-overlap       warning  Nodes that may run at the same time want more \
        processors than the machine has. (off by default)

        """)
  }

  @Test func `rules as JSON have every rule whole`() throws {
    let text = Rule.json(of: Rule.all).text()
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let rules = try #require(object["rules"] as? [[String: Any]])
    #expect(rules.compactMap { $0["code"] as? String } == Rule.all.map(\.code))
    #expect(rules.compactMap { $0["bad"] as? String } == Rule.all.map(\.bad.pipeline))
    #expect(rules.compactMap { $0["default"] as? Bool } == Rule.all.map(\.isDefault))
  }
}
