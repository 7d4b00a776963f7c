/// An IPv4 or IPv6 address.
struct IPAddress: Hashable, Sendable {
  /// The bytes in network order: 4 or 16.
  let octets: [UInt8]

  var isVersion4: Bool { octets.count == 4 }

  /// The IPv4 address in an IPv4-mapped IPv6 address (`::ffff:0:0/96`), otherwise the address itself.
  var unmapped: IPAddress {
    let prefix: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
    return octets.count == 16 && octets.starts(with: prefix) ? IPAddress(octets: Array(octets[12...])) : self
  }

  init(octets: [UInt8]) { self.octets = octets }

  /// The reason why a text is not a valid address.
  struct Malformed: Error {
    let message: String
  }

  /// Parses an address: four decimal numbers with dots, or the forms of RFC 4291 without a zone. An IPv4
  /// address written inside `::ffff:` is rejected, because it could be mistaken for an IPv6 address.
  init(_ text: String) throws(Malformed) {
    guard !text.utf8.contains(UInt8(ascii: "%")) else {
      throw Malformed(message: "an IP address with a zone is not allowed: `\(text)`")
    }
    let bytes = Array(text.utf8)
    guard bytes.count <= 45 else { throw Malformed(message: "the text is too long for an IP address") }
    let parsed = bytes.contains(UInt8(ascii: ":")) ? Self.version6(bytes[...]) : Self.version4(bytes[...])
    guard let parsed else { throw Malformed(message: "`\(text)` is not a valid IP address") }
    octets = parsed
    if octets.count == 16, bytes.contains(UInt8(ascii: ".")), unmapped.isVersion4 {
      throw Malformed(message: "an IPv4-mapped IPv6 address is not allowed: `\(text)`")
    }
  }

  private static func version4(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var result: [UInt8] = []
    for part in parts {
      // Some parsers read a leading zero as octal.
      guard (1...3).contains(part.count), part.count == 1 || part.first != UInt8(ascii: "0") else {
        return nil
      }
      var number = 0
      for byte in part {
        guard let digit = byte.decimalDigit else { return nil }
        number = number * 10 + digit
      }
      guard number < 256 else { return nil }
      result.append(UInt8(number))
    }
    return result
  }

  private static func version6(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var halves: [[UInt8]] = [[]]
    var rest = text
    if rest.starts(with: "::".utf8) {
      rest = rest.dropFirst(2)
      halves.append([])
    } else if rest.first == UInt8(ascii: ":") {
      return nil
    }
    while !rest.isEmpty {
      let part = rest.prefix { $0 != UInt8(ascii: ":") }
      if part.contains(UInt8(ascii: ".")) {
        guard part.endIndex == rest.endIndex, let last = version4(part) else { return nil }
        halves[halves.count - 1] += last
        rest = rest[part.endIndex...]
        break
      }
      guard (1...4).contains(part.count) else { return nil }
      var number: UInt16 = 0
      for byte in part {
        guard let digit = byte.hexadecimalDigit else { return nil }
        number = number << 4 | UInt16(digit)
      }
      halves[halves.count - 1] += [UInt8(number >> 8), UInt8(number & 0xFF)]
      rest = rest[part.endIndex...]
      guard !rest.isEmpty else { break }
      rest = rest.dropFirst()
      guard !rest.isEmpty else { return nil }
      if rest.first == UInt8(ascii: ":") {
        guard halves.count == 1 else { return nil }
        halves.append([])
        rest = rest.dropFirst()
      }
    }
    let count = halves.reduce(0) { $0 + $1.count }
    if halves.count == 1 { return count == 16 ? halves[0] : nil }
    guard count <= 14 else { return nil }
    return halves[0] + [UInt8](repeating: 0, count: 16 - count) + halves[1]
  }

  // MARK: Kinds of addresses

  private func starts(with octets: UInt8...) -> Bool { self.octets.starts(with: octets) }

