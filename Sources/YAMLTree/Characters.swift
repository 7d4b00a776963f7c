/// The length of a byte order mark at the start of a text: 3 (EF BB BF in UTF-8), or 0 if there is none.
func byteOrderMarkLength(of text: some RandomAccessCollection<UInt8>) -> Int {
  text.count >= 3 && text.first == 0xEF && text.starts(with: [0xEF, 0xBB, 0xBF] as [UInt8]) ? 3 : 0
}

/// The byte length of the character at an offset, and the problem with it, if any. It must be well-formed
/// UTF-8 and allowed in YAML: tab, LF, CR, U+0085 or a printable character (YAML 1.2.2, rule 1
/// `c-printable`). A byte order mark is allowed only at the start of the text, where the caller has skipped
/// it.
func checkCharacter(at byte: Int, in text: UnsafeBufferPointer<UInt8>) -> (length: Int, problem: Problem?) {
  guard let (code, length) = decodeCharacter(at: byte, in: text) else {
    return (1, Problem(.encoding(.notUTF8(byte: text[byte])), at: Span(byte..<byte + 1)))
  }
  switch code {
  case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF:
    return (length, nil)
  default: return (length, Problem(.encoding(.forbiddenCharacter(code)), at: Span(byte..<byte + length)))
  }
}

/// The code point at a byte and its length, or `nil` if the bytes are not valid UTF-8 (RFC 3629: no overlong
/// forms, no surrogates, nothing above U+10FFFF).
func decodeCharacter(at byte: Int, in text: UnsafeBufferPointer<UInt8>) -> (code: UInt32, length: Int)? {
  let first = text[byte]
  let (length, least): (Int, UInt32)
  switch first {
  case 0x00...0x7F: return (UInt32(first), 1)
  case 0xC2...0xDF: (length, least) = (2, 0x80)
  case 0xE0...0xEF: (length, least) = (3, 0x800)
  case 0xF0...0xF4: (length, least) = (4, 0x10000)
  default: return nil
  }
  guard byte + length <= text.count else { return nil }
  var code = UInt32(first) & (0x7F >> UInt32(length))
  for next in text[byte + 1..<byte + length] {
    guard next.isContinuation else { return nil }
    code = code << 6 | UInt32(next & 0x3F)
  }
  guard code >= least, code <= 0x10FFFF, !(0xD800...0xDFFF).contains(code) else { return nil }
  return (code, length)
}
