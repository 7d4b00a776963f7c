/// String functions of the language definition and of the extension library `strings`. All positions count
/// code points from zero.
enum Strings {
  // MARK: The language definition

  static let standardNames = ["contains", "startsWith", "endsWith", "matches"]

  static func standardOverloads(of name: String) -> [Overload]? {
    switch name {
    case "contains": contains
    case "startsWith": startsWith
    case "endsWith": endsWith
    case "matches": matches
    default: nil
    }
  }

  private static let contains = [
    Overload(
      "contains_string", isMember: true, [.string, .string], .bool,
      .metered { (values, meter) throws(EvaluationError) in
        let (text, part) = try two(values)
        try meter.charge(bytes: text.utf8.count + part.utf8.count)
        return .bool(RawText.contains(text, part))
      })
  ]
  private static let startsWith = [
    Overload(
      "starts_with_string", isMember: true, [.string, .string], .bool,
      .strings { (text, part) throws(EvaluationError) in .bool(RawText.hasPrefix(text, part)) })
  ]
  private static let endsWith = [
    Overload(
      "ends_with_string", isMember: true, [.string, .string], .bool,
      .strings { (text, part) throws(EvaluationError) in
        .bool(RawText.hasSuffix(text, part))
      })
  ]
  private static let matches = [false, true].map { isMember in
    Overload(
      isMember ? "matches_string" : "matches", isMember: isMember, [.string, .string], .bool, mayFail: true,
      .metered { (values, meter) throws(EvaluationError) in
        let (text, pattern) = try two(values)
        let regex: Regex
        do throws(RegexError) {
          regex = try RegexCache.shared.regex(pattern)
        } catch {
          throw EvaluationError(.invalidArgument, "invalid regular expression: \(error.message)")
        }
        try meter.charge(regex.size)
        try meter.charge(bytes: text.utf8.count)
        return .bool(try regex.matches(text, &meter))
      })
  }

  // MARK: The extension library

  static let names = [
    "charAt", "indexOf", "join", "lastIndexOf", "lowerAscii", "upperAscii", "replace", "reverse", "split",
    "substring", "trim", "strings.quote", "format",
  ]

  static func overloads(of name: String) -> [Overload]? {
    switch name {
    case "charAt": charAt
    case "indexOf": indexOf
    case "lastIndexOf": lastIndexOf
    case "join": join
    case "lowerAscii": lowerAscii
    case "upperAscii": upperAscii
    case "replace": replace
    case "reverse": reverse
    case "split": split
    case "substring": substring
    case "trim": trim
    case "strings.quote": quote
    case "format": Formatting.overloads
    default: nil
    }
  }

  private static let charAt = [
    member("char_at_int", [.string, .int], .string, mayFail: true) {
      (values, meter) throws(EvaluationError) in
      guard values.count == 2, case .string(let text) = values[0], case .int(let position) = values[1] else {
        throw EvaluationError(.noSuchOverload)
      }
      let scalars = try scalars(text, &meter)
      guard position >= 0, position <= scalars.count else { throw outOfRange(position) }
      return .string(position == scalars.count ? "" : string(scalars[position...position]))
    }
  ]

  private static let indexOf = [
    member("index_of_string", [.string, .string], .int) { (values, meter) throws(EvaluationError) in
      try find(values, &meter) { (text, part, _) in StringSearch.first(part, in: text, from: 0) }
    },
    member("index_of_string_int", [.string, .string, .int], .int, mayFail: true) {
      (values, meter) throws(EvaluationError) in
      try find(values, &meter) { (text, part, start) in StringSearch.first(part, in: text, from: start ?? 0) }
    },
  ]

  private static let lastIndexOf = [
    member("last_index_of_string", [.string, .string], .int) { (values, meter) throws(EvaluationError) in
      try find(values, &meter) { (text, part, _) in StringSearch.last(part, in: text, from: text.count) }
    },
    member("last_index_of_string_int", [.string, .string, .int], .int, mayFail: true) {
      (values, meter) throws(EvaluationError) in
      try find(values, &meter) { (text, part, start) in
        StringSearch.last(part, in: text, from: start ?? text.count)
      }
    },
  ]

  /// Searches for a part in a text, from a position if one is given.
  private static func find(
    _ values: [Value], _ meter: inout Meter, _ search: ([Unicode.Scalar], [Unicode.Scalar], Int?) -> Int?
  ) throws(EvaluationError) -> Value {
    let (text, part) = try two(values)
    let scalars = try scalars(text, &meter)
    let wanted = try self.scalars(part, &meter)
    var start: Int?
    if values.count == 3 {
      guard case .int(let position) = values[2] else { throw EvaluationError(.noSuchOverload) }
      guard position >= 0, position <= scalars.count else { throw outOfRange(position) }
      start = position
    }
    return .int(search(scalars, wanted, start) ?? -1)
  }

