/// The extension libraries that an environment offers in addition to the standard definitions.
public struct Libraries: OptionSet, Sendable, Hashable {
  /// The bit set.
  public let rawValue: UInt16

  /// Creates a set of libraries from bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// String functions: `charAt`, `format`, `indexOf`, `join`, `lastIndexOf`, `lowerAscii`, `replace`,
  /// `reverse`, `split`, `strings.quote`, `substring`, `trim`, `upperAscii`.
  public static let strings = Libraries(rawValue: 1 << 0)
  /// Number functions in the namespace `math`.
  public static let math = Libraries(rawValue: 1 << 1)
  /// `base64.encode` and `base64.decode`.
  public static let encoders = Libraries(rawValue: 1 << 2)
  /// `cel.bind`.
  public static let bindings = Libraries(rawValue: 1 << 3)
  /// `cel.block` and related macros, which tools generate.
  public static let block = Libraries(rawValue: 1 << 4)
  /// Macros with two variables: `all`, `exists`, `existsOne`, `transformList`, `transformMap`,
  /// `transformMapEntry`.
  public static let comprehensions = Libraries(rawValue: 1 << 5)
  /// `ip` and `cidr` and their functions.
  public static let network = Libraries(rawValue: 1 << 6)
  /// Optional values and their syntax.
  public static let optionals = Libraries(rawValue: 1 << 7)

  /// All libraries.
  public static let all: Libraries = [
    .strings, .math, .encoders, .bindings, .block, .comprehensions, .network, .optionals,
  ]
}
