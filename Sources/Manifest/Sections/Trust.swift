package import Schema

package struct TrustFields: Fields {
  package static let noun = "trust"
  package static let described = Described<Self>()

  package let data = Field<[DataKind]>("data", guide: "G17", doc: "Every kind of data that passes through.")
  package let tenancy = Field<Tenancy>("tenancy", guide: "G17", doc: "Whether tenants share it.")
  package let externals = Field<[External]>(
    "externals", .list(.record(ExternalFields.schema)), guide: "G17", doc: "What is not ours and takes part.")
  package let boundaries = Field<[Boundary]>(
    "boundaries", .list(.record(BoundaryFields.schema)), guide: "G17",
    doc: "Where data crosses from one party to another.")

  package init() {}
}

package typealias TrustSection = Entity<TrustFields>

package struct ExternalFields: Fields {
  package static let noun = "external"
  package static let collection: RecordCollection? = RecordCollection("external") { $0.externals }
  package static let described = Described<Self>()

  package let id = Field<String>(
    "id", .identifier(.external), .required, guide: "G17", doc: "Names it; unlike any component's id.")
  package let `operator` = Field<String>("operator", guide: "G17", doc: "Who runs it.")
  package let trust = Field<Trust>(
    "trust", Trust.fieldType, .required, guide: "G17", doc: "How far it is trusted.")
  package let people = Field<Bool>(
    "people", guide: "G17", doc: "Whether people, not systems, are reached through it.")
  package let layers = Field<[String]>(
    "layers", .list(.name(.layer)), guide: "G3", doc: "Layers of the architecture that it serves.")
  package let because = Field<String>("because", doc: "A reason that reports show.")

  package init() {}
}

package typealias External = Entity<ExternalFields>

package struct BoundaryFields: Fields {
  package static let noun = "boundary"
  package static let collection: RecordCollection? = RecordCollection("boundary") { $0.boundaries }
  package static let described = Described<Self>()

  package let id = Field<String>(
    "id", .identifier(.boundary), .required, guide: "G17", doc: "Names the boundary.")
  package let from = Field<Party>(
    "from", .reference(to: [.component, .external]), .required, guide: "G17", doc: "The end that data leaves."
  )
  package let to = Field<Party>(
    "to", .reference(to: [.component, .external]), .required, guide: "G17", doc: "The end that data reaches.")
  package let data = Field<[DataKind]>(
    "data", guide: "G17", doc: "What crosses; each kind stands in trust.data.")
  package let controls = Field<Controls>(
    "controls", guide: "G27", inForce: true, doc: "Controls of this boundary alone.")
  package let consequence = Field<PartConsequence>(
    "consequence", guide: "G35", doc: "Its own level, where it differs.")
  package let because = Field<String>("because", doc: "A reason that reports show.")

  package let level = Field<String>(
    derived: "level", .name(.level), from: .evaluation, doc: "The level at which it is judged.")

  package init() {}
}

package typealias Boundary = Entity<BoundaryFields>

/// An end of a boundary, or what an effect reaches: a component or an external. Nobody writes it; it is what a
/// reference to either leads to.
package struct PartyFields: Fields {
  package static let noun = "party"
  package static let doc = "An end of a boundary, or what an effect reaches: a component or an external."
  package static let described = Described<Self>()

  package let id = Field<String>(derived: "id", .text, doc: "The id of the component or external.")
  package let kind = Field<PartyKind>(derived: "kind", doc: "Which of the two it is.")
  package let component = Field<Component>(
    derived: "component", .reference(to: [.component]), .optional, doc: "The component, if it is one.")
  package let external = Field<External>(
    derived: "external", .reference(to: [.external]), .optional, doc: "The external, if it is one.")

  package init() {}
}

package typealias Party = Entity<PartyFields>

package enum PartyKind: String, ChoiceValue {
  case component, external

  package static let noun = "kind of party"
}
