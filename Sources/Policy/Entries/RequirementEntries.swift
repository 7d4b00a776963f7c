package import Manifest
package import Schema

/// A requirement: the weakest sufficient rung of a control, by level.
package struct RequirementFields: Fields {
  package static let noun = "requirement"
  package static let label: String? = "requirement"
  package static let described = Described<Self>()

  package let requirement = Field<String>(
    "requirement", .identifier(.entry), .required, doc: "Id of the entry; also the name of the file.")
  package let title = Field(like: \EntryFields.title, doc: "Title of the requirement.")
  package let guide = Field(like: \EntryFields.guide)
  package let control = Field<ControlFamily>(
    "control", ControlFamily.fieldType, .required, doc: "Control family.")
  package let each = Field(
    like: \EntryFields.each, doc: "Parts to which the requirement applies; default: the system.")
  package let when = Field(like: \EntryFields.when, doc: "Condition that selects the parts.")
  package let atLeast = Field(
    like: \EntryFields.atLeast, .required, doc: "Weakest sufficient rung, by level.")
  package let why = Field(like: \EntryFields.why)
  package let remedy = Field(like: \EntryFields.remedy)
  package let references = Field(like: \EntryFields.references)
  package let aliases = Field(like: \EntryFields.aliases, doc: "Former ids of the requirement.")
  package let examples = Field(like: \EntryFields.examples)
  package let survivors = Field(like: \EntryFields.survivors)

  package init() {}
}

/// A floor: a fact and the minimum level that it requires.
package struct FloorFields: Fields {
  package static let noun = "floor"
  package static let label: String? = "floor"
  package static let described = Described<Self>()

  package let floor = Field<String>(
    "floor", .identifier(.entry), .required, doc: "Id of the entry; also the name of the file.")
  package let title = Field(
    like: \EntryFields.title, doc: "The fact as findings show it; may contain `{expressions}`.")
  package let guide = Field(like: \EntryFields.guide)
  package let each = Field(
    like: \EntryFields.each, doc: "Parts to which the fact applies; default: the manifest.")
  package let when = Field(like: \EntryFields.when, .required, doc: "Condition of the fact.")
  package let at = Field(like: \EntryFields.at)
  package let level = Field(like: \EntryFields.level, doc: "Minimum level that the fact requires.")
  package let why = Field(like: \EntryFields.why, doc: "Reason why a lower level is not sufficient.")
  package let references = Field(like: \EntryFields.references, doc: "References to frameworks.")
  package let examples = Field(like: \EntryFields.examples)
  package let survivors = Field(like: \EntryFields.survivors)

  package init() {}
}
