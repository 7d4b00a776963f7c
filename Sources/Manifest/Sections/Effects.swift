package import Schema

package struct EffectFields: Fields {
  package static let noun = "effect"
  package static let doc = "An external side effect."
  package static let collection: RecordCollection? = RecordCollection("effect") { $0.effects }
  package static let described = Described<Self>()

  package let id = Field<String>(
    "id", .identifier(.effect), .required, guide: "G18", doc: "Id of the effect.")
  package let by = Field<Component>(
    "by", .reference(to: [.component]), .required, guide: "G18", doc: "Component that performs the effect.")
  package let to = Field<Party>(
    "to", .reference(to: [.component, .external]), .required, guide: "G18",
    doc: "Component or external that the effect acts on.")
  package let kind = Field<EffectKind>(
    "kind", EffectKind.fieldType, .required, guide: "G18", doc: "Kind of effect.")
  package let data = Field<[DataKind]>(
    "data", guide: "G17", doc: "Kinds of data that the effect uses; each must be in `trust.data`.")
  package let reversibility = Field<Reversibility>(
    "reversibility", Reversibility.fieldType, .requiredUnless(field: "kind", is: ["read"]), guide: "G18",
    doc: "Whether the effect can be undone; not required for `kind: read`.")
  package let authority = Field<Authority>("authority", guide: "G27", doc: "Whose authority the effect uses.")
  package let hazard = Field<Hazard>(
    "hazard", guide: "G35", doc: "Worst harm of a physical effect.")
  package let controls = Field<Controls>("controls", inForce: true, doc: "Controls of this effect.")
  package let failure = Field<Failure>(
    "failure", guide: "G19", inForce: true,
    doc: "Failure behavior of this effect; each key overrides the key of the system.")
  package let consequence = Field<PartConsequence>(
    "consequence", guide: "G35", doc: "Level of this part, if it differs from the level of the system.")
  package let because = Field<String>(
    "because", .formatted(.answer), doc: "Reason for the value; shown in reports.")

  package let level = Field<String>(
    derived: "level", .name(.level), from: .evaluation, doc: "Level at which the part is checked.")

  package init() {}
}

package typealias Effect = Entity<EffectFields>

package struct FailureFields: Fields {
  package static let noun = "failure behavior"
  package static let described = Described<Self>()

  package let timeout = Field<Quantity>(
    "timeout", .quantity(.duration), guide: "G19", doc: "Timeout of one attempt, for example `30s`.")
  package let retry = Field<Retry>("retry", guide: "G19", doc: "Retry policy.")
  package let compensation = Field<String>(
    "compensation", guide: "G19", doc: "Compensating action for a partially completed effect.")
  package let fallback = Field<String>("fallback", guide: "G19", doc: "Fallback if all attempts fail.")

  package init() {}
}

package typealias Failure = Entity<FailureFields>

package struct RetryFields: Fields {
  package static let noun = "retry"
  package static let described = Described<Self>()

  package let max = Field<Int>(
    "max", .integer(atLeast: 0), .required, guide: "G19", doc: "Maximum number of retries; `0` for none.")
  package let backoff = Field<String>(
    "backoff", guide: "G19",
    doc: "Growth of the delay between attempts: `fixed`, `exponential` or another strategy.")

  package init() {}
}

package typealias Retry = Entity<RetryFields>
