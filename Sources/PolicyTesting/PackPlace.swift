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
