package import Schema

package struct MetadataFields: Fields {
  package static let noun = "metadata"
  package static let described = Described<Self>()

  package let name = Field<String>(
    "name", .identifier(IDNamespace("architecture")), .required,
    doc: "Names the architecture; findings keep it as their own.")
  package let owner = Field<String>("owner", guide: "G42", doc: "Who answers for the architecture.")
  package let summary = Field<String>("summary", doc: "What it does, in one line.")
  package let labels = Field<[String: String]>("labels", doc: "Names and values of your own.")

  package init() {}
}

package typealias Metadata = Entity<MetadataFields>
