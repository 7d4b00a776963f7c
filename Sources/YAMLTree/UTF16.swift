/// UTF-16 text, in either byte order.
enum UTF16Order {
  case littleEndian
  case bigEndian

  /// Detects UTF-16 by its byte order mark or, without one, by two ASCII characters at the start. YAML 1.2.2,
  /// section 5.2, requires only one, but then a NUL before UTF-8 text would be detected as UTF-16.
  init?(of bytes: [UInt8]) {
    guard bytes.count >= 2 else { return nil }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE): self = .littleEndian
    case (0xFE, 0xFF): self = .bigEndian
    case (0, 1...0x7F) where bytes.count == 2 || (bytes.count > 3 && bytes[2] == 0 && bytes[3] != 0):
      self = .bigEndian
    case (1...0x7F, 0) where bytes.count == 2 || (bytes.count > 3 && bytes[2] != 0 && bytes[3] == 0):
      self = .littleEndian
    default: return nil
    }
  }

  /// The text as UTF-8, with U+FFFD in place of invalid characters, and the first problem.
  func decode(_ bytes: [UInt8]) -> (utf8: [UInt8], problem: Problem?) {
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { first -> UInt16 in
      let (low, high) = self == .littleEndian ? (first, first + 1) : (first + 1, first)
      return UInt16(bytes[high]) << 8 | UInt16(bytes[low])
    }
    var utf8 = Array(String(decoding: units, as: UTF16.self).utf8)
    var problem: Problem?
    if let lone = firstLoneSurrogate(in: units) {
      let before = String(decoding: units[..<lone], as: UTF16.self).utf8.count
      problem = Problem(.encoding(.loneSurrogate(units[lone])), at: Span(before..<before + 3))
    } else if !bytes.count.isMultiple(of: 2) {
      problem = Problem(.encoding(.halfUTF16), at: Span(utf8.count..<utf8.count + 3))
      utf8 += Array("\u{FFFD}".utf8)
    }
    return (utf8, problem)
  }

  /// The first unpaired surrogate.
  private func firstLoneSurrogate(in units: [UInt16]) -> Int? {
    var at = 0
    while at < units.count {
      if UTF16.isLeadSurrogate(units[at]), at + 1 < units.count, UTF16.isTrailSurrogate(units[at + 1]) {
        at += 2
      } else if UTF16.isSurrogate(units[at]) {
        return at
      } else {
        at += 1
      }
    }
    return nil
  }
}
