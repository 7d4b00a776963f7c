/// A value that expressions can pass, compare and give to functions, but whose content they cannot read.
///
/// A host represents its own quantities as such values. The library's network addresses are others.
public protocol OpaqueValue: AnyObject, Sendable, CustomStringConvertible {
  /// The name of the type, as registered in the environment and returned by `type(x)`.
  var typeName: String { get }
  /// Whether the other value is equal to this one. A value of another type is not.
  func isEqual(to other: any OpaqueValue) -> Bool
  /// Whether this value is less than the other, or `nil` if the two are not ordered.
  ///
  /// Expressions can use `<` only if the type is declared comparable (``OpaqueType/isComparable``).
  func isLess(than other: any OpaqueValue) -> Bool?
}

extension OpaqueValue {
  /// By default, values are not ordered.
  public func isLess(than other: any OpaqueValue) -> Bool? { nil }
}

/// The declaration of an opaque type.
public struct OpaqueType: Sendable, Hashable {
  /// The name of the type in expressions and signatures.
  public let name: String
  /// Whether values of the type can be compared with `<`, `<=`, `>` and `>=`.
  public let isComparable: Bool
  /// The meaning of the type.
  public let documentation: String

  /// A declaration.
  public init(name: String, isComparable: Bool = false, documentation: String = "") {
    self.name = name
    self.isComparable = isComparable
    self.documentation = documentation
  }
}
