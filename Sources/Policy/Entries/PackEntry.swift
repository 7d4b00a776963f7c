package import Schema

/// The description of a pack (`pack.yaml`): its name, the packs that it extends, and shared values.
package struct PackFields: Fields {
  package static let noun = "pack"
  package static let described = Described<Self>()

  package let apiVersion = Field<String>(
    "apiVersion", .text, .required, doc: "Version of the format: `plumbline/v1`.")
  package let kind = Field<String>("kind", .text, .required, doc: "Kind of the document: `PolicyPack`.")
  package let metadata = Field<Entity<PackMetadataFields>>(
    "metadata", .record(PackMetadataFields.schema), .required, doc: "Name, version and owner of the pack.")
  package let extends = Field<[String]>(
    "extends", .list(.text), doc: "Packs that it extends; a pack that does not extend `core` replaces it.")
  package let parameters = Field<[Entity<ParameterFields>]>(
    "parameters", .list(.record(ParameterFields.schema)),
    doc: "Values that expressions read as `params.NAME`.")
  package let variables = Field<[Entity<VariableFields>]>(
    "variables", .list(.record(VariableFields.schema)),
    doc: "Expressions that other expressions read as `variables.NAME`."
  )
  package let defaultSeverity = Field<[String: String]>(
    "defaultSeverity", EntryFields.description(of: \.severity).type,
    doc:
      "Severity of rules without `severity`, or a table by level; allowed in the pack that defines the levels."
  )
  package let tightens = Field<[Entity<TighteningFields>]>(
    "tightens", .list(.record(TighteningFields.schema)),
    doc: "Changes that require more than the extended packs.")
  package let loosens = Field<[Entity<LooseningFields>]>(
    "loosens", .list(.record(LooseningFields.schema)),
    doc: "Changes that require less, each with a reason, an owner and an expiry date.")

  package init() {}
}

package typealias PackEntry = Entity<PackFields>

package struct PackMetadataFields: Fields {
  package static let noun = "pack metadata"
  package static let described = Described<Self>()

  package let name = Field<String>("name", .text, .required, doc: "Name of the pack.")
  package let version = Field<String>("version", .text, .required, doc: "Version of the pack.")
  package let owner = Field<String>("owner", .text, .required, doc: "Team that is responsible for the pack.")

  package init() {}
}

/// A named value that rules can read.
package struct ParameterFields: Fields {
  package static let noun = "parameter"
  package static let label: String? = "name"
  package static let described = Described<Self>()

  package let name = Field<String>("name", .text, .required, doc: "Name, used as `params.NAME`.")
  package let type = Field<ParameterType>(
    "type", ParameterType.fieldType, .required, doc: "Type of the value.")
  package let value = Field<Anything>("value", .anything, .required, doc: "Value of the parameter.")
  package let tighter = Field<Tighter>(
    "tighter", doc: "Which values are stricter; if absent, every change is a loosening.")
  package let byLevel = Field<Bool>(
    "byLevel", doc: "Whether the value is a table by level, read as `params.NAME[level]`; default `false`.")
  package let why = Field<String>("why", .text, .required, doc: "Purpose of the parameter.")
  package let survivors = Field(like: \EntryFields.survivors)

  package init() {}
}

/// The direction in which values of a parameter become stricter.
package enum Tighter: String, ChoiceValue {
  case smaller, larger
  case more, fewer

  package static let noun = "direction"
  package var meaning: String {
    switch self {
    case .smaller: "A smaller value is stricter."
    case .larger: "A larger value is stricter."
    case .more: "A list with more items is stricter."
    case .fewer: "A list with fewer items is stricter."
    }
  }
}

package enum ParameterType: String, ChoiceValue {
  case text, texts, number, boolean, duration, percentage
  case capabilityGrade = "capability-grade"
  case controlGrade = "control-grade"

  package static let noun = "parameter type"
  package var meaning: String {
    switch self {
    case .text: "A text."
    case .texts: "A list of texts."
    case .number: "A number."
    case .boolean: "`true` or `false`."
    case .duration: "A duration, for example `30d`."
    case .percentage: "A percentage, for example `99.9%`."
    case .capabilityGrade:
      "A grade of capability evidence: `unverified`, `documented`, `proven` or `verified`."
    case .controlGrade: "A grade of any other evidence: `claimed`, `attested`, `proven` or `independent`."
    }
  }
}

/// A named expression that is evaluated once for each manifest.
package struct VariableFields: Fields {
  package static let noun = "variable"
  package static let label: String? = "name"
  package static let described = Described<Self>()

  package let name = Field<String>("name", .text, .required, doc: "Name, used as `variables.NAME`.")
  package let expression = Field<String>("expression", .expression, .required, doc: "CEL expression.")
  package let why = Field<String>("why", .text, .required, doc: "Purpose of the variable.")
  package let survivors = Field(like: \EntryFields.survivors)

  package init() {}
}
