/// Type conversions, and `size`.
enum Conversions {
  static let names = [
    "size", "int", "uint", "double", "string", "bytes", "bool", "timestamp", "duration", "dyn", "type",
  ]

  static func overloads(of name: String) -> [Overload]? {
    switch name {
    case "size": size
    case "int": int
    case "uint": uint
    case "double": double
    case "string": string
    case "bytes": bytes
    case "bool": bool
    case "timestamp": timestamp
    case "duration": duration
    case "dyn": [Overload("to_dyn", [.parameter("A")], .dyn, .identity)]
    case "type":
      [
        Overload(
          "type", [.parameter("A")], .type(.parameter("A")),
          .pure { (value) throws(EvaluationError) in .type(value.type) })
      ]
    default: nil
    }
  }

  private static let size: [Overload] = [false, true].flatMap { isMember in
    [
      Overload(
        isMember ? "string_size" : "size_string", isMember: isMember, [.string], .int,
        .string { (text) throws(EvaluationError) in .int(RawText.count(text)) }),
      Overload(
        isMember ? "bytes_size" : "size_bytes", isMember: isMember, [.bytes], .int,
        .bytes { (octets) throws(EvaluationError) in .int(octets.count) }),
      Overload(
        isMember ? "list_size" : "size_list", isMember: isMember, [.list(.parameter("A"))], .int,
        .pure { (value) throws(EvaluationError) in
          guard case .list(let elements) = value else { throw EvaluationError(.noSuchOverload) }
          return .int(elements.count)
        }),
      Overload(
        isMember ? "map_size" : "size_map", isMember: isMember, [.map(.parameter("A"), .parameter("B"))],
        .int,
        .pure { (value) throws(EvaluationError) in
          guard case .map(let map) = value else { throw EvaluationError(.noSuchOverload) }
          return .int(map.count)
        }),
    ]
  }

  private static let int = [
    Overload("int64_to_int64", [.int], .int, .identity),
    Overload(
      "uint64_to_int64", [.uint], .int, mayFail: true,
      .uint { (number) throws(EvaluationError) in .int(try exactly(Int(exactly: number), number, "int")) }),
    Overload(
      "double_to_int64", [.double], .int, mayFail: true,
      .double { (number) throws(EvaluationError) in
        // The greatest double below 2⁶³ is a valid int. -2⁶³ itself is out of range, as in other CEL
        // implementations.
        guard number > -0x1p63, number < 0x1p63 else { throw outOfRange(formatDouble(number), "int") }
        return .int(Int(number))
      }),
    Overload(
      "string_to_int64", [.string], .int, mayFail: true,
      .string { (text) throws(EvaluationError) in
        guard let number = Int(text) else { throw unreadable(text, "int") }
        return .int(number)
      }),
    Overload(
      "timestamp_to_int64", [.timestamp], .int,
      .timestamp { (time) throws(EvaluationError) in .int(time.seconds) }),
  ]

  private static let uint = [
    Overload("uint64_to_uint64", [.uint], .uint, .identity),
    Overload(
      "int64_to_uint64", [.int], .uint, mayFail: true,
      .int { (number) throws(EvaluationError) in .uint(try exactly(UInt(exactly: number), number, "uint")) }),
    Overload(
      "double_to_uint64", [.double], .uint, mayFail: true,
      .double { (number) throws(EvaluationError) in
        guard number > -1, number < 0x1p64 else { throw outOfRange(formatDouble(number), "uint") }
        guard number >= 0 else { throw outOfRange(formatDouble(number), "uint") }
        return .uint(UInt(number))
      }),
    Overload(
      "string_to_uint64", [.string], .uint, mayFail: true,
      .string { (text) throws(EvaluationError) in
        // Negative zero is not valid either.
        guard !text.utf8.starts(with: "-".utf8), let number = UInt(text) else {
          throw unreadable(text, "uint")
        }
        return .uint(number)
      }),
  ]

