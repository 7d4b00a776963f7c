package import Schema

package struct StateFields: Fields {
  package static let noun = "state"
  package static let collection: RecordCollection? = RecordCollection("state") { $0.state }
  package static let described = Described<Self>()

  package let id = Field<String>(
    "id", .identifier(.state), .required, guide: "G16", doc: "Names what is kept.")
  package let `in` = Field<[Component]>(
    "in", .list(.reference(to: [.component])), guide: "G16", doc: "The components that hold it.")
  package let owner = Field<String>("owner", guide: "G16", doc: "Who answers for it.")
  package let lifetime = Field<Quantity>(
    "lifetime", .quantity(.duration), guide: "G16", doc: "How long it is kept.")
  package let survives = Field<[Survival]>(
    "survives", guide: "G16", doc: "The losses it must survive; [] for none.")
  package let data = Field<[DataKind]>(
    "data", guide: "G17", doc: "What it holds; each kind stands in trust.data.")
  package let consequence = Field<PartConsequence>(
    "consequence", guide: "G35", doc: "Its own level, where it differs.")
  package let because = Field<String>("because", doc: "A reason that reports show.")

  package let holders = Field<[Component]>(
    derived: "holders", .list(.reference(to: [.component])), .optional,
    doc: "The components that hold it: what stands under in, which expressions keep for a word of their own.",
    by: { item, facts in facts.records[item, \StateFields.in] })
  package let level = Field<String>(
    derived: "level", .name(.level), from: .evaluation, doc: "The level at which it is judged.")

  package init() {}
}

package typealias StateItem = Entity<StateFields>
