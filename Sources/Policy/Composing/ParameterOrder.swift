import CEL
import Manifest
import Schema

extension Tighter {
  /// Returns whether the second value is stricter (`.greater`), looser or equal; `nil` if they are not
  /// comparable.
  ///
  /// A table is stricter if it is stricter at some level and looser at none.
  func compare(_ old: Value, _ new: Value) -> Comparison? {
    switch (old, new) {
    case (.map(let old), .map(let new)):
      let cells = old.entries.map { entry in new[entry.key].flatMap { compare(entry.value, $0) } }
      guard !cells.contains(where: { $0 == nil }) else { return nil }
      if cells.contains(.less) { return .less }
      return cells.contains(.greater) ? .greater : .equal
    case (.list(let old), .list(let new)):
      let keeps = old.allSatisfy { item in new.contains { $0 == item } }
      let isKept = new.allSatisfy { item in old.contains { $0 == item } }
      switch (self, keeps, isKept) {
      case (_, true, true): return .equal
      case (.more, true, false), (.fewer, false, true): return .greater
      case (.more, false, true), (.fewer, true, false): return .less
      default: return nil
      }
    default:
      guard let order = Self.order(old, new) else { return nil }
      switch (self, order) {
      case (_, .equal): return .equal
      case (.larger, .less), (.smaller, .greater): return .greater
      case (.larger, .greater), (.smaller, .less): return .less
      case (.more, _), (.fewer, _): return nil
      }
    }
  }

  /// Returns the least strict value that is at least as strict as both; `nil` if there is none.
  func join(_ one: Value, _ other: Value) -> Value? {
    switch (one, other) {
    case (.map(let cells), .map(let others)):
      var joined: [MapValue.Entry] = []
      for entry in cells.entries {
        guard let other = others[entry.key] else {
          joined.append(entry)
          continue
        }
        guard let value = join(entry.value, other) else { return nil }
        joined.append(.init(key: entry.key, value: value))
      }
      joined += others.entries.filter { cells[$0.key] == nil }
      return MapValue(joined).map { .map($0) }
    case (.list(let items), .list(let others)):
      let isMore = self == .more
      guard isMore || self == .fewer else { return nil }
      return .list(
        isMore
          ? items + others.filter { item in !items.contains { $0 == item } }
          : items.filter { item in others.contains { $0 == item } })
    default:
      return compare(one, other).map { $0 == .greater ? other : one }
    }
  }

  /// Compares two grades, if both are of the same scale.
  private static func gradeOrder(_ a: String, _ b: String) -> Comparison? {
    func order<Grade: RawRepresentable<String> & Comparable>(_: Grade.Type) -> Comparison? {
      guard let a = Grade(rawValue: a), let b = Grade(rawValue: b) else { return nil }
      return a < b ? .less : a > b ? .greater : .equal
    }
    return order(CapabilityGrade.self) ?? order(ControlGrade.self)
  }

  /// Compares two truth values, grades, numbers, durations or quantities.
  private static func order(_ a: Value, _ b: Value) -> Comparison? {
    switch (a, b) {
    case (.bool(let a), .bool(let b)): a == b ? .equal : b ? .less : .greater
    case (.string(let a), .string(let b)): gradeOrder(a, b)
    case (.int(let a), .int(let b)): a < b ? .less : a > b ? .greater : .equal
    case (.duration(let a), .duration(let b)): a < b ? .less : a > b ? .greater : .equal
    case (.opaque(let a), .opaque(let b)):
      (a as? QuantityValue).flatMap { a in
        (b as? QuantityValue).flatMap { a.quantity.compare(to: $0.quantity) }
      }
    default: nil
    }
  }
}

extension Value {
  /// The value of a parameter in messages.
  var parameterText: String {
    switch self {
    case .string(let text): text
    case .int(let number): String(number)
    case .bool(let value): String(value)
    case .duration(let span): Quantity(nanoseconds: span.nanoseconds).text
    case .opaque(let value): value.description
    case .list(let items): items.map(\.parameterText).joined(separator: ", ")
    case .map(let map):
      map.entries.map { "\($0.key.parameterText): \($0.value.parameterText)" }.joined(separator: ", ")
    default: ""
    }
  }
}
