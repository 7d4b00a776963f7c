package import Schema

/// The seven control families. The model defines their names and the types of their parameters; the ladders
/// of a pack define the rungs and their required parameters.
package enum ControlFamily: String, ChoiceValue {
  case identity, toolContract, isolation, approval, idempotency, evidence, incidentResponse

  package static let noun = "control family"
  package var meaning: String {
    switch self {
    case .identity: "How callers and components are authenticated."
    case .toolContract: "How the calls of a tool are specified and limited."
    case .isolation: "How code is isolated from the rest of the system."
    case .approval: "Who must approve an effect before it is executed."
    case .idempotency: "How duplicate execution of an effect is prevented."
    case .evidence: "How events are recorded and retained."
    case .incidentResponse: "How incidents are handled."
    }
  }

  package var rungs: Vocabulary { Vocabulary("\(rawValue) rung", ordered: true) }

  /// The field with the controls of this family.
  package var field: KeyPath<ControlsFields, Field<Control>> {
    switch self {
    case .identity: \.identity
    case .toolContract: \.toolContract
    case .isolation: \.isolation
    case .approval: \.approval
    case .idempotency: \.idempotency
    case .evidence: \.evidence
    case .incidentResponse: \.incidentResponse
    }
  }

  package var schema: RecordSchema {
    switch self {
    case .identity: IdentityFields.schema
    case .toolContract: ToolContractFields.schema
    case .isolation: IsolationFields.schema
    case .approval: ApprovalFields.schema
    case .idempotency: IdempotencyFields.schema
    case .evidence: EvidenceControlFields.schema
    case .incidentResponse: IncidentResponseFields.schema
    }
  }
}

/// The controls of the system or of one part.
package struct ControlsFields: Fields {
  package static let noun = "controls"
  package static let described = Described<Self>()

  package let identity = Field<Control>(
    "identity", .record(IdentityFields.schema), guide: "G27", inForce: true,
    doc: "How callers are authenticated.")
  package let toolContract = Field<Control>(
    "toolContract", .record(ToolContractFields.schema), guide: "G28", inForce: true,
    doc: "Contract that limits the calls of a tool.")
  package let isolation = Field<Control>(
    "isolation", .record(IsolationFields.schema), guide: "G29", inForce: true,
    doc: "How code is isolated from the rest of the system.")
  package let approval = Field<Control>(
    "approval", .record(ApprovalFields.schema), guide: "G30", inForce: true,
    doc: "Who must approve the effect before it is executed.")
  package let idempotency = Field<Control>(
    "idempotency", .record(IdempotencyFields.schema), guide: "G31", inForce: true,
    doc: "How duplicate execution of the effect is prevented."
  )
  package let evidence = Field<Control>(
    "evidence", .record(EvidenceControlFields.schema), guide: "G32", inForce: true,
    doc: "How events are recorded.")
  package let incidentResponse = Field<Control>(
    "incidentResponse", .record(IncidentResponseFields.schema), guide: "G33", inForce: true,
    doc: "How incidents are handled, and the response time."
  )

  package init() {}
}

package typealias Controls = Entity<ControlsFields>

extension Controls {
  /// The control of a family; `nil` if it is unreadable.
  package func control(of family: ControlFamily) -> Control? { records.value(of: id, family.field) }
}

/// The common fields of controls of all families.
package struct ControlBasics: Fields {
  package static let noun = "control"
  package static let collection: RecordCollection? = RecordCollection("control") { $0.controlsInForce }
  package static let described = Described<Self>()

  package let strength: Field<String>
  package let evidence: Field<[EvidenceEntry]>
  package let because: Field<String>
  package let family: Field<ControlFamily>
  package let stated: Field<Bool>
  package let own: Field<Bool>
  package let achieved: Field<String>
  package let required: Field<String>
  package let surplus: Field<Int>
  package let grade: Field<String>

  /// For any family: the rungs belong to no single ladder.
  package init() { self.init(rungs: Vocabulary("rung")) }

  /// Fields are described in order of initialization, so all are initialized here.
  fileprivate init(rungs: Vocabulary) {
    strength = Field("strength", .name(rungs), .required, doc: "Declared rung of the ladder.")
    evidence = Field(
      "evidence", .list(.reference(to: [.evidence])), guide: "G20",
      doc: "Evidence that the control is in force.")
    because = Field("because", doc: "Reason for the value; shown in reports.")
    family = Field(derived: "family", doc: "Control family.")
    stated = Field(
      derived: "stated",
      doc: "Whether the control is stated; if not, it achieves the first rung of its ladder.")
    own = Field(
      derived: "own",
      doc: "Whether the part states the control itself instead of using the default of the system.")
    achieved = Field(
      derived: "achieved", .name(rungs),
      doc:
        "The rung that counts: one without the parameters it needs counts as the next below that has its own."
    )
    required = Field(
      derived: "required", .name(rungs), from: .evaluation, .optional,
      doc: "Weakest sufficient rung, if a requirement applies.")
    surplus = Field(
      derived: "surplus", .integer(atLeast: .min), from: .evaluation,
      doc: "Number of rungs above the required rung, or above the first if none is required.")
    grade = Field(
      derived: "grade", .name(.controlGrade), from: .evaluation,
      doc: "Grade of the claim, derived from its evidence.")
  }
}

