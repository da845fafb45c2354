import PipelineModel
import Testing

struct NameSlipsTests {
  @Test(arguments: [
    ("modle", "model"), ("trian_model", "train_model"), ("features", "featuers"),
    ("train_set", "trainset"), ("Train_Set", "train_set"), ("evaluation", "evalution"),
    ("north.regresion", "north.regression"), ("predictions", "perdicitons"),
  ])
  func `a swapped, dropped, added or changed letter inside a word is a slip`(
    left: String, right: String
  ) {
    #expect(NameSlips.isSlip(left, right))
    #expect(NameSlips.isSlip(right, left))
  }

  @Test(arguments: [
    ("model", "model"), ("train_x", "train_y"), ("model_1", "model_2"), ("x_train", "x_test"),
    ("cleaned", "cleaner"), ("order", "orders"), ("trained", "trainer"), ("known", "unknown"),
    ("import", "export"), ("internals", "externals"), ("north.report", "south.report"),
    ("predicted", "predictor"), ("model_a", "model_b"), ("part2023", "part2024"), ("raw", "row"),
    ("train_model", "train_large_model"),
  ])
  func `names that are told apart on purpose are not slips`(left: String, right: String) {
    #expect(!NameSlips.isSlip(left, right))
    #expect(!NameSlips.isSlip(right, left))
  }

  @Test func `the first of several in sorted order is given`() {
    #expect(NameSlips(among: ["table", "model", "moddle"]).name(meantBy: "modle") == "moddle")
    #expect(NameSlips(among: ["table"]).name(meantBy: "modle") == nil)
  }

  @Test func `names are found by their shape exactly when one is a slip of the other`() {
    let words = [
      "model", "modle", "train", "set", "trainset", "Features", "featuers", "x1", "part2023",
    ]
    let names = words + words.flatMap { left in words.map { "\(left)_\($0)" } }
    let slips = NameSlips(among: names)
    for name in names {
      #expect(slips.name(meantBy: name) == names.filter { NameSlips.isSlip(name, $0) }.min())
    }
  }
}
