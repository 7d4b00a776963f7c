/// The validated UTF-8 text of a file, with access to its lines.
package struct SourceText: Sendable {
  /// The name of the file in messages.
  package let name: String
  /// The whole text as UTF-8. It includes a byte order mark at the start, as EF BB BF.
  package let utf8: [UInt8]
  let index: TextIndex

  /// Decodes UTF-8, or UTF-16 in either byte order, with or without a byte order mark.
  ///
  /// The span of a thrown problem is in bytes of `SourceText(name:repairing:)`, which can display the place.
  package init(name: String, bytes: [UInt8], limits: Limits = .standard) throws(Problem) {
    // Spans are 32 bits wide, and escapes and UTF-16 can make the text somewhat longer than the file.
    let limit = min(limits.fileBytes, Int(Int32.max) / 4)
    guard bytes.count <= limit else { throw Problem(.limit(.fileBytes, limit), at: Span(0..<0)) }
    self.name = name
    if let order = UTF16Order(of: bytes) {
      let (utf8, problem) = order.decode(bytes)
      if let problem { throw problem }
      self.utf8 = utf8
    } else {
      self.utf8 = bytes
    }
    index = TextIndex(of: utf8)
    if let problem = index.problem { throw problem }
    // Only a CR or a character outside of ASCII can be one.
    if !index.isASCII || utf8.contains(0x0D), let problem = hiddenLineBreak(in: utf8) { throw problem }
  }

  /// Creates a text that its reader validates by other rules. `index` reports invalid UTF-8 in it.
  init(name: String, checked utf8: [UInt8]) {
    self.name = name
    self.utf8 = utf8
    index = TextIndex(of: utf8)
  }

  /// Creates the text of a file that is not readable as YAML, so that the place of the problem can be
  /// displayed: invalid characters become U+FFFD. Up to the problem, the bytes are those that its span
  /// counts.
  package init(name: String, repairing bytes: [UInt8], limits: Limits = .standard) {
    self.name = name
    let bytes = bytes.count > limits.fileBytes ? Array(bytes.prefix(limits.fileBytes)) : bytes
    let text =
      UTF16Order(of: bytes).map { String(decoding: $0.decode(bytes).utf8, as: UTF8.self) }
      ?? String(decoding: bytes, as: UTF8.self)
    utf8 = Array(text.utf8)
    index = TextIndex(of: utf8)
  }

  /// The number of lines. A line end at the end of the text starts one more, empty, line.
  package var lineCount: Int { linesBefore(utf8.count) + 1 }

  /// The position of a byte of the text. Bytes after the text are at its end.
  package func position(of byte: Int) -> Position {
    let byte = min(max(byte, 0), utf8.count)
    let line = linesBefore(byte) + 1
    let start = startOfLine(line)
    let column = index.isASCII ? byte - start : codePointsBefore(byte) - codePointsBefore(start)
    return Position(line: line, column: max(0, column) + 1, byte: byte)
  }

  /// The column of a position in UTF-16 code units, from 1, as in editors (Language Server Protocol, 3.17).
  package func utf16Column(of position: Position) -> Int {
    guard !index.isASCII else { return position.column }
    // A character outside the basic plane begins with a byte from F0 and has two code units.
    let pairs = utf8[startOfLine(position.line)..<position.byte].count { $0 >= 0xF0 }
    return position.column + pairs
  }

  /// A line's text without its line end and without the byte order mark, as columns count it. Empty for a
  /// line that does not exist.
  package func line(_ number: Int) -> String {
    String(decoding: utf8[bytes(ofLine: number)], as: UTF8.self)
  }

  /// The bytes of a line without its line end.
  package func bytes(ofLine number: Int) -> Range<Int> {
    guard number >= 1, number <= lineCount else { return utf8.count..<utf8.count }
    let start = startOfLine(number)
    let end = utf8[start...].firstIndex(where: \.isLineEnd) ?? utf8.count
    return start..<end
  }

  /// The text of a span, as written.
  package func text(of span: Span) -> String {
    String(decoding: utf8[span.bytes.clamped(to: 0..<utf8.count)], as: UTF8.self)
  }

  /// The first byte of an existing line.
  private func startOfLine(_ number: Int) -> Int {
    guard number > 1 else { return byteOrderMarkLength(of: utf8) }
    // The line break before the line is in the last block that has fewer line breaks before it.
    let breaks = number - 1
    let block = index.linesBefore.partitioningIndex { $0 >= breaks } - 1
    var seen = index.linesBefore[block]
    var byte = block * TextIndex.blockBytes
    while byte < utf8.count {
      if endsLine(byte) { seen += 1 }
      byte += 1
      if seen == breaks { break }
    }
    return byte
  }

  /// The number of line breaks that end before a byte.
  private func linesBefore(_ byte: Int) -> Int {
    let block = min(byte / TextIndex.blockBytes, index.linesBefore.count - 1)
    var lines = index.linesBefore[block]
    var seen = block * TextIndex.blockBytes
    while seen < byte {
      if endsLine(seen) { lines += 1 }
      seen += 1
    }
    return lines
  }

  /// The number of code points that start before a byte.
  private func codePointsBefore(_ byte: Int) -> Int {
    let block = min(byte / TextIndex.blockBytes, index.codePointsBefore.count - 1)
    var points = index.codePointsBefore[block]
    var seen = block * TextIndex.blockBytes
    while seen < byte {
      if !utf8[seen].isContinuation { points += 1 }
      seen += 1
    }
    return points
  }

  /// Whether a byte is the last byte of a line end.
  private func endsLine(_ byte: Int) -> Bool {
    switch utf8[byte] {
    case .lineFeed: true
    case .carriageReturn: byte + 1 == utf8.count || utf8[byte + 1] != .lineFeed
    default: false
    }
  }
}

extension Array {
  /// The first index of the second part, in an array that is partitioned by the condition.
  fileprivate func partitioningIndex(_ belongsToSecond: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongsToSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
