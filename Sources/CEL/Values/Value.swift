/// A value of the Common Expression Language at run time.
///
/// Two values are equal (`==`) by the rules of the language: numbers by their mathematical value, whatever
/// their type (`1 == 1u == 1.0`), and strings by code points, without Unicode normalization. `NaN` is not
/// equal to any value. Values of different kinds are not equal.
public enum Value: Sendable {
  /// The value `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A 64-bit signed integer.
  case int(Int)
  /// A 64-bit unsigned integer.
  case uint(UInt)
  /// A 64-bit IEEE 754 number.
  case double(Double)
  /// A sequence of Unicode code points. A member of a ``Domain`` is a plain string too.
  case string(String)
  /// A sequence of bytes.
  case bytes([UInt8])
  /// An ordered sequence of values.
  case list([Value])
  /// Keys and their values, in insertion order.
  case map(MapValue)
  /// A type as a value, as returned by `type(x)`.
  case type(Type)
  /// A moment in time.
  case timestamp(Timestamp)
  /// A duration.
  case duration(Duration)
  /// An optional value: `optional.of(x)` or `optional.none()`.
  indirect case optional(Value?)
  /// A structure of the host.
  case record(Record)
  /// A value whose content is accessible only to its own functions, such as an IP address or a quantity of
  /// the host.
  case opaque(any OpaqueValue)
}

extension Value {
  /// The type of this value at run time. Lists, maps and optionals have no element type.
  public var type: Type {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .list: .list(.dyn)
    case .map: .map(.dyn, .dyn)
    case .type: .type(.dyn)
    case .timestamp: .timestamp
    case .duration: .duration
    case .optional: .optional(.dyn)
    case .record(let record): .record(record.type.name)
    case .opaque(let value): .opaque(value.typeName, [])
    }
  }
}

extension Value: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByStringLiteral, ExpressibleByArrayLiteral
{
  /// A boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// An `int`.
  public init(integerLiteral value: Int) { self = .int(value) }
  /// A `double`.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A list.
  public init(arrayLiteral elements: Value...) { self = .list(elements) }
}
