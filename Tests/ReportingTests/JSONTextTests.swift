import Foundation
import Reporting
import Testing

struct JSONTextTests {
  @Test func `keys keep the order they were written in`() {
    let value: JSONValue = ["b": 1, "a": [true, .null, 2.5.json], "empty": [:], "none": []]
    #expect(
      value.text() == """
        {
          "b": 1,
          "a": [
            true,
            null,
            2.5
          ],
          "empty": {},
          "none": []
        }
        """)
    #expect(
      value.text(onOneLine: true)
        == #"{"b": 1, "a": [true, null, 2.5], "empty": {}, "none": []}"#)
  }

  @Test(arguments: [
    (3.0, "3"), (-0.5, "-0.5"), (1e300, "1e+300"), (.infinity, "null"), (.nan, "null"),
    (9_007_199_254_740_991, "9007199254740991"),
  ])
  func `numbers are written as JSON has them`(number: Double, text: String) {
    #expect(JSONValue.number(number).text() == text)
  }

  @Test(arguments: [
    ("a\"b\\c", #""a\"b\\c""#), ("line\nend\r\t", #""line\nend\r\t""#),
    ("\u{1B}[31m\u{0}", #""\u001b[31m\u0000""#), ("\u{9B}31m", #""\u009b31m""#),
    ("\u{202E}txt\u{2028}", #""\u202etxt\u2028""#), ("\u{E0001}", #""\udb40\udc01""#),
    ("naïve 👩‍🚀 表", "\"naïve 👩‍🚀 表\""),
  ])
  func `what could act on a terminal is escaped`(text: String, written: String) throws {
    #expect(JSONValue.string(text).text() == written)
    let read = try JSONSerialization.jsonObject(with: Data("[\(written)]".utf8))
    #expect(read as? [String] == [text])
  }
}

extension Double {
  fileprivate var json: JSONValue { .number(self) }
}
