package import Schema

package struct MetadataFields: Fields {
  package static let noun = "metadata"
  package static let described = Described<Self>()

  package let name = Field<String>(
    "name", .identifier(IDNamespace("architecture")), .required,
    doc: "Name of the architecture; findings are identified by it.")
  package let owner = Field<String>(
    "owner", guide: "G42", doc: "Team that is responsible for the architecture.")
  package let summary = Field<String>("summary", doc: "Summary in one line.")
  package let labels = Field<[String: String]>("labels", doc: "Custom names and values.")

  package init() {}
}

package typealias Metadata = Entity<MetadataFields>
