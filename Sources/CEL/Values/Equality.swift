extension Value: Equatable {
  /// Whether the values are equal by the rules of CEL.
  public static func == (a: Value, b: Value) -> Bool {
    var meter = Meter(limit: .max)
    return (try? a.equals(b, &meter)) ?? false
  }
}

extension Value {
  /// Whether the values are equal by the rules of CEL; every compared element is charged one step.
  func equals(_ other: Value, _ meter: inout Meter) throws(EvaluationError) -> Bool {
    switch (self, other) {
    case (.null, .null): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.int(let a), .int(let b)): return a == b
    case (.uint(let a), .uint(let b)): return a == b
    case (.double(let a), .double(let b)): return a == b
    case (.int, .uint), (.uint, .int), (.int, .double), (.double, .int), (.uint, .double), (.double, .uint):
      return compareNumbers(self, other) == .equal
    case (.string(let a), .string(let b)):
      try meter.charge(bytes: a.utf8.count)
      return sameCodePoints(a, b)
    case (.bytes(let a), .bytes(let b)):
      try meter.charge(bytes: a.count)
      return a == b
    case (.list(let a), .list(let b)):
      guard a.count == b.count else { return false }
      try meter.enter()
      defer { meter.leave() }
      for (x, y) in zip(a, b) {
        try meter.charge(1)
        guard try x.equals(y, &meter) else { return false }
      }
      return true
    case (.map(let a), .map(let b)):
      guard a.count == b.count else { return false }
      try meter.enter()
      defer { meter.leave() }
      for entry in a.entries {
        try meter.charge(1)
        guard let value = b[entry.key], try entry.value.equals(value, &meter) else { return false }
      }
      return true
    case (.type(let a), .type(let b)): return a.name == b.name
    case (.timestamp(let a), .timestamp(let b)): return a == b
    case (.duration(let a), .duration(let b)): return a == b
    case (.optional(let a), .optional(let b)):
      guard let a, let b else { return a == nil && b == nil }
      try meter.enter()
      defer { meter.leave() }
      return try a.equals(b, &meter)
    case (.record(let a), .record(let b)): return a == b
    case (.opaque(let a), .opaque(let b)): return a.isEqual(to: b)
    default: return false
    }
  }

  /// Whether this value, which has no size, equals another.
  func equals(_ other: Value) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    default: compareNumbers(self, other) == .equal
    }
  }

  /// Whether the value is a zero value for `optional.ofNonZeroValue()`: `null`, `false`, zero or empty.
  var isZero: Bool {
    switch self {
    case .null: true
    case .bool(let value): !value
    case .int(let value): value == 0
    case .uint(let value): value == 0
    case .double(let value): value == 0
    case .string(let value): value.isEmpty
    case .bytes(let value): value.isEmpty
    case .list(let value): value.isEmpty
    case .map(let value): value.count == 0
    case .duration(let value): value.nanoseconds == 0
    case .timestamp(let value): value.seconds == 0 && value.nanoseconds == 0
    case .optional(let value): value == nil
    case .type, .record, .opaque: false
    }
  }
}

/// The result of a comparison.
enum Order {
  case less
  case equal
  case greater
  /// Unordered, as with `NaN`.
  case none

  init<T: Comparable>(_ a: T, _ b: T) {
    self = a < b ? .less : a == b ? .equal : a > b ? .greater : .none
  }
}

/// Compares two numbers of any types by their mathematical values. An integer is converted to `double` to
/// compare it with a `double`, so beyond 2⁵³ different integers may be equal to it.
func compareNumbers(_ a: Value, _ b: Value) -> Order? {
  switch (a, b) {
  case (.int(let a), .int(let b)): Order(a, b)
  case (.uint(let a), .uint(let b)): Order(a, b)
  case (.double(let a), .double(let b)): Order(a, b)
  case (.int(let a), .uint(let b)): a < 0 ? .less : Order(UInt(a), b)
  case (.uint(let a), .int(let b)): b < 0 ? .greater : Order(a, UInt(b))
  case (.int(let a), .double(let b)): Order(Double(a), b)
  case (.double(let a), .int(let b)): Order(a, Double(b))
  case (.uint(let a), .double(let b)): Order(Double(a), b)
  case (.double(let a), .uint(let b)): Order(a, Double(b))
  default: nil
  }
}

/// Compares two values; `nil` if values of these types are not ordered.
func compare(_ a: Value, _ b: Value) -> Order? {
  switch (a, b) {
  case (.bool(let a), .bool(let b)): return Order(a ? 1 : 0, b ? 1 : 0)
  case (.string(let a), .string(let b)):
    return RawText.precedes(a, b) ? .less : sameCodePoints(a, b) ? .equal : .greater
  case (.bytes(let a), .bytes(let b)):
    return a.lexicographicallyPrecedes(b) ? .less : a == b ? .equal : .greater
  case (.timestamp(let a), .timestamp(let b)): return Order(a, b)
  case (.duration(let a), .duration(let b)): return Order(a, b)
  case (.opaque(let a), .opaque(let b)):
    guard let isLess = a.isLess(than: b) else { return nil }
    return isLess ? .less : a.isEqual(to: b) ? .equal : .greater
  default: return compareNumbers(a, b)
  }
}
