/// A type of the Common Expression Language.
///
/// The checker distinguishes `list(string)` from other lists; at run time, a value is only a list.
public indirect enum Type: Hashable, Sendable {
  /// Any type: the type is known only at run time.
  case dyn
  /// The type of `null`.
  case null
  /// `true` and `false`.
  case bool
  /// 64-bit signed integers.
  case int
  /// 64-bit unsigned integers.
  case uint
  /// 64-bit IEEE 754 numbers.
  case double
  /// Strings of Unicode code points.
  case string
  /// Strings of bytes.
  case bytes
  /// Moments in time.
  case timestamp
  /// Spans of time.
  case duration
  /// Lists with elements of the given type.
  case list(Type)
  /// Maps with keys of the first type and values of the second.
  case map(Type, Type)
  /// Optional values of the given type.
  case optional(Type)
  /// The type of types: `type(int)` is the type of the value `int`.
  case type(Type)
  /// A structure of the host, by the name of its ``RecordType``.
  case record(String)
  /// The members of a domain, which are strings at run time.
  case named(Domain)
  /// A type whose content is accessible only to functions, with its parameters, by the name of its
  /// ``OpaqueType``.
  case opaque(String, [Type])
  /// A type parameter of a function's signature. Each call can replace it with another type.
  case parameter(String)
  /// A type that the checker has not inferred yet. It does not leave the checker and cannot be used in a
  /// declaration.
  case variable(Int)
  /// The type of an expression with a reported error. It is compatible with every type, so that one error is
  /// reported once.
  case error
}

extension Type {
  /// The name of the type as a value, without parameters: `list`, `google.protobuf.Timestamp`.
  public var name: String {
    switch self {
    case .dyn: "dyn"
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string, .named: "string"
    case .bytes: "bytes"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .list: "list"
    case .map: "map"
    case .optional: "optional_type"
    case .type: "type"
    case .record(let name), .opaque(let name, _), .parameter(let name): name
    case .variable: "dyn"
    case .error: "error"
    }
  }

  /// Whether the type is unknown before run time.
  var isDynamic: Bool {
    switch self {
    case .dyn, .error, .variable, .parameter: true
    default: false
    }
  }
}

extension Type: CustomStringConvertible {
  /// The type in the notation of signatures and messages: `map(string, list(int))`.
  public var description: String {
    switch self {
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .optional(let wrapped): "optional(\(wrapped))"
    case .type(.dyn): "type"
    case .type(let type): "type(\(type))"
    case .named(let domain): domain.name
    case .opaque(let name, let parameters):
      parameters.isEmpty ? name : "\(name)(\(parameters.map(\.description).joined(separator: ", ")))"
    case .null: "null"
    case .timestamp: "timestamp"
    case .duration: "duration"
    default: name
    }
  }
}

/// An alias of ``Type``, for modules in which `Type` has another meaning.
public typealias CELType = Type
