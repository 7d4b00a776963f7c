package import Schema

package struct StateFields: Fields {
  package static let noun = "state"
  package static let collection: RecordCollection? = RecordCollection("state") { $0.state }
  package static let described = Described<Self>()

  package let id = Field<String>(
    "id", .identifier(.state), .required, guide: "G16", doc: "Id of the state.")
  package let `in` = Field<[Component]>(
    "in", .list(.reference(to: [.component])), guide: "G16", doc: "Components that store it.")
  package let owner = Field<String>("owner", guide: "G16", doc: "Team that is responsible for it.")
  package let lifetime = Field<Quantity>(
    "lifetime", .quantity(.duration), guide: "G16", doc: "How long the state is kept, for example `30d`.")
  package let survives = Field<[Survival]>(
    "survives", guide: "G16", doc: "Losses that the state must survive; `[]` for none.")
  package let data = Field<[DataKind]>(
    "data", guide: "G17", doc: "Kinds of data that it stores; each must be in `trust.data`.")
  package let consequence = Field<PartConsequence>(
    "consequence", guide: "G35", doc: "Level of this part, if it differs from the level of the system.")
  package let because = Field<String>(
    "because", .formatted(.answer), doc: "Reason for the value; shown in reports.")

  package let holders = Field<[Component]>(
    derived: "holders", .list(.reference(to: [.component])), .optional,
    doc: "Components that store it: the value of `in`, which is a reserved word in expressions.",
    by: { item, facts in facts.records[item, \StateFields.in] })
  package let level = Field<String>(
    derived: "level", .name(.level), from: .evaluation, doc: "Level at which the part is checked.")

  package init() {}
}

package typealias StateItem = Entity<StateFields>
