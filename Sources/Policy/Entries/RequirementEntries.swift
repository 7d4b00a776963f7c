package import Manifest
package import Schema

/// A requirement: how strong a control has to be, by level.
package struct RequirementFields: Fields {
  package static let noun = "requirement"
  package static let label: String? = "requirement"
  package static let described = Described<Self>()

  package let requirement = Field<String>(
    "requirement", .identifier(.entry), .required, doc: "The id: the file's name.")
  package let title = Field(like: \EntryFields.title, doc: "What it asks, in a few words.")
  package let guide = Field(like: \EntryFields.guide)
  package let control = Field<ControlFamily>(
    "control", ControlFamily.fieldType, .required, doc: "The family of controls.")
  package let each = Field(
    like: \EntryFields.each, doc: "The parts that owe it; the system itself when not stated.")
  package let when = Field(like: \EntryFields.when, doc: "Which of them.")
  package let atLeast = Field(
    like: \EntryFields.atLeast, .required, doc: "The weakest rung that is enough, by level.")
  package let why = Field(like: \EntryFields.why)
  package let remedy = Field(like: \EntryFields.remedy)
  package let references = Field(like: \EntryFields.references)
  package let aliases = Field(like: \EntryFields.aliases, doc: "Earlier ids of the requirement.")
  package let examples = Field(like: \EntryFields.examples)
  package let survivors = Field(like: \EntryFields.survivors)

  package init() {}
}

/// A floor: a fact and the least level that it forces.
package struct FloorFields: Fields {
  package static let noun = "floor"
  package static let label: String? = "floor"
  package static let described = Described<Self>()

  package let floor = Field<String>("floor", .identifier(.entry), .required, doc: "The id: the file's name.")
  package let title = Field(
    like: \EntryFields.title, doc: "The fact, as a finding names it; {expressions} may stand in it.")
  package let guide = Field(like: \EntryFields.guide)
  package let each = Field(
    like: \EntryFields.each, doc: "Of what it is a fact; of the whole manifest when not stated.")
  package let when = Field(like: \EntryFields.when, .required, doc: "Whether it is so.")
  package let at = Field(like: \EntryFields.at)
  package let level = Field(like: \EntryFields.level, doc: "The least level that it forces.")
  package let why = Field(like: \EntryFields.why, doc: "Why it cannot be less.")
  package let references = Field(like: \EntryFields.references, doc: "What else says so.")
  package let examples = Field(like: \EntryFields.examples)
  package let survivors = Field(like: \EntryFields.survivors)

  package init() {}
}
