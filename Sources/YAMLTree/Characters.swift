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

/// The first character in a comment that ends the comment for some readers only, and text that follows it in the line.
///
/// YAML 1.1 takes NEL, LS and PS for line breaks, YAML 1.2.2 (rule 24, `b-char`) does not; editors and version control
/// do not take a lone CR for one. A value after such a character would be invisible to a reviewer.
func hiddenLineBreak(in text: [UInt8]) -> Problem? {
  text.withUnsafeBufferPointer { text in
    var index = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "#"),
        index == 0 || text[index - 1] <= 0x20 || [0x85, 0xA8, 0xA9].contains(text[index - 1])
      else {
        index += 1
        continue
      }
      var found: (code: UInt32, place: Range<Int>)?
      while index < text.count, text[index] != 0x0A {
        let code = hiddenLineBreak(at: index, in: text)
        if found == nil, let code { found = (code.code, index..<index + code.length) }
        // A CR before a LF belongs to the line end, and blanks after the character hide nothing.
        if let found, text[index] > 0x20, index >= found.place.upperBound {
          return Problem(.encoding(.hiddenLineBreak(found.code)), at: Span(found.place))
        }
        index += code?.length ?? 1
      }
    }
    return nil
  }
}

private func hiddenLineBreak(
  at byte: Int, in text: UnsafeBufferPointer<UInt8>
) -> (code: UInt32, length: Int)? {
  switch text[byte] {
  case 0x0D where byte + 1 < text.count && text[byte + 1] != 0x0A: (0x0D, 1)
  case 0xC2 where byte + 1 < text.count && text[byte + 1] == 0x85: (0x85, 2)
  case 0xE2 where byte + 2 < text.count && text[byte + 1] == 0x80 && (0xA8...0xA9).contains(text[byte + 2]):
    (UInt32(text[byte + 2]) - 0xA8 + 0x2028, 3)
  default: nil
  }
}