/// A control of any family.
package typealias Control = Entity<ControlBasics>

private func basics(_ family: ControlFamily) -> ControlBasics { ControlBasics(rungs: family.rungs) }

package struct IdentityFields: Fields {
  package static let noun = "identity control"
  package static let described = Described<Self>()
  package let shared = basics(.identity)

  package init() {}
}

package struct ToolContractFields: Fields {
  package static let noun = "toolContract control"
  package static let described = Described<Self>()
  package let shared = basics(.toolContract)
  package let limits = Field<Limits>("limits", guide: "G28", doc: "Limits of a call.")

  package init() {}
}

package struct LimitsFields: Fields {
  package static let noun = "limits"
  package static let described = Described<Self>()

  package let amount = Field<Quantity>(
    "amount", .quantity(.money), guide: "G28", doc: "Maximum amount per call, for example `200 EUR`.")
  package let rate = Field<Quantity>(
    "rate", .quantity(.rate), guide: "G28", doc: "Maximum call rate, for example `60/h`.")
  package let targets = Field<[String]>("targets", guide: "G28", doc: "Targets that a call may use.")

  package init() {}
}

package typealias Limits = Entity<LimitsFields>

package struct IsolationFields: Fields {
  package static let noun = "isolation control"
  package static let described = Described<Self>()
  package let shared = basics(.isolation)

  package init() {}
}

package struct ApprovalFields: Fields {
  package static let noun = "approval control"
  package static let described = Described<Self>()
  package let shared = basics(.approval)
  package let share = Field<Quantity>(
    "share", .quantity(.percentage), guide: "G30", doc: "Share of effects that is reviewed, for example `5%`."
  )
  package let above = Field<Quantity>(
    "above", .quantity(.moneyOrRate), guide: "G30", doc: "Threshold above which a person must approve.")

  package init() {}
}

package struct IdempotencyFields: Fields {
  package static let noun = "idempotency control"
  package static let described = Described<Self>()
  package let shared = basics(.idempotency)

  package init() {}
}

package struct EvidenceControlFields: Fields {
  package static let noun = "evidence control"
  package static let described = Described<Self>()
  package let shared = basics(.evidence)
  package let retention = Field<Quantity>(
    "retention", .quantity(.duration), guide: "G32", doc: "How long the records are kept, for example `7y`.")
  package let mustKeep = Field<[MustKeep]>(
    "mustKeep", .list(.record(MustKeepFields.schema)), guide: "G20",
    doc: "Records that must be kept, with audience and retention.")
  package let heldBy = Field<External>(
    "heldBy", .reference(to: [.external]), guide: "G32", doc: "External party that stores the records.")

  package init() {}
}

package struct MustKeepFields: Fields {
  package static let noun = "kept record"
  package static let label: String? = "what"
  package static let collection: RecordCollection? = RecordCollection("kept") { $0.kept }
  package static let described = Described<Self>()

  package let what = Field<String>("what", .text, .required, guide: "G20", doc: "Name of the record.")
  package let forWhom = Field<String>(
    "for", guide: "G20", doc: "Audience of the record, for example `auditors`.")
  package let retention = Field<Quantity>(
    "retention", .quantity(.duration), guide: "G20", doc: "How long the record is kept, for example `7y`.")

  package init() {}
}

package typealias MustKeep = Entity<MustKeepFields>

package struct IncidentResponseFields: Fields {
  package static let noun = "incidentResponse control"
  package static let described = Described<Self>()
  package let shared = basics(.incidentResponse)
  package let channel = Field<String>(
    "channel", .formatted(.answer), guide: "G33", doc: "How the responders are contacted.")
  package let respondWithin = Field<Quantity>(
    "respondWithin", .quantity(.duration), guide: "G33",
    doc: "Maximum time until a responder acts, for example `15min`.")
  package let lastRehearsed = Field<CalendarDay>(
    "lastRehearsed", guide: "G33", doc: "Date of the last rehearsal.")

  package init() {}
}
