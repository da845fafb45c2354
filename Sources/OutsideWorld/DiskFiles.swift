import Glibc

/// The real file system, over plain system calls.
package struct DiskFiles: FileStore {
  package init() {}

  package func read(_ path: String) throws(FileProblem) -> [UInt8] {
    if kind(of: path) == .directory {
      throw FileProblem(operation: "read", path: path, code: EISDIR, reason: "it is a folder")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem("read", path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var found = stat()
    if fstat(descriptor, &found) == 0, (0..<1 << 40).contains(Int(found.st_size)) {
      bytes.reserveCapacity(Int(found.st_size))
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw problem("read", path) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  package func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {
    let target = canonical(path)
    var existing = stat()
    let mode: mode_t = stat(target, &existing) == 0 ? existing.st_mode & 0o7777 : 0
    let temporary = target + ".headway-\(getpid())"
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
    let descriptor = open(temporary, flags, 0o666)
    guard descriptor >= 0 else { throw problem("write", path) }
    do throws(FileProblem) {
      defer { close(descriptor) }
      try writeAll(bytes, to: descriptor, path: path)
      if mode != 0, fchmod(descriptor, mode) != 0 { throw problem("write", path) }
      guard fsync(descriptor) == 0 else { throw problem("write", path) }
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, target) == 0 else {
      let failure = problem("write", path)
      unlink(temporary)
      throw failure
    }
  }

  package func kind(of path: String) -> FileKind? {
    var found = stat()
    guard stat(path, &found) == 0 else { return nil }
    switch found.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    default: return .other
    }
  }

  package func size(of path: String) -> Int? {
    var found = stat()
    guard stat(path, &found) == 0, found.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(found.st_size)
  }

  package func modificationTime(of path: String) -> Double? {
    var found = stat()
    guard stat(path, &found) == 0 else { return nil }
    return Double(found.st_mtim.tv_sec) + Double(found.st_mtim.tv_nsec) * 1e-9
  }

  package func isLink(_ path: String) -> Bool {
    var found = stat()
    return lstat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFLNK
  }

  package func entries(of path: String) throws(FileProblem) -> [String] {
    try listing(of: path).sorted()
  }

  package func listing(of path: String) throws(FileProblem) -> [String] {
    guard let folder = opendir(path) else { throw problem("list", path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  package func makeDirectory(_ path: String) throws(FileProblem) {
    if mkdir(path, 0o777) == 0 || kind(of: path) == .directory { return }
    guard errno == ENOENT, let parent = Paths.parent(of: path), parent != path else {
      throw problem("make the folder", path)
    }
    try makeDirectory(parent)
    guard mkdir(path, 0o777) == 0 || kind(of: path) == .directory else {
      throw problem("make the folder", path)
    }
  }

  package func remove(_ path: String) throws(FileProblem) {
    var found = stat()
    guard lstat(path, &found) == 0 else { return }
    if found.st_mode & S_IFMT == S_IFDIR {
      for name in try entries(of: path) { try remove(path + "/" + name) }
      guard rmdir(path) == 0 else { throw problem("remove", path) }
    } else {
      guard unlink(path) == 0 else { throw problem("remove", path) }
    }
  }

  package func link(_ path: String, to target: String) throws(FileProblem) {
    guard symlink(target, path) == 0 else { throw problem("link", path) }
  }

  package func makeTemporaryDirectory() throws(FileProblem) -> String {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((Paths.joined(base, "headway-XXXXXX")).utf8CString)
    guard mkdtemp(&template) != nil else { throw problem("make a folder in", base) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  package func canonical(_ path: String) -> String { canonical(path, followingLinks: 40) }

  /// - Parameter links: At most so many links are followed that lead to what is not there.
  private func canonical(_ path: String, followingLinks links: Int) -> String {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    let isCircle = errno == ELOOP
    guard let parent = Paths.parent(of: path), parent != path else { return path }
    let folder = canonical(parent, followingLinks: links)
    let place = Paths.normalised(Paths.joined(folder, Paths.lastComponent(of: path)))
    guard !isCircle, links > 0, let target = target(ofLink: place) else { return place }
    return canonical(Paths.joined(folder, target), followingLinks: links - 1)
  }

  private func target(ofLink path: String) -> String? {
    var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = bytes.withUnsafeMutableBytes { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        characters.baseAddress.map { readlink(path, $0, characters.count) } ?? -1
      }
    }
    return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
  }

  private func writeAll(
    _ bytes: [UInt8], to descriptor: Int32, path: String
  ) throws(FileProblem) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw problem("write", path) }
      written += count
    }
  }

  private func problem(_ operation: String, _ path: String) -> FileProblem {
    let code = errno
    return FileProblem(
      operation: operation, path: path, code: code, reason: systemReason(code))
  }
}

/// The system's words for an error number, in lower case as messages here are.
package func systemReason(_ code: Int32) -> String {
  switch code {
  case ENOENT: "there is no such file or folder"
  case EACCES, EPERM: "permission denied"
  case ENOSPC: "the disk is full"
  case EROFS: "the file system is read-only"
  case ENOTDIR: "a part of the path is not a folder"
  case EISDIR: "it is a folder"
  default: String(cString: strerror(code)).lowercased()
  }
}
