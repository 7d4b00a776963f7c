import YAMLTree

/// The value that another YAML reader gives an unquoted scalar, if it differs in meaning; `nil` if all
/// readers agree.
///
/// YAML 1.1 resolves more words than YAML 1.2, and both read `1.10` as the number 1.1. A number that prints
/// as it is written (`17.6`, `2503`) is unambiguous.
func otherReading(ofPlain text: String) -> String? {
  guard let start = text.utf8.first else { return nil }
  // Fast path: most texts are too long for such a word and do not begin like a number.
  let mayBeNumber =
    start.isDigit || [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(start)
  guard mayBeNumber || text.utf8.count <= 5 else { return nil }
  switch text {
  case "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE": return "the boolean true"
  case "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE": return "the boolean false"
  case ".inf", ".Inf", ".INF", "+.inf", "-.inf", ".nan", ".NaN", ".NAN": return "a floating-point number"
  default: break
  }
  let isSigned = text.hasPrefix("+") || text.hasPrefix("-")
  let sign = text.hasPrefix("-") ? "-" : ""
  let body = text.dropFirst(isSigned ? 1 : 0)
  guard let first = body.utf8.first, first.isDigit || first == UInt8(ascii: ".") else { return nil }
  if let reading = sexagesimal(body, sign: sign) { return reading }
  if ["0x", "0o", "0b"].contains(body.prefix(2)) {
    return body.count > 2 && body.dropFirst(2).utf8.allSatisfy(\.isHexadecimalDigit)
      ? "a number in another base" : nil
  }
  return otherNumber(body, sign: sign)
}

/// A YAML 1.1 reader takes `12:30` for 750 (base 60).
private func sexagesimal(_ text: Substring, sign: String) -> String? {
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  guard parts.count > 1, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }) else {
    return nil
  }
  guard parts.dropFirst().allSatisfy({ $0.utf8.count <= 2 && (Int($0) ?? 60) < 60 }) else { return nil }
  let value = parts.reduce(Int?(0)) { sum, part in
    guard let sum, let digit = Int(part), sum < 1 << 40 else { return nil }
    return sum * 60 + digit
  }
  return value.map { "the number \(sign)\($0), in base 60" }
}

/// A number that does not print as it is written.
private func otherNumber(_ text: Substring, sign: String) -> String? {
  var mantissa = text
  var hasExponent = false
  if let e = text.firstIndex(where: { $0 == "e" || $0 == "E" }) {
    let exponent = text[text.index(after: e)...].drop { $0 == "+" || $0 == "-" }
    guard !exponent.isEmpty, exponent.utf8.allSatisfy(\.isDigit) else { return nil }
    mantissa = text[..<e]
    hasExponent = true
  }
  let parts = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
  let isNumber = parts.allSatisfy { $0.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "_") } }
  guard isNumber, mantissa.utf8.contains(where: \.isDigit) else { return nil }
  if hasExponent { return "the number \(sign)\(text) in powers of ten" }
  if mantissa.utf8.contains(UInt8(ascii: "_")) { return "a number without its underscores" }
  // Many readers keep numbers as a double, which is exact for up to 15 digits.
  if mantissa.utf8.count(where: \.isDigit) > 15 { return "a number of more digits than it can hold" }
  guard parts.count == 2 else {
    let isOctal = mantissa.utf8.count > 1 && mantissa.utf8.first == UInt8(ascii: "0")
    return isOctal ? "a number in base 8, or without its leading zero" : nil
  }
  let fraction = parts[1]
  guard
    fraction.isEmpty || fraction.hasSuffix("0") || parts[0].isEmpty
      || (parts[0].count > 1 && parts[0].hasPrefix("0"))
  else { return nil }
  let kept = fraction.reversed().drop { $0 == "0" }.reversed()
  let whole = parts[0].drop { $0 == "0" }
  return "the number \(sign)\(whole.isEmpty ? "0" : whole)\(kept.isEmpty ? "" : "." + String(kept))"
}
