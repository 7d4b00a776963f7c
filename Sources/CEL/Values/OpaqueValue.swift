/// A value that expressions can pass around, compare and give to functions, but not look into.
///
/// A host makes its own quantities such values; the library's network addresses are others.
public protocol OpaqueValue: AnyObject, Sendable, CustomStringConvertible {
  /// The name of the type, as it is registered in the environment and as `type(x)` shows it.
  var typeName: String { get }
  /// Whether the other value is equal to this one. Values of another type are not.
  func isEqual(to other: any OpaqueValue) -> Bool
  /// Whether this value comes before the other, or `nil` when the two have no order.
  ///
  /// Expressions may use `<` only when the type is declared comparable (``OpaqueType/isComparable``).
  func isLess(than other: any OpaqueValue) -> Bool?
}

extension OpaqueValue {
  /// Without an order of its own a value has none.
  public func isLess(than other: any OpaqueValue) -> Bool? { nil }
}

/// The declaration of an opaque type.
public struct OpaqueType: Sendable, Hashable {
  /// The name under which expressions and signatures speak of the type.
  public let name: String
  /// Whether `<`, `<=`, `>` and `>=` hold between two values of the type.
  public let isComparable: Bool
  /// What the type stands for.
  public let documentation: String

  /// A declaration.
  public init(name: String, isComparable: Bool = false, documentation: String = "") {
    self.name = name
    self.isComparable = isComparable
    self.documentation = documentation
  }
}
