import Glibc
import OutsideWorld
import Testing

struct DiskFilesTests {
  private let files = DiskFiles()

  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = files.canonical(try files.makeTemporaryDirectory())
    defer { try? files.remove(folder) }
    try body(folder)
  }

  @Test func `what is written is read, and nothing else is left`() throws {
    try inFolder { folder in
      try files.write([1, 2], to: folder + "/x")
      try files.write([3], to: folder + "/x")
      #expect(try files.read(folder + "/x") == [3])
      #expect(try files.entries(of: folder) == ["x"])
    }
  }

  @Test func `permissions stay`() throws {
    try inFolder { folder in
      try files.write([1], to: folder + "/x")
      chmod(folder + "/x", 0o750)
      try files.write([2], to: folder + "/x")
      var found = stat()
      stat(folder + "/x", &found)
      #expect(found.st_mode & 0o7777 == 0o750)
    }
  }

  @Test func `a link is written through`() throws {
    try inFolder { folder in
      try files.write([1], to: folder + "/target")
      try files.link(folder + "/link", to: "target")
      try files.write([2], to: folder + "/link")
      #expect(try files.read(folder + "/target") == [2])
      #expect(files.canonical(folder + "/link") == folder + "/target")
    }
  }

  @Test func `folders are made and removed with what they hold, links not followed`() throws {
    try inFolder { folder in
      try files.makeDirectory(folder + "/a/b/c")
      try files.makeDirectory(folder + "/a/b/c")
      try files.write([1], to: folder + "/kept")
      try files.link(folder + "/a/b/out", to: folder)
      try files.remove(folder + "/a")
      #expect(try files.entries(of: folder) == ["kept"])
      try files.remove(folder + "/a")
    }
  }

  @Test func `problems name what was tried, where and why`() throws {
    try inFolder { folder in
      #expect {
        try files.read(folder + "/no")
      } throws: {
        "\($0)" == "cannot read \(folder)/no: there is no such file or folder"
      }
      #expect {
        try files.read(folder)
      } throws: {
        "\($0)" == "cannot read \(folder): it is a folder"
      }
      #expect {
        try files.write([1], to: folder + "/no/x")
      } throws: {
        "\($0)" == "cannot write \(folder)/no/x: there is no such file or folder"
      }
    }
  }

  @Test func `canonical paths resolve what exists`() throws {
    try inFolder { folder in
      try files.makeDirectory(folder + "/real")
      try files.link(folder + "/alias", to: "real")
      try files.link(folder + "/loop", to: "loop")
      #expect(files.canonical(folder + "/alias/./new/../x") == folder + "/real/x")
      #expect(files.canonical(folder + "/loop/x") == folder + "/loop/x")
    }
  }

  @Test func `a link is told from what it leads to, and from nothing`() throws {
    try inFolder { folder in
      try files.write([1], to: folder + "/x")
      try files.link(folder + "/to", to: "x")
      try files.link(folder + "/dangling", to: "nowhere")
      #expect(["to", "dangling"].allSatisfy { files.isLink(folder + "/" + $0) })
      #expect(!["x", "nothing", "."].contains { files.isLink(folder + "/" + $0) })
    }
  }
}
