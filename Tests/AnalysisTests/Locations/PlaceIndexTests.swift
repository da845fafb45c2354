import PipelineModel
import TestSupport
import Testing

@testable import Analysis

/// The tree of places against all paths there are.
@Suite struct PlaceIndexTests {
  private static let names = ["a", "b", "a.c", "b.c"]
  private static let patterns = ["*", "*.c", "a*", "?", "[ab]", "**"]
  /// Every path of up to five names: what lies below three of them may match `**` and two more.
  private static let paths: [[String]] = (1...5).flatMap { length in
    (0..<length).reduce([[]] as [[String]]) { paths, _ in
      paths.flatMap { path in names.map { path + [$0] } }
    }
  }

  /// What a place is below the project.
  private static func names(of place: Place) -> [String] {
    Array((place.pattern ?? place.components).dropFirst())
  }

  /// Whether a path matches a pattern, name by name.
  private static func matches(_ path: ArraySlice<String>, _ pattern: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return path.isEmpty }
    if first == "**" {
      return matches(path, pattern.dropFirst())
        || (!path.isEmpty && matches(path.dropFirst(), pattern))
    }
    guard let name = path.first, GlobPattern.matches(name, first) else { return false }
    return matches(path.dropFirst(), pattern.dropFirst())
  }

  private static func isFolder(_ names: [String]) -> Bool {
    names.last.map { $0 == "**" || !$0.dropFirst().contains(".") } ?? true
  }

  /// Some path of one is one of the other, or lies in it; a name with an ending is a file's unless
  /// another place names what lies in it.
  private static func haveSomethingInCommon(
    _ left: Place, _ ones: [[String]], _ right: Place, _ others: [[String]]
  ) -> Bool {
    let (first, second) = (names(of: left), names(of: right))
    func isNamedAround(_ folder: Place, _ other: [String]) -> Bool {
      guard folder.pattern == nil else { return isFolder(names(of: folder)) }
      let plain = other.prefix { !GlobPattern.isMeant(by: $0) }
      return isFolder(names(of: folder)) || plain.starts(with: names(of: folder))
    }
    return !Set(ones).isDisjoint(with: others)
      || (isNamedAround(left, second) && holds(ones, others))
      || (isNamedAround(right, first) && holds(others, ones))
  }

  /// Whether one of some paths lies in one of some folders.
  private static func holds(_ folders: [[String]], _ paths: [[String]]) -> Bool {
    let folders = Set(folders)
    return paths.contains { path in
      (1..<path.count).contains { folders.contains(Array(path.prefix($0))) }
    }
  }

  private static func place(_ random: inout SeededRandom) -> Place {
    let count = Int.random(in: 1...3, using: &random)
    let parts = (0..<count).map { _ in
      (Int.random(in: 0..<3, using: &random) == 0 ? patterns : names)
        .randomElement(using: &random) ?? "a"
    }
    let isPartitioned =
      Int.random(in: 0..<6, using: &random) == 0 && !parts.contains(where: GlobPattern.isMeant)
    return Place(parts.joined(separator: "/"), suffix: isPartitioned && count < 3 ? ".c" : nil)
  }

  @Test func `what has something in common is found, and nothing else`() {
    for seed in 0..<100 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let places = Set((0..<8).map { _ in Self.place(&random) }).sorted()
      let found = Set(
        PlaceIndex(places).overlaps().map { Set([$0.wider, $0.narrower]) })
      let matched = places.map { place in
        let pattern = Self.names(of: place)
        return Self.paths.filter { Self.matches($0[...], pattern[...]) }
      }
      for first in places.indices {
        for second in places.indices where first < second {
          let expected = Self.haveSomethingInCommon(
            places[first], matched[first], places[second], matched[second])
          #expect(
            found.contains([first, second]) == expected,
            "seed \(seed): \(places[first]) and \(places[second])")
        }
      }
    }
  }

  @Test(arguments: [
    ("s3://b/k", "s3://b/k/x.csv", true), ("s3://b/k", "s3://c/k/x.csv", false),
    ("s3://b/k", "gs://b/k/x.csv", false), ("/data/a", "data/a/x.csv", false),
    ("/data/a", "/data/a/x.csv", true), ("data/a", "data/ab/x.csv", false),
    ("data/./a/", "data/a/x.csv", true), ("s3://b/k/*.csv", "s3://b/k/x.csv", true),
    ("data/*.csv", "data/*.json", false), ("data/x*", "data/*y", true),
    ("data/**/x.csv", "data/x.csv", true), ("data/[ab].csv", "data/c.csv", false),
    ("data/x.csv", "data/x.csv.gz", false), ("../a", "../a/b", true),
    (".", "data/x.csv", true), (".", "../x.csv", false), (".", "/x.csv", false),
    (".", "s3://b/x", false), ("/", "/data/x.csv", true), ("**/x.csv", "/x.csv", false),
    ("s3://b/k/", "s3://b/k/x.csv", true), ("s3://b", "s3://b/k", true), ("s3://", "s3://b", false),
    ("/a/*.csv", "/a/x.csv", true), ("data/x.csv", "data/x.csv/2026/x.csv", true),
  ])
  func `places of all kinds are told apart`(first: String, second: String, meet: Bool) {
    #expect(PlaceIndex([Place(first), Place(second)]).overlaps().isEmpty == !meet)
    #expect(PlaceIndex([Place(second), Place(first)]).overlaps().isEmpty == !meet)
  }

  @Test func `partitions are those files of a folder that end so`() {
    let places = [
      Place("d/p", suffix: ".csv"), Place("d/p", suffix: ".json"), Place("d/p"),
      Place("d/p/a.csv"), Place("d/p/a.json"), Place("d/p/x/b.csv"), Place("d/q.csv"),
    ]
    let found = Set(PlaceIndex(places).overlaps().map { Set([$0.wider, $0.narrower]) })
    #expect(
      found == [[0, 2], [1, 2], [0, 3], [2, 3], [1, 4], [2, 4], [0, 5], [2, 5]])
  }
}
