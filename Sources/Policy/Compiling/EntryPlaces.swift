package import Schema
package import YAMLTree

extension FieldDescription {
  /// The field behind a key path, for what speaks of fields of several types alike: `.of(\RuleFields.when)`.
  package static func of<F: Fields, Value>(_ field: KeyPath<F, Field<Value>>) -> FieldDescription {
    F.description(of: field)
  }
}

extension PolicyEntry {
  package subscript(field: FieldDescription) -> Stored { records[root, field] }

  package subscript<F: Fields, Value>(field: KeyPath<F, Field<Value>>) -> Stored { records[root, field] }

  package func value<F: Fields, Value: FieldValue>(_ field: KeyPath<F, Field<Value>>) -> Value? {
    records.value(of: root, field)
  }

  /// Where a field stands, for what is wrong with it; the entry where it has no such field.
  package func span(_ field: FieldDescription) -> Span { records.span(of: root, field) }

  /// Where a part of an expression stands in the file.
  package func span(of field: FieldDescription, expression range: Range<Int>) -> Span {
    records.span(of: root, field, expression: range)
  }

  /// Where an entry of a table stands: the word under that key, or the field when it has none.
  package func span(of field: FieldDescription, at key: String) -> Span {
    records.cell(of: root, field, key: key)?.value ?? span(field)
  }

  /// Where the key of an entry of a table stands.
  func span(of field: FieldDescription, key: String) -> Span {
    records.cell(of: root, field, key: key)?.key ?? span(field)
  }

  /// Where an item of a list of texts stands.
  func span(of field: FieldDescription, item: String) -> Span {
    records.span(of: root, field, item: item) ?? span(field)
  }
}

extension RecordTree {
  package subscript(record: RecordID, field: FieldDescription) -> Stored {
    slot(of: field, in: record).map { self[record, $0] } ?? .absent
  }

  private func slot(of field: FieldDescription, in record: RecordID) -> Int? {
    schema(record).slot(field.name)
  }

  /// Replaces the value of a field; where it was written stays as it is.
  mutating func set(_ record: RecordID, _ field: FieldDescription, to stored: Stored) {
    guard let slot = slot(of: field, in: record) else {
      preconditionFailure("\(schema(record).noun) has no field '\(field.name)'")
    }
    set(record, slot: slot, to: stored, origin: origin(record, slot: slot))
  }

  /// Where a field of a record stands; the record where it has no such field.
  package func span(of record: RecordID, _ field: FieldDescription) -> Span {
    slot(of: field, in: record).map { place(of: record, slot: $0).span } ?? anchor(of: record)
  }

  /// Where a cell of a table stands, that is its key and its value; `nil` where the table has no such key.
  func cell(of record: RecordID, _ field: FieldDescription, key: String) -> (key: Span, value: Span)? {
    guard let node = slot(of: field, in: record).flatMap({ origin(record, slot: $0).value }),
      tree.kind(tree.resolved(node)) == .mapping
    else { return nil }
    let found = tree.mergedEntries(tree.resolved(node)).first { tree.text(tree.resolved($0.key)) == key }
    return found.map { (tree.span($0.key), tree.span($0.value)) }
  }

  /// Where an item of a list of texts stands; `nil` where the list has no such item.
  func span(of record: RecordID, _ field: FieldDescription, item: String) -> Span? {
    guard let node = slot(of: field, in: record).flatMap({ origin(record, slot: $0).value }),
      tree.kind(tree.resolved(node)) == .sequence
    else { return nil }
    return tree.items(tree.resolved(node)).first { tree.text(tree.resolved($0)) == item }.map {
      tree.span($0)
    }
  }

  /// Where a part of an expression stands in the file; the whole text when its characters are written otherwise.
  package func span(
    of record: RecordID, _ field: FieldDescription, expression range: Range<Int>
  ) -> Span {
    let whole = span(of: record, field)
    guard let node = slot(of: field, in: record).flatMap({ origin(record, slot: $0).value }) else {
      return whole
    }
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
