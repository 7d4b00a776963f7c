/// A position for people: lines and columns from 1, columns in code points, bytes of the UTF-8 text from 0.
///
/// A byte order mark at the start of the text counts in `byte` but not in `column`.
package struct Position: Hashable, Comparable, Sendable {
  package let line: Int
  package let column: Int
  package let byte: Int

  package init(line: Int, column: Int, byte: Int) {
    self.line = line
    self.column = column
    self.byte = byte
  }

  package static func < (one: Position, other: Position) -> Bool {
    one.byte < other.byte
  }
}

/// A range of the UTF-8 text, in bytes; `end` is the byte after the last one.
package struct Span: Hashable, Sendable {
  package let start: Int32
  package let end: Int32

  package init(start: Int32, end: Int32) {
    self.start = start
    self.end = end
  }

  /// Creates the span of a byte range. Texts are much smaller than 2 GiB (`Limits.fileBytes`), so no offset
  /// is truncated.
  package init(_ bytes: Range<Int>) {
    start = Int32(clamping: bytes.lowerBound)
    end = Int32(clamping: bytes.upperBound)
  }

  package var bytes: Range<Int> { Int(start)..<Int(max(start, end)) }
  package var isEmpty: Bool { end <= start }
}
