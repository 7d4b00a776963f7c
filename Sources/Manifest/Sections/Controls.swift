package import Schema

/// The seven families of controls. Their names and the types of their parameters belong to the model; how strong
/// each rung is, and which parameters it needs, a pack's ladder says.
package enum ControlFamily: String, ChoiceValue {
  case identity, toolContract, isolation, approval, idempotency, evidence, incidentResponse

  package static let noun = "control family"

  package var rungs: Vocabulary { Vocabulary("\(rawValue) rung", ordered: true) }

  /// The field of all controls that holds the one of this family.
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
    doc: "How callers are told apart.")
  package let toolContract = Field<Control>(
    "toolContract", .record(ToolContractFields.schema), guide: "G28", inForce: true,
    doc: "What a tool may be asked to do.")
  package let isolation = Field<Control>(
    "isolation", .record(IsolationFields.schema), guide: "G29", inForce: true,
    doc: "What keeps code away from the rest.")
  package let approval = Field<Control>(
    "approval", .record(ApprovalFields.schema), guide: "G30", inForce: true,
    doc: "Who has to agree before it happens.")
  package let idempotency = Field<Control>(
    "idempotency", .record(IdempotencyFields.schema), guide: "G31", inForce: true,
    doc: "What keeps it from happening twice."
  )
  package let evidence = Field<Control>(
    "evidence", .record(EvidenceControlFields.schema), guide: "G32", inForce: true,
    doc: "What is kept of what happened.")
  package let incidentResponse = Field<Control>(
    "incidentResponse", .record(IncidentResponseFields.schema), guide: "G33", inForce: true,
    doc: "Who reacts, and how fast."
  )

  package init() {}
}

package typealias Controls = Entity<ControlsFields>

extension Controls {
  /// The control of a family; `nil` when what stands there could not be read.
  package func control(of family: ControlFamily) -> Control? { records.value(of: id, family.field) }
}

/// What every control states, whatever its family.
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
  package let held: Field<String>
  package let needed: Field<String>
  package let surplus: Field<Int>
  package let grade: Field<String>

  /// Of any family: its rungs are words of no one ladder.
  package init() { self.init(rungs: Vocabulary("rung")) }

  /// Fields are described in the order in which they are made, so all of them are made here.
  fileprivate init(rungs: Vocabulary) {
    strength = Field("strength", .name(rungs), .required, doc: "The rung of the ladder that it stands on.")
    evidence = Field(
      "evidence", .list(.reference(to: [.evidence])), guide: "G20", doc: "What shows that it is in force.")
    because = Field("because", doc: "A reason that reports show.")
    family = Field(derived: "family", doc: "The family it belongs to.")
    stated = Field(
      derived: "stated", doc: "Whether anybody stated it; else it stands on the ladder's first rung.")
    own = Field(
      derived: "own", doc: "Whether a part states it itself, rather than taking the system's.")
    held = Field(
      derived: "held", .name(rungs),
      doc:
        "The rung that counts: one without the parameters it needs counts as the next below that has its own."
    )
    needed = Field(
      derived: "needed", .name(rungs), from: .evaluation, .optional,
      doc: "The weakest rung that is enough here, where any requirement asks.")
    surplus = Field(
      derived: "surplus", .integer(atLeast: .min), from: .evaluation,
      doc: "How many rungs more are held than needed, or than the first where nothing is.")
    grade = Field(
      derived: "worth", .name(.controlGrade), from: .evaluation,
      doc: "What the claim is worth by the evidence that was read.")
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
  package let limits = Field<Limits>("limits", guide: "G28", doc: "What it may not pass.")

  package init() {}
}

package struct LimitsFields: Fields {
  package static let noun = "limits"
  package static let described = Described<Self>()

  package let amount = Field<Quantity>(
    "amount", .quantity(.money), guide: "G28", doc: "The most that one call may move.")
  package let rate = Field<Quantity>("rate", .quantity(.rate), guide: "G28", doc: "The most calls in a time.")
  package let targets = Field<[String]>("targets", guide: "G28", doc: "What it may reach at all.")

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
    "share", .quantity(.percentage), guide: "G30", doc: "The share that is reviewed.")
  package let above = Field<Quantity>(
    "above", .quantity(.moneyOrRate), guide: "G30", doc: "The threshold beyond which a person approves.")

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
    "retention", .quantity(.duration), guide: "G32", doc: "How long it is kept.")
  package let mustKeep = Field<[MustKeep]>(
    "mustKeep", .list(.record(MustKeepFields.schema)), guide: "G20",
    doc: "What must be there when somebody asks.")
  package let heldBy = Field<External>(
    "heldBy", .reference(to: [.external]), guide: "G32", doc: "The other party that holds it.")

  package init() {}
}

package struct MustKeepFields: Fields {
  package static let noun = "kept record"
  package static let label: String? = "what"
  package static let collection: RecordCollection? = RecordCollection("kept") { $0.kept }
  package static let described = Described<Self>()

  package let what = Field<String>("what", .text, .required, guide: "G20", doc: "What is kept.")
  package let forWhom = Field<String>("for", guide: "G20", doc: "Who will ask for it.")
  package let retention = Field<Quantity>(
    "retention", .quantity(.duration), guide: "G20", doc: "How long it is kept.")

  package init() {}
}

package typealias MustKeep = Entity<MustKeepFields>

package struct IncidentResponseFields: Fields {
  package static let noun = "incidentResponse control"
  package static let described = Described<Self>()
  package let shared = basics(.incidentResponse)
  package let channel = Field<String>("channel", guide: "G33", doc: "Where those who react are reached.")
  package let respondWithin = Field<Quantity>(
    "respondWithin", .quantity(.duration), guide: "G33", doc: "How soon somebody reacts.")
  package let lastRehearsed = Field<CalendarDay>(
    "lastRehearsed", guide: "G33", doc: "The day of the last exercise.")

  package init() {}
}
