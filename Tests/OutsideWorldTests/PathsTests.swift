import OutsideWorld
import Testing

struct PathsTests {
  @Test(arguments: [
    ("a/./b//c/", "a/b/c"), ("a/../b", "b"), ("../a", "../a"), ("a/../../b", "../b"),
    ("/../a", "/a"), ("/", "/"), ("", "."), (".", "."), ("a/..", "."), ("//a//b", "/a/b"),
  ])
  func `normalised`(path: String, expected: String) {
    #expect(Paths.normalised(path) == expected)
  }

  @Test(arguments: [("a", "."), ("a/b", "a"), ("/a", "/"), ("/a/b/", "/a"), ("a/", ".")])
  func `parents`(path: String, expected: String) {
    #expect(Paths.parent(of: path) == expected)
  }

  @Test func `the root has no parent`() { #expect(Paths.parent(of: "/") == nil) }

  @Test(arguments: [
    ("a.yaml", "yaml"), (".hidden", ""), ("a.b/c", ""), ("x.tar.gz", "gz"), ("a.", ""),
  ])
  func `endings`(path: String, expected: String) {
    #expect(Paths.ending(of: path) == expected)
  }

  @Test(arguments: [("/r/a", "a"), ("/r", "."), ("/rest", "/rest"), ("/other/r/a", "/other/r/a")])
  func `relative to a root`(path: String, expected: String) {
    #expect(Paths.relative(path, to: "/r") == expected)
  }

  @Test func `everything is inside the root folder`() {
    #expect(Paths.relative("/a/b", to: "/") == "a/b")
  }
}
