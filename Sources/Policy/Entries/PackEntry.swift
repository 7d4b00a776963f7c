package import Schema

/// `pack.yaml`: what a pack is called, what it stands on, and the values that its entries share.
package struct PackFields: Fields {
  package static let noun = "pack"
  package static let described = Described<Self>()

  package let apiVersion = Field<String>("apiVersion", .text, .required, doc: "The format: plumbline/v1.")
  package let kind = Field<String>("kind", .text, .required, doc: "PolicyPack.")
  package let metadata = Field<Entity<PackMetadataFields>>(
    "metadata", .record(PackMetadataFields.schema), .required, doc: "Whose pack it is.")
  package let extends = Field<[String]>(
    "extends", .list(.text), doc: "The packs that it stands on; without core it replaces the core.")
  package let parameters = Field<[Entity<ParameterFields>]>(
    "parameters", .list(.record(ParameterFields.schema)), doc: "Values that entries use as params.NAME.")
  package let variables = Field<[Entity<VariableFields>]>(
    "variables", .list(.record(VariableFields.schema)), doc: "Expressions that entries use as variables.NAME."
  )
  package let defaultSeverity = Field<[String: String]>(
    "defaultSeverity", EntryFields.description(of: \.severity).type,
    doc:
      "How grave a finding is where its rule does not say: one word, or a table by level. Stated by the pack that holds the levels."
  )
  package let tightens = Field<[Entity<TighteningFields>]>(
    "tightens", .list(.record(TighteningFields.schema)), doc: "What asks for more than in the packs below.")
  package let loosens = Field<[Entity<LooseningFields>]>(
    "loosens", .list(.record(LooseningFields.schema)),
    doc: "What asks for less, with a reason, an owner and an end.")

  package init() {}
}

package typealias PackEntry = Entity<PackFields>

package struct PackMetadataFields: Fields {
  package static let noun = "pack metadata"
  package static let described = Described<Self>()

  package let name = Field<String>("name", .text, .required, doc: "Names the pack.")
  package let version = Field<String>("version", .text, .required, doc: "The version of its content.")
  package let owner = Field<String>("owner", .text, .required, doc: "Who answers for it.")

  package init() {}
}

/// A value apart from the rules that use it.
package struct ParameterFields: Fields {
  package static let noun = "parameter"
  package static let label: String? = "name"
  package static let described = Described<Self>()

  package let name = Field<String>("name", .text, .required, doc: "Its name, as in params.NAME.")
  package let type = Field<ParameterType>("type", ParameterType.fieldType, .required, doc: "What it is.")
  package let value = Field<Anything>("value", .anything, .required, doc: "The value.")
  package let tighter = Field<Tighter>(
    "tighter", doc: "Which other value asks for more; a change is a loosening when not stated.")
  package let byLevel = Field<Bool>(
    "byLevel", doc: "Whether it is a table by level, read as params.NAME[level].")
  package let why = Field<String>("why", .text, .required, doc: "What it decides.")
  package let survivors = Field(like: \EntryFields.survivors)

  package init() {}
}

/// Which values of a parameter ask for more.
package enum Tighter: String, ChoiceValue {
  case smaller, larger
  /// A list with more items; `fewer` likewise.
  case more, fewer

  package static let noun = "direction"
}

package enum ParameterType: String, ChoiceValue {
  case text, texts, number, boolean, duration, percentage
  case capabilityGrade = "capability-worth"
  case controlGrade = "control-worth"

  package static let noun = "parameter type"
}

/// An expression evaluated once a manifest.
package struct VariableFields: Fields {
  package static let noun = "variable"
  package static let label: String? = "name"
  package static let described = Described<Self>()

  package let name = Field<String>("name", .text, .required, doc: "Its name, as in variables.NAME.")
  package let expression = Field<String>("expression", .expression, .required, doc: "The expression.")
  package let why = Field<String>("why", .text, .required, doc: "What it stands for.")
  package let survivors = Field(like: \EntryFields.survivors)

  package init() {}
}
