package import Schema

/// A manifest that shows a rule at work: a base and changes to it, and the findings that must follow.
package struct ExampleFields: Fields {
  package static let noun = "example"
  package static let doc = "A manifest that shows an entry at work, and what must be found in it."
  package static let described = Described<Self>()

  package let passes = Field<String>("passes", doc: "What the example shows, where nothing is found.")
  package let fails = Field<String>("fails", doc: "What the example shows, where something is.")
  package let base = Field<String>("base", .text, doc: "The manifest that it changes.")
  package let text = Field<String>(
    "text", .text, doc: "The manifest as it stands in its file, for what no change of a base can show.")
  package let set = Field<Anything>("set", doc: "Paths, each with the value to put there.")
  package let append = Field<Anything>("append", doc: "Paths of lists, each with the item to add.")
  package let remove = Field<[String]>("remove", .list(.text), doc: "Paths to take away.")
  package let files = Field<[String: String]>(
    "files", .map(.text),
    doc: "Files beside the manifest, by path; the digests that the manifest states of them are put right.")
  package let altered = Field<[String: String]>(
    "altered", .map(.text), doc: "Files as they are after somebody altered them: digests stay as they were.")
  package let params = Field<Anything>(
    "params", doc: "Parameters of the packs, each with the value that it has in this example alone.")
  package let expect = Field<[Expectation]>(
    "expect", .list(.record(ExpectationFields.schema)), doc: "The findings, all of them.")
  package let only = Field<[String]>(
    "only", .list(.text), doc: "Rules and lines of the guide that the example keeps to, as --only does.")
  package let table = Field<String>(
    "table", doc: "For a requirement: the path of the strength that takes each rung of the two tables below.")
  package let enough = Field<[String: String]>(
    "enough", .map(.text), doc: "By level, a rung at which the requirement finds nothing.")
  package let tooWeak = Field<[String: String]>(
    "tooWeak", .map(.text), doc: "By level, a rung at which it does.")

  package init() {}
}

package typealias Example = Entity<ExampleFields>

package struct ExpectationFields: Fields {
  package static let noun = "expected finding"
  package static let label: String? = "at"
  package static let described = Described<Self>()

  package let rule = Field<String>("rule", doc: "The rule; the one whose example it is when not stated.")
  package let at = Field<String>("at", doc: "The logical path; the document as a whole when not stated.")
  package let severity = Field<SeveritySetting>("severity", doc: "How grave it is.")
  package let message = Field<String>("message", doc: "What it says.")
  package let related = Field<[String]>(
    "related", .list(.text),
    doc: "The logical paths of the places beside it, all of them where any is stated.")

  package init() {}
}

package typealias Expectation = Entity<ExpectationFields>

/// A manifest that examples begin with.
package struct BaseFields: Fields {
  package static let noun = "base"
  package static let label: String? = "base"
  package static let described = Described<Self>()

  package let base = Field<String>("base", .identifier(.entry), .required, doc: "The id: the file's name.")
  package let what = Field<String>("what", .text, .required, doc: "What architecture it is.")
  package let today = Field<CalendarDay>(
    "today", CalendarDay.fieldType, .required, doc: "The day on which examples are judged.")
  package let manifest = Field<Anything>("manifest", .anything, .required, doc: "The manifest.")
  package let files = Field<[String: String]>(
    "files", .map(.text),
    doc: "Files beside the manifest, by path; the digests that the manifest states of them are put right.")

  package init() {}
}

package typealias BaseEntry = Entity<BaseFields>

/// A change that no example can notice, since it alters nothing: `policy test --mutate` does not count it as a hole.
package struct SurvivorFields: Fields {
  package static let noun = "survivor"
  package static let label: String? = "mutant"
  package static let doc = "A change of an entry that no example can notice, and why it alters nothing."
  package static let described = Described<Self>()

  package let mutant = Field<String>(
    "mutant", .text, .required, doc: "The change, as policy test --mutate writes it.")
  package let because = Field<String>("because", .text, .required, doc: "Why it alters nothing.")

  package init() {}
}

package typealias Survivor = Entity<SurvivorFields>
