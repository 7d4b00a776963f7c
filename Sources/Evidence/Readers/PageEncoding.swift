/// The character encoding of a saved page.
enum PageEncoding {
  /// The page converted to UTF-8. Evidence in the bytes takes precedence over the declared charset, because browsers that
  /// save a page rarely update the declaration.
  static func utf8(of bytes: [UInt8]) throws(ReadingError) -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), low: 0, high: 1) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), low: 1, high: 0) }
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    switch declared(in: bytes) {
    case nil, "utf-8", "utf8": return Array(String(decoding: bytes, as: UTF8.self).utf8)
    // All of these labels denote windows-1252 (Encoding Standard, 4.2).
    case "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "latin1", "l1", "us-ascii", "ascii":
      return windows1252(bytes)
    case let name?:
      throw ReadingError(
        "the file is not valid UTF-8, and its declared charset `\(name)` is not supported",
        remedy: "save the page as UTF-8")
    }
  }

  /// The characters of windows-1252 at 128 to 159. HTML maps numeric character references in this range to them.
  static let windows1252: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]

  private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    let units = bytes.map { (0x80...0x9F).contains($0) ? windows1252[Int($0) - 0x80] : UInt16($0) }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, low: Int, high: Int) -> [UInt8] {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { index in
      UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + low])
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// The charset in a `meta` element within the first 1,024 bytes, the range that browsers search.
  private static func declared(in bytes: [UInt8]) -> String? {
    let head = EvidenceFormat.lowercased(String(decoding: bytes.prefix(1024), as: UTF8.self))
    for tag in head.split(separator: "<") where tag.hasPrefix("meta") {
      guard let word = tag.firstRange(of: "charset") else { continue }
      let value = tag[word.upperBound...].drop(while: \.isWhitespace)
      guard value.first == "=" else { continue }
      let isMark = { (character: Character) in character.isWhitespace || "\"';/>".contains(character) }
      return String(value.dropFirst().drop(while: isMark).prefix { !isMark($0) })
    }
    return nil
  }
}
