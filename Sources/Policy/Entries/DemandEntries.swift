package import Manifest
package import Schema

/// A requirement: how strong a control has to be, by level.
package struct RequirementFields: Fields {
  package static let noun = "requirement"
  package static let label: String? = "requirement"
  package static let described = Described<Self>()

  package let requirement = Field<String>(
    "requirement", .identifier(.entry), .required, doc: "The id: the file's name.")
  package let title = Field<String>("title", .text, .required, doc: "What it asks, in a few words.")
  package let guide = Field<[String]>(
    "guide", .list(.text), .required, doc: "The lines of the guide that it serves.")
  package let control = Field<ControlFamily>(
    "control", ControlFamily.fieldType, .required, doc: "The family of controls.")
  package let each = Field<Subject>("each", doc: "The parts that owe it; the system itself when not stated.")
  package let when = Field<String>("when", .expression, doc: "Which of them.")
  package let atLeast = Field<[String: String]>(
    "atLeast", .map(.text), .required, doc: "The weakest rung that is enough, by level.")
  package let why = Field<String>("why", .text, .required, doc: "What goes wrong otherwise.")
  package let remedy = Field<String>("remedy", .text, doc: "What to do, in a line.")
  package let references = Field<[String]>("references", .list(.text), doc: "What else asks for the same.")
  package let aliases = Field<[String]>("aliases", .list(.text), doc: "Earlier ids of the requirement.")
  package let examples = Field<[Example]>(
    "examples", .list(.record(ExampleFields.schema)), doc: "Manifests that pass and that fail.")
  package let survivors = Field<[Survivor]>(survivors: ())

  package init() {}
}

package typealias RequirementEntry = Entity<RequirementFields>

/// A floor: a fact and the least level that it forces.
package struct FloorFields: Fields {
  package static let noun = "floor"
  package static let label: String? = "floor"
  package static let described = Described<Self>()

  package let floor = Field<String>("floor", .identifier(.entry), .required, doc: "The id: the file's name.")
  package let title = Field<String>(
    "title", .text, .required, doc: "The fact, as a finding names it; {expressions} may stand in it.")
  package let guide = Field<[String]>(
    "guide", .list(.text), .required, doc: "The lines of the guide that it serves.")
  package let each = Field<Subject>(
    "each", doc: "Of what it is a fact; of the whole manifest when not stated.")
  package let when = Field<String>("when", .expression, .required, doc: "Whether it is so.")
  package let at = Field<String>("at", .expression, doc: "Where it stands; the part itself when not stated.")
  package let level = Field<String>("level", .name(.level), .required, doc: "The least level that it forces.")
  package let why = Field<String>("why", .text, .required, doc: "Why it cannot be less.")
  package let references = Field<[String]>("references", .list(.text), doc: "What else says so.")
  package let examples = Field<[Example]>(
    "examples", .list(.record(ExampleFields.schema)), doc: "Manifests that pass and that fail.")
  package let survivors = Field<[Survivor]>(survivors: ())

  package init() {}
}

package typealias FloorEntry = Entity<FloorFields>
