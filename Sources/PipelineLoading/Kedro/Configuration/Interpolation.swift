/// What stands in `${…}`, in OmegaConf's language.
indirect enum Interpolation: Sendable {
  /// Another value: how many dots lead, and the steps to it.
  case node(dots: Int, steps: [Step])
  /// What a resolver makes of its arguments.
  case resolver(name: [Name], arguments: [Argument])

  /// A step of a path.
  enum Step: Sendable {
    case key(String)
    /// What another interpolation gives; whole when it stands in brackets.
    case nested(Interpolation, isBracketed: Bool)
  }

  /// A part of a resolver's name.
  enum Name: Sendable {
    case text(String)
    case nested(Interpolation)
  }

  /// A piece of a text.
  enum Piece: Sendable {
    case text(String)
    case interpolation(Interpolation)
  }

  /// What is given to a resolver.
  indirect enum Argument: Sendable {
    case value(ConfigurationValue)
    case interpolation(Interpolation)
    /// A text put together from pieces.
    case text([Piece])
    case list([Argument])
    case mapping([(ConfigurationKey, Argument)])
  }
}

/// Why a text is none of OmegaConf's language.
struct InterpolationFault: Error {
  let message: String
}
