import Reporting
import Testing

struct SortedJSONTests {
  private struct Value: Encodable {
    let b: [String: Int]
    let a: String
  }

  @Test func `keys are sorted and slashes stay`() {
    let bytes = SortedJSON.bytes(Value(b: ["z": 1, "y": 2], a: "x/y"))
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {
          "a" : "x/y",
          "b" : {
            "y" : 2,
            "z" : 1
          }
        }

        """)
  }
}