  private static let join = [
    member("join", [.list(.string)], .string) { (values, meter) throws(EvaluationError) in
      try joined(values, separator: "", &meter)
    },
    member("join_string", [.list(.string), .string], .string) { (values, meter) throws(EvaluationError) in
      guard values.count == 2, case .string(let separator) = values[1] else {
        throw EvaluationError(.noSuchOverload)
      }
      return try joined(values, separator: separator, &meter)
    },
  ]

  private static func joined(
    _ values: [Value], separator: String, _ meter: inout Meter
  ) throws(EvaluationError) -> Value {
    guard case .list(let elements)? = values.first else { throw EvaluationError(.noSuchOverload) }
    var result = ""
    for (position, element) in elements.enumerated() {
      guard case .string(let text) = element else {
        throw EvaluationError(.noSuchOverload, "`join()` accepts only strings, found \(element.type)")
      }
      try meter.charge(1)
      try meter.charge(bytes: text.utf8.count + separator.utf8.count)
      if position > 0 { result += separator }
      result += text
    }
    return .string(result)
  }

  private static let lowerAscii = [
    member("lower_ascii", [.string], .string) { (values, meter) throws(EvaluationError) in
      try mapped(values, &meter) { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
    }
  ]
  private static let upperAscii = [
    member("upper_ascii", [.string], .string) { (values, meter) throws(EvaluationError) in
      try mapped(values, &meter) { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") ? $0 & ~0x20 : $0 }
    }
  ]

  private static func mapped(
    _ values: [Value], _ meter: inout Meter, _ change: (UInt8) -> UInt8
  ) throws(EvaluationError) -> Value {
    guard case .string(let text)? = values.first else { throw EvaluationError(.noSuchOverload) }
    try meter.charge(bytes: text.utf8.count)
    return .string(String(decoding: text.utf8.map(change), as: UTF8.self))
  }

  private static let replace = [
    member("replace_string_string", [.string, .string, .string], .string) {
      (values, meter) throws(EvaluationError) in try replaced(values, limit: -1, &meter)
    },
    member("replace_string_string_int", [.string, .string, .string, .int], .string) {
      (values, meter) throws(EvaluationError) in
      guard values.count == 4, case .int(let limit) = values[3] else {
        throw EvaluationError(.noSuchOverload)
      }
      return try replaced(values, limit: limit, &meter)
    },
  ]

  /// Replaces a part of a text, up to a maximum number of times. A negative maximum means no limit. An empty
  /// part matches before every code point and at the end.
  private static func replaced(
    _ values: [Value], limit: Int, _ meter: inout Meter
  ) throws(EvaluationError) -> Value {
    guard case .string(let text) = values[0], case .string(let part) = values[1],
      case .string(let replacement) = values[2]
    else { throw EvaluationError(.noSuchOverload) }
    let limit = limit < 0 ? Int.max : limit
    let bytes = Array(text.utf8)
    try meter.charge(bytes: bytes.count)
    let places: [Int]
    if part.isEmpty {
      let starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
      places = Array(starts.prefix(limit))
    } else {
      places = StringSearch.offsets(of: Array(part.utf8)[...], in: bytes[...], limit: limit)
    }
    // The steps are charged before the result is built: a long replacement in many places would let a short
    // expression fill the memory.
    let (growth, isTooLarge) = places.count.multipliedReportingOverflow(by: replacement.utf8.count)
    try meter.charge(bytes: isTooLarge ? .max : growth)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + growth)
    var last = 0
    for place in places {
      result += bytes[last..<place]
      result += replacement.utf8
      last = place + part.utf8.count
    }
    result += bytes[last...]
    return .string(String(decoding: result, as: UTF8.self))
  }

  private static let reverse = [
    member("reverse", [.string], .string) { (values, meter) throws(EvaluationError) in
      guard case .string(let text)? = values.first else { throw EvaluationError(.noSuchOverload) }
      return .string(string(try scalars(text, &meter).reversed()))
    }
  ]

  private static let split = [
    member("split_string", [.string, .string], .list(.string)) { (values, meter) throws(EvaluationError) in
      try parts(values, limit: -1, &meter)
    },
    member("split_string_int", [.string, .string, .int], .list(.string)) {
      (values, meter) throws(EvaluationError) in
      guard values.count == 3, case .int(let limit) = values[2] else {
        throw EvaluationError(.noSuchOverload)
      }
      return try parts(values, limit: limit, &meter)
    },
  ]

  /// Splits a text at a separator, into at most this many parts. A negative maximum means no limit. An empty
  /// separator splits between all code points.
  private static func parts(_ values: [Value], limit: Int, _ meter: inout Meter) throws(EvaluationError)
    -> Value
  {
    let (text, separator) = try two(values)
    if limit == 0 { return .list([]) }
    if limit == 1 { return .list([.string(text)]) }
    let limit = limit < 0 ? Int.max : limit
    if separator.isEmpty {
      let scalars = try scalars(text, &meter)
      try meter.charge(scalars.count)
      guard !scalars.isEmpty else { return .list([]) }
      let count = min(limit - 1, scalars.count - 1)
      var result = scalars[..<count].map { Value.string(String($0)) }
      result.append(.string(string(scalars[count...])))
      return .list(result)
    }
    let bytes = Array(text.utf8)
    try meter.charge(bytes: bytes.count)
    let places = StringSearch.offsets(of: Array(separator.utf8)[...], in: bytes[...], limit: limit - 1)
    try meter.charge(places.count)
    var result: [Value] = []
    var last = 0
    for place in places {
      result.append(.string(String(decoding: bytes[last..<place], as: UTF8.self)))
      last = place + separator.utf8.count
    }
    result.append(.string(String(decoding: bytes[last...], as: UTF8.self)))
    return .list(result)
  }

  private static let substring = [
    member("substring_int", [.string, .int], .string, mayFail: true) {
      (values, meter) throws(EvaluationError) in
      try slice(values, &meter)
    },
    member("substring_int_int", [.string, .int, .int], .string, mayFail: true) {
      (values, meter) throws(EvaluationError) in try slice(values, &meter)
    },
  ]

  private static func slice(_ values: [Value], _ meter: inout Meter) throws(EvaluationError) -> Value {
    guard case .string(let text) = values[0], case .int(let start) = values[1] else {
      throw EvaluationError(.noSuchOverload)
    }
    let scalars = try scalars(text, &meter)
    var end = scalars.count
    if values.count == 3 {
      guard case .int(let given) = values[2] else { throw EvaluationError(.noSuchOverload) }
      end = given
    }
    guard start >= 0, start <= scalars.count else { throw outOfRange(start) }
    guard end >= 0, end <= scalars.count else { throw outOfRange(end) }
    guard start <= end else {
      throw EvaluationError(.invalidArgument, "the end of the substring is before its start")
    }
    return .string(string(scalars[start..<end]))
  }

  private static let trim = [
    member("trim", [.string], .string) { (values, meter) throws(EvaluationError) in
      guard case .string(let text)? = values.first else { throw EvaluationError(.noSuchOverload) }
      let scalars = try scalars(text, &meter)
      guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
        let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
      else { return "" }
      return .string(string(scalars[first...last]))
    }
  ]

  private static let quote = [
    Overload(
      "strings_quote", [.string], .string,
      .metered { (values, meter) throws(EvaluationError) in
        guard case .string(let text)? = values.first else { throw EvaluationError(.noSuchOverload) }
        try meter.charge(bytes: text.utf8.count)
        return .string(quoted(text))
      })
  ]

  /// The text in double quotes, with escape sequences for invisible characters.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{07}": result += "\\a"
      case "\u{08}": result += "\\b"
      case "\u{0C}": result += "\\f"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0B}": result += "\\v"
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  // MARK: Helpers

  private static func member(
    _ id: String, _ parameters: [Type], _ result: Type, mayFail: Bool = false,
    _ body: @escaping @Sendable ([Value], inout Meter) throws(EvaluationError) -> Value
  ) -> Overload {
    Overload(id, isMember: true, parameters, result, mayFail: mayFail, .metered(body))
  }

  private static func two(_ values: [Value]) throws(EvaluationError) -> (String, String) {
    guard values.count >= 2, case .string(let a) = values[0], case .string(let b) = values[1] else {
      throw EvaluationError(.noSuchOverload)
    }
    return (a, b)
  }

  private static func scalars(_ text: String, _ meter: inout Meter) throws(EvaluationError) -> [Unicode
    .Scalar]
  {
    try meter.charge(bytes: text.utf8.count)
    return Array(text.unicodeScalars)
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  private static func outOfRange(_ position: Int) -> EvaluationError {
    EvaluationError(.indexOutOfBounds, String(position))
  }
}