  private static let double = [
    Overload("double_to_double", [.double], .double, .identity),
    Overload(
      "int64_to_double", [.int], .double, .int { (number) throws(EvaluationError) in .double(Double(number)) }
    ),
    Overload(
      "uint64_to_double", [.uint], .double,
      .uint { (number) throws(EvaluationError) in .double(Double(number)) }),
    Overload(
      "string_to_double", [.string], .double, mayFail: true,
      .string { (text) throws(EvaluationError) in
        guard let number = Double(text) else { throw unreadable(text, "double") }
        return .double(number)
      }),
  ]

  private static let string = [
    Overload("string_to_string", [.string], .string, .identity),
    Overload(
      "int64_to_string", [.int], .string, .int { (number) throws(EvaluationError) in .string(String(number)) }
    ),
    Overload(
      "uint64_to_string", [.uint], .string,
      .uint { (number) throws(EvaluationError) in .string(String(number)) }),
    Overload(
      "double_to_string", [.double], .string,
      .double { (number) throws(EvaluationError) in .string(formatDouble(number)) }),
    Overload(
      "bool_to_string", [.bool], .string,
      .pure { (value) throws(EvaluationError) in .string(value == true ? "true" : "false") }),
    Overload(
      "bytes_to_string", [.bytes], .string, mayFail: true,
      .bytes { (octets) throws(EvaluationError) in
        guard let text = String(validating: octets, as: UTF8.self) else {
          throw EvaluationError(.invalidArgument, "the bytes are not valid UTF-8")
        }
        return .string(text)
      }),
    Overload(
      "timestamp_to_string", [.timestamp], .string,
      .timestamp { (time) throws(EvaluationError) in .string(time.description) }),
    Overload(
      "duration_to_string", [.duration], .string,
      .duration { (span) throws(EvaluationError) in .string(span.description) }),
  ]

  private static let bytes = [
    Overload("bytes_to_bytes", [.bytes], .bytes, .identity),
    Overload(
      "string_to_bytes", [.string], .bytes,
      .string { (text) throws(EvaluationError) in .bytes(Array(text.utf8)) }),
  ]

  private static let bool = [
    Overload("bool_to_bool", [.bool], .bool, .identity),
    Overload(
      "string_to_bool", [.string], .bool, mayFail: true,
      .string { (text) throws(EvaluationError) in
        switch text {
        case "1", "t", "T", "true", "TRUE", "True": return true
        case "0", "f", "F", "false", "FALSE", "False": return false
        default: throw unreadable(text, "bool")
        }
      }),
  ]

  private static let timestamp = [
    Overload("timestamp_to_timestamp", [.timestamp], .timestamp, .identity),
    Overload(
      "string_to_timestamp", [.string], .timestamp, mayFail: true,
      .string { (text) throws(EvaluationError) in
        guard let time = Timestamp(text) else { throw unreadable(text, "timestamp") }
        return .timestamp(time)
      }),
    Overload(
      "int64_to_timestamp", [.int], .timestamp, mayFail: true,
      .int { (seconds) throws(EvaluationError) in
        guard let time = Timestamp(seconds: seconds) else { throw outOfRange(String(seconds), "timestamp") }
        return .timestamp(time)
      }),
  ]

  private static let duration = [
    Overload("duration_to_duration", [.duration], .duration, .identity),
    Overload(
      "string_to_duration", [.string], .duration, mayFail: true,
      .string { (text) throws(EvaluationError) in
        guard let span = Duration(text) else { throw unreadable(text, "duration") }
        return .duration(span)
      }),
  ]

  private static func exactly<T>(
    _ result: T?, _ number: some BinaryInteger, _ type: String
  ) throws(EvaluationError) -> T {
    guard let result else { throw outOfRange(String(number), type) }
    return result
  }

  private static func outOfRange(_ number: String, _ type: String) -> EvaluationError {
    EvaluationError(.outOfRange, "\(type)(\(number))")
  }

  private static func unreadable(_ text: String, _ type: String) -> EvaluationError {
    EvaluationError(.invalidArgument, "\(Value.string(text).debugText) is not a valid \(type)")
  }
}
