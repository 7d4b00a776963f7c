package import Schema

/// The fields of controls of one family.
package protocol FamilyFields: Fields {
  /// Where a set of controls holds the control of this family.
  static var field: KeyPath<ControlsFields, Field<Control>> { get }
}

extension IdentityFields: FamilyFields {
  package static var field: KeyPath<ControlsFields, Field<Control>> { \.identity }
}

extension ToolContractFields: FamilyFields {
  package static var field: KeyPath<ControlsFields, Field<Control>> { \.toolContract }
}

extension IsolationFields: FamilyFields {
  package static var field: KeyPath<ControlsFields, Field<Control>> { \.isolation }
}

extension ApprovalFields: FamilyFields {
  package static var field: KeyPath<ControlsFields, Field<Control>> { \.approval }
}

extension IdempotencyFields: FamilyFields {
  package static var field: KeyPath<ControlsFields, Field<Control>> { \.idempotency }
}

extension EvidenceControlFields: FamilyFields {
  package static var field: KeyPath<ControlsFields, Field<Control>> { \.evidence }
}

extension IncidentResponseFields: FamilyFields {
  package static var field: KeyPath<ControlsFields, Field<Control>> { \.incidentResponse }
}

extension RecordDraft where F == ControlsFields {
  /// Sets the control of a family, with the fields of that family.
  package mutating func set<Family: FamilyFields>(_ control: RecordDraft<Family>, comment: String? = nil) {
    set(Family.field, toRecord: control, comment: comment)
  }

  /// Sets the control of a family to one that `fill` completes.
  package mutating func set<Family: FamilyFields, Failure: Error>(
    _ family: Family.Type, comment: String? = nil,
    _ fill: (inout RecordDraft<Family>) throws(Failure) -> Void
  ) throws(Failure) {
    try set(RecordDraft<Family>(fill), comment: comment)
  }
}
