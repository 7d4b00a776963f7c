/// Any YAML at all, by the place where it stands.
package struct Anything: FieldValue, Sendable {
  package let node: NodeID

  package static var fieldType: FieldType { .anything }

  package init?(_ stored: Stored, in records: RecordTree) {
    guard case .node(let node) = stored else { return nil }
    self.node = node
  }
}
