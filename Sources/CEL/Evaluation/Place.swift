/// Where a value stands or would stand: a field of a record.
public struct Place: Sendable {
  /// The record that has the field.
  public let record: Record
  /// The field, which may be absent.
  public let field: RecordField

  /// The field's slot.
  public var slot: Int { field.slot }
}

extension Program {
  /// The place that an expression which is nothing but a path leads to: `service.owner`,
  /// `team.members[0].?phone`.
  ///
  /// The last step of the path is not taken, so the place of an absent field is found too. Gives `nil` when
  /// the expression does not end with the selection of a field, when a step before the last one leads
  /// nowhere, and when it is not known yet where it leads.
  public func place(_ bindings: Bindings) -> Place? {
    guard let path else { return nil }
    var frame = newFrame(bindings)
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

  /// A path without its last step, and the field that is selected there.
  struct Path: Sendable {
    let target: ValueCode
    let field: String
  }
}

extension Compiler {
  /// The path that the expression is, if it is one.
  mutating func path() -> Program.Path? {
    let root = checked.tree.root
    guard case .select(let field, _) = node(root).kind, isPath(root) else { return nil }
    return Program.Path(target: value(node(root).children[0]), field: field)
  }

  /// Whether a part is made of names, selections and indexes alone.
  private func isPath(_ id: NodeID) -> Bool {
    switch node(id).kind {
    case .identifier: true
    case .select: isPath(node(id).children[0])
    case .index: isPath(node(id).children[0])
    default: false
    }
  }
}
