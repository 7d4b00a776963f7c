package import Schema
package import YAMLTree

extension PolicyEntry {
  /// Where a part of an expression stands in the file.
  package func span(of field: String, expression range: Range<Int>) -> Span {
    guard let slot = kind.schema.slot(field) else { return records.anchor(of: root) }
    return records.span(of: root, slot: slot, expression: range)
  }
}

extension RecordTree {
  package func span<F: Fields, Value>(
    of record: RecordID, _ field: KeyPath<F, Field<Value>>, expression range: Range<Int>
  ) -> Span {
    span(of: record, slot: F.slot(of: field), expression: range)
  }

  /// Where a part of an expression stands in the file; the whole text when its characters are written otherwise.
  package func span(of record: RecordID, slot: Int, expression range: Range<Int>) -> Span {
    let whole = place(of: record, slot: slot).span
    guard let node = origin(record, slot: slot).value else { return whole }
    let scalar = tree.resolved(node)
    guard tree.kind(scalar) == .scalar else { return whole }
    let span = tree.span(scalar)
    let written = WrittenScalar(tree.source.utf8[Int(span.start)..<Int(span.end)])
    guard let places = written.places(of: Array(tree.text(scalar).utf8)), let first = places.first else {
      return whole
    }
    let start = range.lowerBound < places.count ? places[range.lowerBound] : first
    let last = range.isEmpty ? start : places[min(range.upperBound, places.count) - 1]
    return Span(start: span.start + Int32(start), end: span.start + Int32(max(start, last) + 1))
  }
}

/// A scalar as it is written in a file: in quotes, or folded over several lines.
private struct WrittenScalar {
  private enum Quote {
    case none, single, double
  }

  private let bytes: [UInt8]
  private let quote: Quote
  /// Where the text begins.
  private let start: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = Array(bytes)
    switch bytes.first {
    case UInt8(ascii: "'"): (quote, start) = (.single, 1)
    case UInt8(ascii: "\""): (quote, start) = (.double, 1)
    case UInt8(ascii: ">"), UInt8(ascii: "|"):
      // Behind the line that says how the text is folded.
      quote = .none
      start = self.bytes.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    default: (quote, start) = (.none, 0)
    }
  }

  /// Where each byte of the text stands; `nil` when it is written as an escape that is none of the simple ones.
  func places(of text: [UInt8]) -> [Int]? {
    var places: [Int] = []
    places.reserveCapacity(text.count)
    var position = start
    for byte in text {
      // Blanks may be written as the end of a line with an indent behind it.
      guard !byte.isBlank else {
        places.append(min(position, bytes.count))
        if position < bytes.count, bytes[position].isBlank { position += 1 }
        continue
      }
      while position < bytes.count, bytes[position].isBlank { position += 1 }
      guard position < bytes.count else { return nil }
      places.append(position)
      let isEscaped = position + 1 < bytes.count && bytes[position + 1] == byte
      switch (bytes[position], quote) {
      case (UInt8(ascii: "\\"), .double), (UInt8(ascii: "'"), .single):
        guard isEscaped else { return nil }
        position += 2
      case (byte, _): position += 1
      default: return nil
      }
    }
    return places
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
