package import Schema
package import YAMLTree

extension FieldDescription {
  /// Returns the field of a key path, for code that handles fields of several types: `.of(\RuleFields.when)`.
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

  /// Returns the location of a field; the location of the entry if the field is absent.
  package func span(_ field: FieldDescription) -> Span { records.span(of: root, field) }

  /// Returns the location of a part of an expression in the file.
  package func span(of field: FieldDescription, expression range: Range<Int>) -> Span {
    records.span(of: root, field, expression: range)
  }

  /// Returns the location of a cell of a table; the location of the field if the key is absent.
  package func span(of field: FieldDescription, at key: String) -> Span {
    records.cell(of: root, field, key: key)?.value ?? span(field)
  }

  /// Returns the location of a key of a table.
  func span(of field: FieldDescription, key: String) -> Span {
    records.cell(of: root, field, key: key)?.key ?? span(field)
  }

  /// Returns the location of an item in a list of texts.
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

  /// Replaces the value of a field and keeps its location.
  mutating func set(_ record: RecordID, _ field: FieldDescription, to stored: Stored) {
    guard let slot = slot(of: field, in: record) else {
      preconditionFailure("\(schema(record).noun) has no field '\(field.name)'")
    }
    set(record, slot: slot, to: stored, origin: origin(record, slot: slot))
  }

  /// Returns the location of a field of a record; the location of the record if the field is absent.
  package func span(of record: RecordID, _ field: FieldDescription) -> Span {
    slot(of: field, in: record).map { place(of: record, slot: $0).span } ?? anchor(of: record)
  }

  /// Returns the locations of the key and the value of a cell; `nil` if the key is absent.
  func cell(of record: RecordID, _ field: FieldDescription, key: String) -> (key: Span, value: Span)? {
    guard let node = slot(of: field, in: record).flatMap({ origin(record, slot: $0).value }),
      tree.kind(tree.resolved(node)) == .mapping
    else { return nil }
    let found = tree.mergedEntries(tree.resolved(node)).first { tree.text(tree.resolved($0.key)) == key }
    return found.map { (tree.span($0.key), tree.span($0.value)) }
  }

  /// Returns the location of an item in a list of texts; `nil` if the item is absent.
  func span(of record: RecordID, _ field: FieldDescription, item: String) -> Span? {
    guard let node = slot(of: field, in: record).flatMap({ origin(record, slot: $0).value }),
      tree.kind(tree.resolved(node)) == .sequence
    else { return nil }
    return tree.items(tree.resolved(node)).first { tree.text(tree.resolved($0)) == item }.map {
      tree.span($0)
    }
  }

  /// Returns the location of a part of an expression; the location of the whole text if escapes prevent an
  /// exact result.
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

/// A scalar as written in a file: quoted, or folded over several lines.
private struct WrittenScalar {
  private enum Quote {
    case none, single, double
  }

  private let bytes: [UInt8]
  private let quote: Quote
  /// The offset at which the text begins.
  private let start: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = Array(bytes)
    switch bytes.first {
    case UInt8(ascii: "'"): (quote, start) = (.single, 1)
    case UInt8(ascii: "\""): (quote, start) = (.double, 1)
    case UInt8(ascii: ">"), UInt8(ascii: "|"):
      // The text begins after the block scalar header.
      quote = .none
      start = self.bytes.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    default: (quote, start) = (.none, 0)
    }
  }

  /// Returns the offset of each byte of the text; `nil` for an escape that is not simple.
  func places(of text: [UInt8]) -> [Int]? {
    var places: [Int] = []
    places.reserveCapacity(text.count)
    var position = start
    for byte in text {
      // A space may be written as a line break with indentation.
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
