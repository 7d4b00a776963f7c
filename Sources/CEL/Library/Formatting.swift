#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `string.format(list)`, as defined in cel-spec's `doc/extensions/strings.md`.
enum Formatting {
  static let overloads = [
    Overload(
      "string_format", isMember: true, [.string, .list(.dyn)], .string, mayFail: true,
      .metered { (values, meter) throws(EvaluationError) in
        guard values.count == 2, case .string(let format) = values[0], case .list(let arguments) = values[1]
        else {
          throw EvaluationError(.noSuchOverload)
        }
        return .string(try Self.format(format, arguments, &meter))
      })
  ]

  /// The maximum precision of a clause. No `double` has more decimal places that are not zero.
  private static let maximumPrecision = 1_100

  /// Replaces the clauses of a format string with the arguments, in order.
  static func format(
    _ format: String, _ arguments: [Value], _ meter: inout Meter
  ) throws(EvaluationError) -> String {
    try meter.charge(bytes: format.utf8.count)
    var result = ""
    var rest = Substring(format).unicodeScalars
    var used = 0
    while let percent = rest.firstIndex(of: "%") {
      result += String(rest[..<percent])
      rest = rest[rest.index(after: percent)...]
      if rest.first == "%" {
        result += "%"
        rest.removeFirst()
        continue
      }
      let clause = try clause(&rest)
      guard used < arguments.count else {
        let count = arguments.count
        throw invalid("the format string has more clauses than the \(count) argument\(count == 1 ? "" : "s")")
      }
      let text = try self.text(arguments[used], clause, &meter)
      try meter.charge(1)
      try meter.charge(bytes: text.utf8.count)
      result += text
      used += 1
    }
    return result + String(rest)
  }

  /// A format clause: the part after a percent sign.
  private struct Clause {
    let conversion: Unicode.Scalar
    let precision: Int?
  }

  private static func clause(
    _ rest: inout Substring.UnicodeScalarView
  ) throws(EvaluationError) -> Clause {
    var precision: Int?
    if rest.first == "." {
      rest.removeFirst()
      var number: Int?
      while let scalar = rest.first, ("0"..."9").contains(scalar) {
        number = min((number ?? 0) * 10 + Int(scalar.value - 0x30), maximumPrecision + 1)
        rest.removeFirst()
      }
      guard let number else { throw invalid("digits are missing after `.` in a format clause") }
      guard number <= maximumPrecision else {
        throw invalid("the precision exceeds the limit of \(maximumPrecision)")
      }
      precision = number
    }
    guard let conversion = rest.popFirst() else { throw invalid("the format string ends inside a clause") }
    return Clause(conversion: conversion, precision: precision)
  }

  private static func text(
    _ value: Value, _ clause: Clause, _ meter: inout Meter
  ) throws(EvaluationError) -> String {
    switch clause.conversion {
    case "s": return try plain(value, &meter)
    case "d": return try decimal(value)
    case "f": return try real(value, clause, "%.*f")
    case "e": return try real(value, clause, "%.*e")
    case "b":
      if case .bool(let flag) = value { return flag ? "1" : "0" }
      return try integer(value, radix: 2, "%b")
    case "o": return try integer(value, radix: 8, "%o")
    case "x": return try hexadecimal(value, isUpper: false)
    case "X": return try hexadecimal(value, isUpper: true)
    default: throw invalid("`%\(clause.conversion)` is not a valid format clause")
    }
  }

  // MARK: Conversions

