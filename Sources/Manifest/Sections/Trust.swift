package import Schema

package struct TrustFields: Fields {
  package static let noun = "trust"
  package static let described = Described<Self>()

  package let data = Field<[DataKind]>(
    "data", guide: "G17", doc: "All kinds of data that the system handles.")
  package let tenancy = Field<Tenancy>(
    "tenancy", guide: "G17", doc: "Whether several tenants share the system.")
  package let externals = Field<[External]>(
    "externals", .list(.record(ExternalFields.schema)), guide: "G17",
    doc: "Parties outside of this architecture.")
  package let boundaries = Field<[Boundary]>(
    "boundaries", .list(.record(BoundaryFields.schema)), guide: "G17",
    doc: "Trust boundaries that data crosses between two parties.")

  package init() {}
}

package typealias TrustSection = Entity<TrustFields>

package struct ExternalFields: Fields {
  package static let noun = "external"
  package static let collection: RecordCollection? = RecordCollection("external") { $0.externals }
  package static let described = Described<Self>()

  package let id = Field<String>(
    "id", .identifier(.external), .required, guide: "G17",
    doc: "Id of the external; different from the ids of all components.")
  package let `operator` = Field<String>("operator", guide: "G17", doc: "Organization that runs it.")
  package let trust = Field<Trust>(
    "trust", Trust.fieldType, .required, guide: "G17", doc: "Degree of trust.")
  package let people = Field<Bool>(
    "people", guide: "G17",
    doc: "Whether the external stands for people rather than systems; default `false`.")
  package let layers = Field<[String]>(
    "layers", .list(.name(.layer)), guide: "G3", doc: "Layers that the external serves.")
  package let because = Field<String>(
    "because", .formatted(.answer), doc: "Reason for the value; shown in reports.")

  package init() {}
}

package typealias External = Entity<ExternalFields>

package struct BoundaryFields: Fields {
  package static let noun = "boundary"
  package static let collection: RecordCollection? = RecordCollection("boundary") { $0.boundaries }
  package static let described = Described<Self>()

  package let id = Field<String>(
    "id", .identifier(.boundary), .required, guide: "G17", doc: "Id of the boundary.")
  package let from = Field<Party>(
    "from", .reference(to: [.component, .external]), .required, guide: "G17",
    doc: "Party that sends the data."
  )
  package let to = Field<Party>(
    "to", .reference(to: [.component, .external]), .required, guide: "G17",
    doc: "Party that receives the data.")
  package let data = Field<[DataKind]>(
    "data", guide: "G17", doc: "Kinds of data that cross the boundary; each must be in `trust.data`.")
  package let controls = Field<Controls>(
    "controls", guide: "G27", inForce: true, doc: "Controls of this boundary.")
  package let consequence = Field<PartConsequence>(
    "consequence", guide: "G35", doc: "Level of this part, if it differs from the level of the system.")
  package let because = Field<String>(
    "because", .formatted(.answer), doc: "Reason for the value; shown in reports.")

  package let level = Field<String>(
    derived: "level", .name(.level), from: .evaluation, doc: "Level at which the part is checked.")

  package init() {}
}

package typealias Boundary = Entity<BoundaryFields>

/// An end of a boundary or the target of an effect: a component or an external. Parties are derived from
/// references to either.
package struct PartyFields: Fields {
  package static let noun = "party"
  package static let doc = "An end of a boundary, or what an effect reaches: a component or an external."
  package static let described = Described<Self>()

  package let id = Field<String>(derived: "id", .text, doc: "Id of the component or external.")
  package let kind = Field<PartyKind>(derived: "kind", doc: "Kind of the party: component or external.")
  package let component = Field<Component>(
    derived: "component", .reference(to: [.component]), .optional, doc: "The component, if the party is one.")
  package let external = Field<External>(
    derived: "external", .reference(to: [.external]), .optional, doc: "The external, if the party is one.")

  package init() {}
}

package typealias Party = Entity<PartyFields>

package enum PartyKind: String, ChoiceValue {
  case component, external

  package static let noun = "kind of party"
  package var meaning: String {
    switch self {
    case .component: "A component of this architecture."
    case .external: "A party outside of this architecture."
    }
  }
}
