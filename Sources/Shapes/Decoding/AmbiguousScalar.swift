/// What another reader of YAML takes an unquoted scalar for, where that changes its meaning; `nil` when every reader
/// agrees on the text.
///
/// YAML 1.1 readers resolve more words than YAML 1.2 ones do, and both turn `1.10` into the number 1.1. A number that
/// prints again as it was written (`17.6`, `2503`) loses nothing and is not named.
func otherReading(ofPlain text: String) -> String? {
  switch text {
  case "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE": return "the boolean true"
  case "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE": return "the boolean false"
  case ".inf", ".Inf", ".INF", "+.inf", "-.inf", ".nan", ".NaN", ".NAN": return "a floating-point number"
  default: break
  }
  guard let first = text.utf8.first, first.isDigit || first == UInt8(ascii: ".") || first == UInt8(ascii: "+")
  else { return nil }
  let body = text.utf8.drop { $0 == UInt8(ascii: "+") }
  if let reading = sexagesimal(Substring(body)) { return reading }
  if body.starts(with: "0x".utf8) || body.starts(with: "0o".utf8) || body.starts(with: "0b".utf8) {
    return Substring(body.dropFirst(2)).allSatisfy(\.isHexDigit) && body.count > 2
      ? "a number in another base" : nil
  }
  return otherNumber(Substring(body))
}

/// `12:30` is 750 to a YAML 1.1 reader.
private func sexagesimal(_ text: Substring) -> String? {
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  guard parts.count > 1, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }) else {
    return nil
  }
  guard parts.dropFirst().allSatisfy({ $0.utf8.count <= 2 && (Int($0) ?? 60) < 60 }) else { return nil }
  let value = parts.reduce(Int?(0)) { sum, part in
    guard let sum, let digit = Int(part), sum < 1 << 40 else { return nil }
    return sum * 60 + digit
  }
  return value.map { "the number \($0), in base 60" }
}

/// A number that does not print again as it was written.
private func otherNumber(_ text: Substring) -> String? {
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
  if hasExponent { return "the number \(text) in powers of ten" }
  if mantissa.utf8.contains(UInt8(ascii: "_")) { return "a number without its underscores" }
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
  return "the number \(whole.isEmpty ? "0" : whole)\(kept.isEmpty ? "" : "." + String(kept))"
}