  /// `%s`: any value.
  private static func plain(_ value: Value, _ meter: inout Meter) throws(EvaluationError) -> String {
    try meter.enter()
    defer { meter.leave() }
    switch value {
    case .null: return "null"
    case .bool(let value): return String(value)
    case .int(let value): return String(value)
    case .uint(let value): return String(value)
    case .double(let value): return formatPlainDouble(value)
    case .string(let value): return value
    case .bytes(let value): return decoded(value)
    case .timestamp(let value): return value.description
    case .duration(let value): return value.description
    case .type(let value): return value.name
    case .list(let elements):
      var texts: [String] = []
      for element in elements { texts.append(try charged(try plain(element, &meter), &meter)) }
      return "[\(texts.joined(separator: ", "))]"
    case .map(let map):
      var texts: [(key: String, value: String)] = []
      for entry in map.entries {
        let key = try charged(try plain(entry.key, &meter), &meter)
        texts.append((key, try charged(try plain(entry.value, &meter), &meter)))
      }
      texts.sort { RawText.precedes($0.key, $1.key) }
      return "{\(texts.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
    case .opaque(let value): return value.description
    case .optional, .record: throw unsuitable(value, "%s")
    }
  }

  /// Charges for a text that becomes part of a larger one.
  private static func charged(_ text: String, _ meter: inout Meter) throws(EvaluationError) -> String {
    try meter.charge(bytes: text.utf8.count)
    return text
  }

  /// Bytes as UTF-8, with one replacement character for each run of invalid bytes.
  private static func decoded(_ octets: [UInt8]) -> String {
    if let text = String(validating: octets, as: UTF8.self) { return text }
    var result = String.UnicodeScalarView()
    var decoder = UTF8()
    var iterator = octets.makeIterator()
    var lastWasInvalid = false
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        result.append(scalar)
        lastWasInvalid = false
      case .error:
        if !lastWasInvalid { result.append("\u{FFFD}") }
        lastWasInvalid = true
      case .emptyInput: return String(result)
      }
    }
  }

  private static func decimal(_ value: Value) throws(EvaluationError) -> String {
    if case .double(let number) = value { return formatPlainDouble(number) }
    return try integer(value, radix: 10, "%d")
  }

  private static func integer(_ value: Value, radix: Int, _ clause: String) throws(EvaluationError) -> String
  {
    switch value {
    case .int(let number): return String(number, radix: radix)
    case .uint(let number): return String(number, radix: radix)
    default: throw unsuitable(value, clause)
    }
  }

  private static func hexadecimal(_ value: Value, isUpper: Bool) throws(EvaluationError) -> String {
    let text: String
    switch value {
    case .string(let string): text = octets(string.utf8)
    case .bytes(let bytes): text = octets(bytes)
    default: text = try integer(value, radix: 16, isUpper ? "%X" : "%x")
    }
    return isUpper ? text.uppercased() : text
  }

  private static func octets(_ octets: some Collection<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(octets.count * 2)
    for octet in octets {
      result.append(digits[Int(octet >> 4)])
      result.append(digits[Int(octet & 15)])
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// `%f` and `%e`. The C library rounds the exact decimal value of the number, with ties to even.
  private static func real(_ value: Value, _ clause: Clause, _ format: String) throws(EvaluationError)
    -> String
  {
    let number: Double
    switch value {
    case .double(let value): number = value
    case .int(let value): number = Double(value)
    case .uint(let value): number = Double(value)
    default: throw unsuitable(value, "%\(clause.conversion)")
    }
    guard number.isFinite else { return formatNonFinite(number) }
    return CFormat.real(number, precision: clause.precision ?? 6, format)
  }

  private static func unsuitable(_ value: Value, _ clause: String) -> EvaluationError {
    EvaluationError(.invalidArgument, "`\(clause)` cannot format a value of type \(value.type)")
  }

  private static func invalid(_ message: String) -> EvaluationError {
    EvaluationError(.invalidArgument, message)
  }
}

/// Number formatting by the C library, whose `printf` rounds exactly.
enum CFormat {
  /// A finite number with this many decimal places, by a format such as `%.*f`.
  static func real(_ number: Double, precision: Int, _ format: String) -> String {
    // The greatest double has 309 digits before the decimal point.
    var buffer = [CChar](repeating: 0, count: precision + 330)
    let count = withVaList([Int32(precision), number]) { arguments in
      vsnprintf(&buffer, buffer.count, format, arguments)
    }
    return String(
      decoding: buffer.prefix(max(0, Int(count))).lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
