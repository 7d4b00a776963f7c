import Policy
import Schema
package import YAMLTree

/// A location in a file of a pack.
package struct PackPlace: Sendable, Hashable, CustomStringConvertible {
  package let file: String
  /// The line number, from 1.
  package let line: Int
  /// The column in code points, from 1.
  package let column: Int

  package init(_ span: Span, in source: SourceText) {
    let position = source.position(of: Int(span.start))
    file = source.name
    line = position.line
    column = position.column
  }

  package var description: String { "\(file):\(line):\(column)" }
}

extension PolicyEntry {
  var place: PackPlace { PackPlace(records.anchor(of: root), in: source) }

  func place(of field: FieldDescription) -> PackPlace { PackPlace(span(field), in: source) }

  func place(of field: FieldDescription, expression range: Range<Int>) -> PackPlace {
    PackPlace(span(of: field, expression: range), in: source)
  }

  /// Returns the location of a cell of a table.
  func place(of field: FieldDescription, key: String) -> PackPlace {
    PackPlace(span(of: field, at: key), in: source)
  }

  func place(of record: RecordID) -> PackPlace { PackPlace(records.anchor(of: record), in: source) }
}
