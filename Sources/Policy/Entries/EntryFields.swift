import Manifest
package import Schema

/// The fields that entries of several kinds have under one name. Code that reads entries of any kind names them here:
/// `records[entry.root, \EntryFields.when]`.
package struct EntryFields: Fields {
  package static let noun = "entry"
  package static let described = Described<Self>()

  package let title = Field<String>("title", .text, .required, doc: "What it is about, in a few words.")
  package let guide = Field<[String]>(
    "guide", .list(.text), .required, doc: "The lines of the guide that it serves.")
  package let each = Field<Subject>("each", doc: "What it looks at; the whole manifest when not stated.")
  package let when = Field<String>("when", .expression, doc: "Of which of them it asks anything.")
  package let at = Field<String>("at", .expression, doc: "Where it stands; the part itself when not stated.")
  package let severity = Field<[String: String]>(
    "severity",
    .either(scalar: .choice(SeveritySetting.choice), mapping: .map(.choice(SeveritySetting.choice))),
    doc: "One word, or a table by level.")
  package let level = Field<String>("level", .name(.level), .required, doc: "A level.")
  package let atLeast = Field<[String: String]>("atLeast", .map(.text), doc: "Rungs, by level.")
  package let message = Field<String>("message", .text, doc: "What is wrong.")
  package let what = Field<String>("what", .text, .required, doc: "What it asks for.")
  package let why = Field<String>("why", .text, .required, doc: "What goes wrong otherwise.")
  package let remedy = Field<String>("remedy", .text, doc: "What to do, in a line.")
  package let references = Field<[String]>("references", .list(.text), doc: "What else asks for the same.")
  package let aliases = Field<[String]>("aliases", .list(.text), doc: "Earlier ids.")
  package let examples = Field<[Example]>(
    "examples", .list(.record(ExampleFields.schema)), doc: "Manifests that pass and that fail.")
  package let survivors = Field<[Survivor]>(
    "survivors", .list(.record(SurvivorFields.schema)),
    doc: "Changes that policy test --mutate would make and that alter nothing, each with the reason.")

  package init() {}
}
