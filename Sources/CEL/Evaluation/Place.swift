/// The place of a present or absent value: a field of a record.
public struct Place: Sendable {
  /// The record.
  public let record: Record
  /// The field, which may be absent.
  public let field: RecordField

  /// The field's slot.
  public var slot: Int { field.slot }
}

extension Program {
  /// The place that a path expression refers to: `service.owner`, `team.members[0].?phone`.
  ///
  /// The last step of the path is not evaluated, so the place of an absent field is found too. Returns `nil`
  /// if the expression does not end with the selection of a field, if an earlier step has no value, or if its
  /// value is unknown.
  public func place(_ bindings: Bindings) -> Place? {
    guard let path else { return nil }
    var frame = newFrame(bindings, stepLimit: stepLimit)
    guard var value = try? path.target(&frame), frame.meter.remaining >= 0 else { return nil }
    while case .optional(let wrapped) = value {
      guard let wrapped else { return nil }
      value = wrapped
    }
    guard case .record(let record) = value, let field = record.type.field(named: path.field) else {
      return nil
    }
    return Place(record: record, field: field)
  }

  /// A path without its last step, and the field selected in the last step.
  struct Path: Sendable {
    let target: ValueCode
    let field: String
  }
}

extension Compiler {
  /// The path that the expression is, if it is a path.
  mutating func path() -> Program.Path? {
    let root = checked.tree.root
    guard case .select(let field, _) = node(root).kind, isPath(root) else { return nil }
    return Program.Path(target: value(node(root).children[0]), field: field)
  }

  /// Whether a part consists only of names, selections and indexes.
  private func isPath(_ id: NodeID) -> Bool {
    switch node(id).kind {
    case .identifier: true
    case .select: isPath(node(id).children[0])
    case .index: isPath(node(id).children[0])
    default: false
    }
  }
}
