/// A value of the Common Expression Language at run time.
///
/// Two values are equal (`==`) as the language says: numbers compare by their mathematical value whatever
/// their type (`1 == 1u == 1.0`), strings by code points without Unicode normalisation, `NaN` is equal to
/// nothing, values of different kinds are unequal.
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
  /// A sequence of octets.
  case bytes([UInt8])
  /// An ordered sequence of values.
  case list([Value])
  /// Keys and their values, in the order of their insertion.
  case map(MapValue)
  /// A type as a value, as `type(x)` gives it.
  case type(Type)
  /// A moment in time.
  case timestamp(Timestamp)
  /// A span of time.
  case duration(Duration)
  /// A value that may be missing: `optional.of(x)` or `optional.none()`.
  indirect case optional(Value?)
  /// A structure that the host holds.
  case record(Record)
  /// A value whose inside only its own functions know, such as an IP address or a quantity of the host.
  case opaque(any OpaqueValue)
}

extension Value {
  /// The type of this value at run time; lists, maps and optionals carry no element type.
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
