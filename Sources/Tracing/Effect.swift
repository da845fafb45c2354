/// What a call does to a file, by absolute path.
enum Effect: Equatable {
  /// Its content may be read.
  case read(String)
  /// Its content is changed, the rest of it stays; `mayMake` when it may be made by that.
  case change(String, mayMake: Bool)
  /// Whatever was there, its content is that of this process from now on.
  case make(String)
  /// The names in a folder are read.
  case list(String)
  /// It is executed.
  case run(String)
  case remove(String)
  case move(String, to: String)
  /// Two files take each other's place.
  case exchange(String, String)
  case makeFolder(String)
  case removeFolder(String)
  /// A second name for a file.
  case link(String, to: String)
}