  var isUnspecified: Bool { octets.allSatisfy { $0 == 0 } }
  var isLoopback: Bool {
    isVersion4 ? octets[0] == 127 : octets.dropLast().allSatisfy { $0 == 0 } && octets[15] == 1
  }
  var isMulticast: Bool { isVersion4 ? octets[0] & 0xF0 == 0xE0 : octets[0] == 0xFF }
  var isLinkLocalMulticast: Bool {
    isVersion4 ? starts(with: 224, 0, 0) : octets[0] == 0xFF && octets[1] & 0x0F == 0x02
  }
  var isLinkLocalUnicast: Bool {
    isVersion4 ? starts(with: 169, 254) : octets[0] == 0xFE && octets[1] & 0xC0 == 0x80
  }
  /// Whether the address is a unicast address that is reachable beyond its link. Addresses of private
  /// networks are included.
  var isGlobalUnicast: Bool {
    !isUnspecified && octets != [255, 255, 255, 255] && !isLoopback && !isMulticast && !isLinkLocalUnicast
  }
}

extension IPAddress: CustomStringConvertible {
  /// The address in its canonical form (RFC 5952).
  var description: String {
    if isVersion4 { return octets.map(String.init).joined(separator: ".") }
    if unmapped.isVersion4 { return "::ffff:\(unmapped)" }
    let groups = stride(from: 0, to: 16, by: 2).map { UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1]) }
    let gap = Self.longestGap(groups)
    func text(_ groups: ArraySlice<UInt16>) -> String {
      groups.map { String($0, radix: 16) }.joined(separator: ":")
    }
    guard let gap else { return text(groups[...]) }
    return "\(text(groups[..<gap.lowerBound]))::\(text(groups[gap.upperBound...]))"
  }

  /// The longest run of two or more zero groups; the first one if several have the same length.
  private static func longestGap(_ groups: [UInt16]) -> Range<Int>? {
    var longest: Range<Int>?
    var start = 0
    while start < groups.count {
      guard groups[start] == 0 else {
        start += 1
        continue
      }
      let end = groups[start...].firstIndex { $0 != 0 } ?? groups.count
      if end - start >= 2, end - start > (longest?.count ?? 0) { longest = start..<end }
      start = end
    }
    return longest
  }
}

/// An address range: all addresses with the same prefix.
struct CIDR: Hashable, Sendable {
  let address: IPAddress
  /// The prefix length in bits.
  let length: Int

  init(address: IPAddress, length: Int) {
    self.address = address
    self.length = length
  }

  /// Parses an address and a prefix length, such as `192.168.0.0/24`. The bits after the prefix can have any
  /// value.
  init(_ text: String) throws(IPAddress.Malformed) {
    let malformed = IPAddress.Malformed(
      message: "`\(text.prefix(60))` is not a valid CIDR range; write for example `10.0.0.0/8`")
    guard let slash = text.lastIndex(of: "/") else { throw malformed }
    let digits = text[text.index(after: slash)...].utf8
    guard (1...3).contains(digits.count), digits.count == 1 || digits.first != UInt8(ascii: "0"),
      digits.allSatisfy({ $0.decimalDigit != nil }), let length = Int(String(Substring(digits)))
    else { throw malformed }
    address = try IPAddress(String(text[..<slash]))
    guard length <= address.octets.count * 8 else { throw malformed }
    self.length = length
  }

  /// The range with all bits after the prefix set to zero.
  var masked: CIDR {
    let octets = address.octets.enumerated().map { position, octet in
      let kept = min(8, max(0, length - position * 8))
      return kept == 0 ? 0 : octet & (UInt8.max << UInt8(8 - kept))
    }
    return CIDR(address: IPAddress(octets: octets), length: length)
  }

  func contains(_ other: IPAddress) -> Bool {
    let other = other.octets.count == address.octets.count ? other : other.unmapped
    guard other.octets.count == address.octets.count else { return false }
    return CIDR(address: other, length: length).masked == masked
  }

  func contains(_ other: CIDR) -> Bool { length <= other.length && contains(other.address) }
}

extension CIDR: CustomStringConvertible {
  var description: String { "\(address)/\(length)" }
}
