package import Shapes
package import YAMLTree

extension PolicyEntry {
  func span(of field: String, expression range: Range<Int>) -> Span {
    guard let slot = sort.shape.slot(field) else { return records.anchor(of: root) }
    return records.span(of: root, slot: slot, expression: range)
  }
}

extension RecordTree {
  /// Where a part of an expression stands in the file: the very characters when the text is written as it is, else
  /// the whole text.
  package func span(of record: RecordID, slot: Int, expression range: Range<Int>) -> Span {
    let whole = place(of: record, slot: slot).span
    guard let node = origin(record, slot: slot).value else { return whole }
    guard tree.kind(tree.resolved(node)) == .scalar else { return whole }
    let text = Array(tree.text(tree.resolved(node)).utf8)
    let span = tree.span(tree.resolved(node))
    let written = tree.source.utf8[Int(span.start)..<Int(span.end)]
    // Quotes, escapes and folded lines make the text and its source differ; then the whole is shown.
    let lead = written.first == UInt8(ascii: "\"") || written.first == UInt8(ascii: "'") ? 1 : 0
    guard range.upperBound <= text.count, written.dropFirst(lead).starts(with: text) else { return whole }
    let start = span.start + Int32(lead) + Int32(range.lowerBound)
    return Span(start: start, end: max(start + 1, start + Int32(range.count)))
  }
}
