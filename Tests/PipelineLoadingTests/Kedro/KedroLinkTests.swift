import OutsideWorld
import PipelineModel
import Testing

/// Dataset paths that lead through symbolic links.
struct KedroLinkTests {
  private static let catalog = """
    x: {type: text.TextDataset, filepath: data/x.txt}
    y: {type: text.TextDataset, filepath: latest/x.txt}
    file: {type: text.TextDataset, filepath: link.txt}
    dangling: {type: text.TextDataset, filepath: dangling/x.txt}
    target: {type: text.TextDataset, filepath: made/later/x.txt}
    circle: {type: text.TextDataset, filepath: circle/x.txt}
    outside: {type: text.TextDataset, filepath: outside/x.txt}

    """

  @Test(arguments: ["live", "static"])
  func `paths through links meet where they lead`(mode: String) async throws {
    let folder = try Kedro.new.project(
      registry: Kedro.simple.replacing("NAME", with: "\"n\""),
      others: ["conf/base/catalog.yml": Self.catalog, "data/x.txt": "1"])
    try folder.link("latest", to: "data")
    try folder.link("link.txt", to: "latest/x.txt")
    try folder.link("dangling", to: "made/later")
    try folder.link("circle", to: "circle")
    try folder.link("outside", to: "/usr/share")
    let project = try await Kedro.new.load(folder: folder.path, mode: mode)
    for name in ["x", "y", "file"] {
      #expect(project.dataset(name)?.location == .path("data/x.txt"), "\(name)")
    }
    #expect(project.dataset("y")?.written == "latest/x.txt")
    for name in ["dangling", "target"] {
      #expect(project.dataset(name)?.location == .path("made/later/x.txt"), "\(name)")
    }
    #expect(project.dataset("circle")?.location == .path("circle/x.txt"))
    #expect(project.dataset("outside")?.location == .path("/usr/share/x.txt"))
  }
}
