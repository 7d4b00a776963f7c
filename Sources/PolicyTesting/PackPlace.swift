import Policy
import Schema
package import YAMLTree

/// A place in a file of a pack.
package struct PackPlace: Sendable, Hashable, CustomStringConvertible {
  package let file: String
  /// From 1.
  package let line: Int
  /// In code points, from 1.
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

  func place(of field: String) -> PackPlace { PackPlace(span(field), in: source) }

  func place(of field: String, expression range: Range<Int>) -> PackPlace {
    PackPlace(span(of: field, expression: range), in: source)
  }

  /// Where a table says something of a key.
  func place(of field: String, key: String) -> PackPlace {
    let slot = records.schema(root).slot(field)
    let table = slot.flatMap { records.origin(root, slot: $0).value }.map(records.tree.resolved)
    let cell = table.flatMap { table in
      records.tree.mergedEntries(table).first { records.tree.text(records.tree.resolved($0.key)) == key }
    }
    return cell.map { PackPlace(records.tree.span($0.value), in: source) } ?? place(of: field)
  }

  func place(of record: RecordID) -> PackPlace { PackPlace(records.anchor(of: record), in: source) }
}
