/// The extension library `math`.
enum MathLibrary {
  static let names = [
    "math.ceil", "math.floor", "math.round", "math.trunc", "math.abs", "math.sign", "math.isNaN",
    "math.isInf",
    "math.isFinite", "math.bitAnd", "math.bitOr", "math.bitXor", "math.bitNot", "math.bitShiftLeft",
    "math.bitShiftRight", "math.sqrt",
  ]

  static func overloads(of name: String) -> [Overload]? {
    guard name.hasPrefix("math.") else { return nil }
    return switch name.dropFirst(5) {
    case "ceil": ceil
    case "floor": floor
    case "round": round
    case "trunc": trunc
    case "abs": abs
    case "sign": sign
    case "isNaN": isNaN
    case "isInf": isInf
    case "isFinite": isFinite
    case "bitAnd": bitAnd
    case "bitOr": bitOr
    case "bitXor": bitXor
    case "bitNot": bitNot
    case "bitShiftLeft": bitShiftLeft
    case "bitShiftRight": bitShiftRight
    case "sqrt": sqrt
    default: nil
    }
  }

  // MARK: Rounding and signs

  private static let ceil = [rounding("math_ceil_double", .up)]
  private static let floor = [rounding("math_floor_double", .down)]
  private static let round = [rounding("math_round_double", .toNearestOrAwayFromZero)]
  private static let trunc = [rounding("math_trunc_double", .towardZero)]

  private static func rounding(_ id: String, _ rule: FloatingPointRoundingRule) -> Overload {
    Overload(
      id, [.double], .double, .double { (number) throws(EvaluationError) in .double(number.rounded(rule)) })
  }

  private static let abs = [
    Overload(
      "math_abs_double", [.double], .double, .double { (x) throws(EvaluationError) in .double(x.magnitude) }),
    Overload(
      "math_abs_int", [.int], .int, mayFail: true,
      .int { (x) throws(EvaluationError) in
        guard x != .min else { throw EvaluationError(.overflow) }
        return .int(x < 0 ? -x : x)
      }),
    Overload("math_abs_uint", [.uint], .uint, .identity),
  ]

  private static let sign = [
    Overload(
      "math_sign_double", [.double], .double,
      .double { (x) throws(EvaluationError) in .double(x > 0 ? 1 : x < 0 ? -1 : x.isNaN ? x : 0) }),
    Overload("math_sign_int", [.int], .int, .int { (x) throws(EvaluationError) in .int(x.signum()) }),
    Overload(
      "math_sign_uint", [.uint], .uint, .uint { (x) throws(EvaluationError) in .uint(x == 0 ? 0 : 1) }),
  ]

  private static let isNaN = [test("math_is_nan_double") { $0.isNaN }]
  private static let isInf = [test("math_is_inf_double") { $0.isInfinite }]
  private static let isFinite = [test("math_is_finite_double") { $0.isFinite }]

  private static func test(_ id: String, _ test: @escaping @Sendable (Double) -> Bool) -> Overload {
    Overload(id, [.double], .bool, .double { (x) throws(EvaluationError) in .bool(test(x)) })
  }

  private static let sqrt = [
    Overload(
      "math_sqrt_double", [.double], .double,
      .double { (x) throws(EvaluationError) in .double(x.squareRoot()) }),
    Overload(
      "math_sqrt_int", [.int], .double,
      .int { (x) throws(EvaluationError) in .double(Double(x).squareRoot()) }),
    Overload(
      "math_sqrt_uint", [.uint], .double,
      .uint { (x) throws(EvaluationError) in .double(Double(x).squareRoot()) }),
  ]

  // MARK: Bits

  private static let bitAnd = bitwise("math_bit_and", { $0 & $1 }, { $0 & $1 })
  private static let bitOr = bitwise("math_bit_or", { $0 | $1 }, { $0 | $1 })
  private static let bitXor = bitwise("math_bit_xor", { $0 ^ $1 }, { $0 ^ $1 })

  private static func bitwise(
    _ id: String, _ int: @escaping @Sendable (Int, Int) -> Int,
    _ uint: @escaping @Sendable (UInt, UInt) -> UInt
  ) -> [Overload] {
    [
      Overload(
        "\(id)_int_int", [.int, .int], .int,
        .pure { (a, b) throws(EvaluationError) in
          guard case .int(let a) = a, case .int(let b) = b else { throw EvaluationError(.noSuchOverload) }
          return .int(int(a, b))
        }),
      Overload(
        "\(id)_uint_uint", [.uint, .uint], .uint,
        .pure { (a, b) throws(EvaluationError) in
          guard case .uint(let a) = a, case .uint(let b) = b else { throw EvaluationError(.noSuchOverload) }
          return .uint(uint(a, b))
        }),
    ]
  }

  private static let bitNot = [
    Overload("math_bit_not_int_int", [.int], .int, .int { (x) throws(EvaluationError) in .int(~x) }),
    Overload("math_bit_not_uint_uint", [.uint], .uint, .uint { (x) throws(EvaluationError) in .uint(~x) }),
  ]

  private static let bitShiftLeft = shift("math_bit_shift_left") { bits, offset in bits << UInt(offset) }
  // Shifts fill with zeros, also for a negative int.
  private static let bitShiftRight = shift("math_bit_shift_right") { bits, offset in bits >> UInt(offset) }

  private static func shift(_ id: String, _ shift: @escaping @Sendable (UInt, Int) -> UInt) -> [Overload] {
    [
      Overload(
        "\(id)_int_int", [.int, .int], .int, mayFail: true,
        .pure { (x, offset) throws(EvaluationError) in
          guard case .int(let x) = x else { throw EvaluationError(.noSuchOverload) }
          return .int(Int(bitPattern: shift(UInt(bitPattern: x), try distance(offset))))
        }),
      Overload(
        "\(id)_uint_int", [.uint, .int], .uint, mayFail: true,
        .pure { (x, offset) throws(EvaluationError) in
          guard case .uint(let x) = x else { throw EvaluationError(.noSuchOverload) }
          return .uint(shift(x, try distance(offset)))
        }),
    ]
  }

  private static func distance(_ offset: Value) throws(EvaluationError) -> Int {
    guard case .int(let offset) = offset else { throw EvaluationError(.noSuchOverload) }
    guard offset >= 0 else { throw EvaluationError(.invalidArgument, "the offset \(offset) is negative") }
    return offset
  }

  // MARK: Extremes

  /// The greatest or least of several numbers, or of the numbers in a single list. Of equal numbers, the
  /// first is returned.
  static func extreme(
    _ function: VariadicFunction, of arguments: [Value]
  ) throws(EvaluationError) -> Value {
    var numbers = arguments
    if arguments.count == 1, case .list(let elements) = arguments[0] { numbers = elements }
    guard var best = numbers.first else {
      throw EvaluationError(.invalidArgument, "`\(function.rawValue)()` requires a list that is not empty")
    }
    for number in numbers {
      guard let order = compareNumbers(number, best) else {
        throw EvaluationError(
          .noSuchOverload, "`\(function.rawValue)()` accepts only numbers, found \(number.type)")
      }
      if order == (function == .greatest ? .greater : .less) { best = number }
    }
    return best
  }
}
