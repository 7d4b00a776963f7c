package import YAMLTree

extension SourceText {
  /// A place as `line:column`.
  package func place(_ byte: Int32) -> String {
    let position = position(of: Int(byte))
    return "\(position.line):\(position.column)"
  }

  /// A span as `line:column-line:column`.
  package func range(_ span: Span) -> String { "\(place(span.start))-\(place(span.end))" }
}
