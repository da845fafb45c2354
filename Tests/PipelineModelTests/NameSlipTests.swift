import PipelineModel
import Testing

struct NameSlipTests {
  @Test(arguments: [
    ("modle", "model"), ("trian_model", "train_model"), ("features", "featuers"),
    ("train_set", "trainset"), ("Train_Set", "train_set"), ("evaluation", "evalution"),
    ("north.regresion", "north.regression"), ("predictions", "perdicitons"),
  ])
  func `a swapped, dropped, added or changed letter inside a word is a slip`(
    left: String, right: String
  ) {
    #expect(NameSlip.isSlip(left, right))
    #expect(NameSlip.isSlip(right, left))
  }

  @Test(arguments: [
    ("model", "model"), ("train_x", "train_y"), ("model_1", "model_2"), ("x_train", "x_test"),
    ("cleaned", "cleaner"), ("order", "orders"), ("trained", "trainer"), ("known", "unknown"),
    ("import", "export"), ("internals", "externals"), ("north.report", "south.report"),
    ("predicted", "predictor"), ("model_a", "model_b"), ("part2023", "part2024"), ("raw", "row"),
    ("train_model", "train_large_model"),
  ])
  func `names that are told apart on purpose are not slips`(left: String, right: String) {
    #expect(!NameSlip.isSlip(left, right))
    #expect(!NameSlip.isSlip(right, left))
  }

  @Test func `the first of several in sorted order is given`() {
    #expect(NameSlip.of("modle", among: ["table", "model", "moddle"]) == "moddle")
    #expect(NameSlip.of("modle", among: ["table"]) == nil)
  }
}
