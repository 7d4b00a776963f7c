/// The extension library `encoders`: Base64 (RFC 4648, section 4).
enum Encoders {
  static let names = ["base64.encode", "base64.decode"]

  static func overloads(of name: String) -> [Overload]? {
    switch name {
    case "base64.encode": encode
    case "base64.decode": decode
    default: nil
    }
  }

  private static let encode = [
    Overload(
      "base64_encode_bytes", [.bytes], .string,
      .metered { (values, meter) throws(EvaluationError) in
        guard case .bytes(let octets)? = values.first else { throw EvaluationError(.noSuchOverload) }
        try meter.charge(bytes: octets.count)
        return .string(Base64.encode(octets))
      })
  ]
  private static let decode = [
    Overload(
      "base64_decode_string", [.string], .bytes, mayFail: true,
      .metered { (values, meter) throws(EvaluationError) in
        guard case .string(let text)? = values.first else { throw EvaluationError(.noSuchOverload) }
        try meter.charge(bytes: text.utf8.count)
        guard let octets = Base64.decode(text) else {
          throw EvaluationError(.invalidArgument, "\(values[0].debugText) is not valid Base64")
        }
        return .bytes(octets)
      })
  ]
}

/// The Base64 text of bytes, six bits per character.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ octets: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((octets.count + 2) / 3 * 4)
    for start in stride(from: 0, to: octets.count, by: 3) {
      let group = octets[start..<min(start + 3, octets.count)]
      var bits: UInt32 = 0
      for octet in group { bits = bits << 8 | UInt32(octet) }
      bits <<= UInt32(8 * (3 - group.count))
      for place in 0..<4 {
        let sextet = Int(bits >> UInt32(18 - 6 * place) & 0x3F)
        result.append(place <= group.count ? alphabet[sextet] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The decoded bytes, or `nil` if the text is not valid Base64. The padding may be missing.
  static func decode(_ text: String) -> [UInt8]? {
    var sextets = Array(text.utf8)
    if sextets.count % 4 == 0 {
      for _ in 0..<2 where sextets.last == UInt8(ascii: "=") { sextets.removeLast() }
    }
    guard sextets.count % 4 != 1 else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(sextets.count * 3 / 4)
    var bits: UInt32 = 0
    var count = 0
    for byte in sextets {
      guard let sextet = value(of: byte) else { return nil }
      bits = bits << 6 | sextet
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case "A"..."Z": UInt32(byte - UInt8(ascii: "A"))
    case "a"..."z": UInt32(byte - UInt8(ascii: "a")) + 26
    case "0"..."9": UInt32(byte - UInt8(ascii: "0")) + 52
    case "+": 62
    case "/": 63
    default: nil
    }
  }
}
