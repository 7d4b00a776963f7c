package import Schema

package struct EffectFields: Fields {
  package static let noun = "effect"
  package static let doc = "An external side effect."
  package static let collection: RecordCollection? = RecordCollection("effect") { $0.effects }
  package static let described = Described<Self>()

  package let id = Field<String>(
    "id", .identifier(.effect), .required, guide: "G18", doc: "Names the effect.")
  package let by = Field<Component>(
    "by", .reference(to: [.component]), .required, guide: "G18", doc: "The component that performs it.")
  package let to = Field<Party>(
    "to", .reference(to: [.component, .external]), .required, guide: "G18", doc: "What it reaches.")
  package let kind = Field<EffectKind>(
    "kind", EffectKind.fieldType, .required, guide: "G18", doc: "What it does there.")
  package let data = Field<[DataKind]>(
    "data", guide: "G17", doc: "The data it touches; each kind stands in trust.data.")
  package let reversibility = Field<Reversibility>(
    "reversibility", Reversibility.fieldType, .requiredUnless(field: "kind", is: ["read"]), guide: "G18",
    doc: "Whether it can be undone. Not asked of a read.")
  package let authority = Field<Authority>("authority", guide: "G27", doc: "On whose authority it acts.")
  package let hazard = Field<Hazard>(
    "hazard", guide: "G35", doc: "What a physical effect can do to people and things.")
  package let controls = Field<Controls>("controls", inForce: true, doc: "Controls of this effect alone.")
  package let failure = Field<Failure>(
    "failure", guide: "G19", inForce: true,
    doc: "What happens when it fails; holds key by key over the system's.")
  package let consequence = Field<PartConsequence>(
    "consequence", guide: "G35", doc: "Its own level, where it differs.")
  package let because = Field<String>("because", doc: "A reason that reports show.")

  package let level = Field<String>(
    derived: "level", .name(.level), from: .evaluation, doc: "The level at which it is judged.")

  package init() {}
}

package typealias Effect = Entity<EffectFields>

package struct FailureFields: Fields {
  package static let noun = "failure behaviour"
  package static let described = Described<Self>()

  package let timeout = Field<Quantity>(
    "timeout", .quantity(.duration), guide: "G19", doc: "After how long an attempt is given up.")
  package let retry = Field<Retry>("retry", guide: "G19", doc: "How it is tried again.")
  package let compensation = Field<String>(
    "compensation", guide: "G19", doc: "What makes up for an effect that is half done.")
  package let fallback = Field<String>("fallback", guide: "G19", doc: "What happens instead.")

  package init() {}
}

package typealias Failure = Entity<FailureFields>

package struct RetryFields: Fields {
  package static let noun = "retry"
  package static let described = Described<Self>()

  package let max = Field<Int>(
    "max", .integer(atLeast: 0), .required, guide: "G19", doc: "How often it is tried again; 0 for never.")
  package let backoff = Field<String>(
    "backoff", guide: "G19", doc: "How the waits grow: fixed, exponential …")

  package init() {}
}

package typealias Retry = Entity<RetryFields>
