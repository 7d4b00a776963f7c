import Manifest
package import Schema

/// The fields that several entry kinds share. Code that reads entries of any kind uses them:
/// `records[entry.root, \EntryFields.when]`.
package struct EntryFields: Fields {
  package static let noun = "entry"
  package static let described = Described<Self>()

  package let title = Field<String>("title", .text, .required, doc: "Title of the entry.")
  package let guide = Field<[String]>(
    "guide", .list(.text), .required, doc: "Guide lines that the entry enforces.")
  package let each = Field<Subject>("each", doc: "Parts to check; default: the manifest.")
  package let when = Field<String>("when", .expression, doc: "Condition that selects the parts.")
  package let at = Field<String>("at", .expression, doc: "Location; default: the part.")
  package let severity = Field<[String: String]>(
    "severity",
    .either(scalar: .choice(SeveritySetting.choice), mapping: .map(.choice(SeveritySetting.choice))),
    doc: "Severity, or a table by level.")
  package let level = Field<String>("level", .name(.level), .required, doc: "A level.")
  package let atLeast = Field<[String: String]>("atLeast", .map(.text), doc: "Rungs, by level.")
  package let message = Field<String>("message", .text, doc: "Message of the finding.")
  package let what = Field<String>("what", .text, .required, doc: "What the entry requires, in one sentence.")
  package let why = Field<String>(
    "why", .text, .required, doc: "Concrete harm if the requirement is not met.")
  package let remedy = Field<String>("remedy", .text, doc: "What to do, in one line.")
  package let references = Field<[String]>(
    "references", .list(.text), doc: "References to frameworks that require the same.")
  package let aliases = Field<[String]>("aliases", .list(.text), doc: "Former ids.")
  package let examples = Field<[Example]>(
    "examples", .list(.record(ExampleFields.schema)), doc: "Examples that pass and that fail.")
  package let survivors = Field<[Survivor]>(
    "survivors", .list(.record(SurvivorFields.schema)),
    doc: "Equivalent mutants of `policy test --mutate`, each with the reason.")

  package init() {}
}
