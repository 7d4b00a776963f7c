package import Schema

/// The fields of the controls of a family.
package protocol FamilyFields: Fields {
  /// The family of the fields.
  static var family: ControlFamily { get }
}

extension IdentityFields: FamilyFields {
  package static var family: ControlFamily { .identity }
}

extension ToolContractFields: FamilyFields {
  package static var family: ControlFamily { .toolContract }
}

extension IsolationFields: FamilyFields {
  package static var family: ControlFamily { .isolation }
}

extension ApprovalFields: FamilyFields {
  package static var family: ControlFamily { .approval }
}

extension IdempotencyFields: FamilyFields {
  package static var family: ControlFamily { .idempotency }
}

extension EvidenceControlFields: FamilyFields {
  package static var family: ControlFamily { .evidence }
}

extension IncidentResponseFields: FamilyFields {
  package static var family: ControlFamily { .incidentResponse }
}

extension RecordDraft where F == ControlsFields {
  /// Sets the control of a family with the fields of that family.
  package mutating func set<Family: FamilyFields>(_ control: RecordDraft<Family>, comment: String? = nil) {
    set(Family.family.field, toRecord: control, comment: comment)
  }

  /// Sets the control of a family to a draft that `fill` completes.
  package mutating func set<Family: FamilyFields, Failure: Error>(
    _ family: Family.Type, comment: String? = nil,
    _ fill: (inout RecordDraft<Family>) throws(Failure) -> Void
  ) throws(Failure) {
    try set(RecordDraft<Family>(fill), comment: comment)
  }
}
