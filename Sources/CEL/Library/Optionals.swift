/// Functions of optional values.
enum Optionals {
  static let names = [
    "optional.of", "optional.ofNonZeroValue", "optional.none", "optional.unwrap", "hasValue", "value", "or",
    "orValue",
    "unwrapOpt", "first", "last",
  ]

  static func overloads(of name: String) -> [Overload]? {
    switch name {
    case "optional.of": of
    case "optional.ofNonZeroValue": ofNonZeroValue
    case "optional.none": none
    case "optional.unwrap": [unwrap(isMember: false)]
    case "unwrapOpt": [unwrap(isMember: true)]
    case "hasValue": hasValue
    case "value": value
    case "or": or
    case "orValue": orValue
    case "first": first
    case "last": last
    default: nil
    }
  }

  /// The overloads whose argument is the fallback for a missing value. It is evaluated only if the value is
  /// missing, like the alternative of a conditional expression. The implementations here are for arguments
  /// that are already evaluated.
  enum Alternative: String {
    case optional = "optional_or_optional"
    case value = "optional_orValue_value"
  }

  private static let t = Type.parameter("T")

  private static let of = [
    Overload("optional_of", [t], .optional(t), .pure { (value) throws(EvaluationError) in .optional(value) })
  ]
  private static let ofNonZeroValue = [
    Overload(
      "optional_ofNonZeroValue", [t], .optional(t),
      .pure { (value) throws(EvaluationError) in .optional(value.isZero ? nil : value) })
  ]
  private static let none = [
    Overload("optional_none", [], .optional(t), .metered { (_, _) throws(EvaluationError) in .optional(nil) })
  ]

  private static let hasValue = [
    Overload(
      "optional_hasValue", isMember: true, [.optional(t)], .bool,
      .pure { (value) throws(EvaluationError) in .bool(try wrapped(value) != nil) })
  ]
  private static let value = [
    Overload(
      "optional_value", isMember: true, [.optional(t)], t, mayFail: true,
      .pure { (value) throws(EvaluationError) in
        guard let value = try wrapped(value) else { throw EvaluationError(.noValue) }
        return value
      })
  ]
  private static let or = [
    Overload(
      Alternative.optional.rawValue, isMember: true, [.optional(t), .optional(t)], .optional(t),
      .pure { (value, other) throws(EvaluationError) in try wrapped(value) == nil ? other : value })
  ]
  private static let orValue = [
    Overload(
      Alternative.value.rawValue, isMember: true, [.optional(t), t], t,
      .pure { (value, other) throws(EvaluationError) in try wrapped(value) ?? other })
  ]

  private static let first = [end("list_first") { $0.first }]
  private static let last = [end("list_last") { $0.last }]

  private static func end(_ id: String, _ select: @escaping @Sendable ([Value]) -> Value?) -> Overload {
    Overload(
      id, isMember: true, [.list(t)], .optional(t),
      .pure { (list) throws(EvaluationError) in
        guard case .list(let elements) = list else { throw EvaluationError(.noSuchOverload) }
        return .optional(select(elements))
      })
  }

  /// The values of all optionals in a list that have one.
  private static func unwrap(isMember: Bool) -> Overload {
    Overload(
      isMember ? "optional_unwrapOpt" : "optional_unwrap", isMember: isMember, [.list(.optional(t))],
      .list(t),
      .metered { (values, meter) throws(EvaluationError) in
        guard case .list(let elements)? = values.first else { throw EvaluationError(.noSuchOverload) }
        try meter.charge(elements.count)
        var result: [Value] = []
        for element in elements {
          if let value = try wrapped(element) { result.append(value) }
        }
        return .list(result)
      })
  }

  private static func wrapped(_ value: Value) throws(EvaluationError) -> Value? {
    guard case .optional(let wrapped) = value else {
      throw EvaluationError(.noSuchOverload, "expected optional, found \(value.type)")
    }
    return wrapped
  }
}
