/// The names that values of built-in types have, for what has no such name raises an error.
///
/// Those of Python 3.8 to 3.13, as `dir` gives them. Names with double underscores are left out:
/// whoever asks for one that is not evaluated gets what is not known.
enum BuiltinMembers {
  /// Whether a value of a built-in type may have a member of this name.
  static func mayHold(_ name: String, _ type: String) -> Bool {
    name.isDunder || byType[type].map { $0.contains(name) } ?? true
  }

  /// What every object has, whatever its class.
  static let ofEveryObject: Set<String> = names(
    """
    __annotations__ __class__ __delattr__ __dict__ __dir__ __doc__ __eq__ __format__ __ge__
    __getattribute__ __getstate__ __gt__ __hash__ __init__ __init_subclass__ __le__ __lt__
    __module__ __ne__ __new__ __reduce__ __reduce_ex__ __repr__ __setattr__ __sizeof__ __str__
    __subclasshook__ __weakref__
    """)

  /// What every module has beside its own names.
  static let ofEveryModule = ofEveryObject.union(
    names("__builtins__ __cached__ __loader__ __path__ __spec__"))

  /// The methods of a path.
  static let ofPath = names(
    """
    absolute as_posix as_uri chmod cwd exists expanduser from_uri full_match glob group hardlink_to
    home is_absolute is_block_device is_char_device is_dir is_fifo is_file is_junction is_mount
    is_relative_to is_reserved is_socket is_symlink iterdir joinpath lchmod link_to lstat match
    mkdir open owner read_bytes read_text readlink relative_to rename replace resolve rglob rmdir
    samefile stat symlink_to touch unlink walk with_name with_segments with_stem with_suffix
    write_bytes write_text
    """)

  /// Those that ask for what is on the disk, or change it.
  static let ofPathOnDisk = names(
    """
    chmod exists glob hardlink_to is_dir is_file is_symlink iterdir mkdir open read_bytes read_text
    rename replace rglob rmdir samefile stat symlink_to touch unlink walk write_bytes write_text
    """)

  private static func names(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  private static let integer = names(
    """
    as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag is_integer numerator
    real to_bytes
    """)
  private static let mapping = names(
    "clear copy fromkeys get items keys pop popitem setdefault update values")
  private static let fixedSet = names(
    """
    copy difference intersection isdisjoint issubset issuperset symmetric_difference union
    """)
  private static let view = names("isdisjoint mapping")

  private static let byType: [String: Set<String>] = [
    "NoneType": [], "ellipsis": [], "function": [], "method": [],
    "builtin_function_or_method": [], "partial": ["args", "func", "keywords"],
    "int": integer, "bool": integer,
    "float": names("as_integer_ratio conjugate from_number fromhex hex imag is_integer real"),
    "str": names(
      """
      capitalize casefold center count encode endswith expandtabs find format format_map index
      isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace
      istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace
      rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title
      translate upper zfill
      """),
    "tuple": ["count", "index"],
    "list": names("append clear copy count extend index insert pop remove reverse sort"),
    "dict": mapping, "OrderedDict": mapping.union(["move_to_end"]),
    "defaultdict": mapping.union(["default_factory"]),
    "frozenset": fixedSet,
    "set": fixedSet.union(
      names(
        """
        add clear difference_update discard intersection_update pop remove
        symmetric_difference_update update
        """)),
    "range": names("count index start step stop"),
    "dict_keys": view, "dict_items": view, "dict_values": ["mapping"],
  ]
}

extension String {
  /// Whether it stands between double underscores.
  var isDunder: Bool { hasPrefix("__") && hasSuffix("__") && utf8.count > 4 }
}
