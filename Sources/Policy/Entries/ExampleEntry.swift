package import Schema

/// An example of an entry: a base manifest, changes to it, and the expected findings.
package struct ExampleFields: Fields {
  package static let noun = "example"
  package static let doc = "A manifest that tests an entry, with the expected findings."
  package static let described = Described<Self>()

  package let passes = Field<String>("passes", doc: "Name of an example without findings.")
  package let fails = Field<String>("fails", doc: "Name of an example with findings.")
  package let base = Field<String>("base", .text, doc: "Base manifest that the example changes.")
  package let text = Field<String>(
    "text", .text, doc: "Complete text of the manifest, for cases that a change of a base cannot express.")
  package let set = Field<Anything>("set", doc: "Paths with their new values.")
  package let append = Field<Anything>("append", doc: "Paths of lists with the items to append.")
  package let remove = Field<[String]>("remove", .list(.text), doc: "Paths to remove.")
  package let files = Field<[String: String]>(
    "files", .map(.text),
    doc: "Files beside the manifest, by path; their digests in the manifest are updated.")
  package let altered = Field<[String: String]>(
    "altered", .map(.text), doc: "Files with altered content; their digests in the manifest are not updated.")
  package let params = Field<Anything>(
    "params", doc: "Parameter values for this example.")
  package let expect = Field<[Expectation]>(
    "expect", .list(.record(ExpectationFields.schema)), doc: "All expected findings.")
  package let only = Field<[String]>(
    "only", .list(.text), doc: "Rules and guide lines to evaluate, like `--only`.")
  package let table = Field<String>(
    "table",
    doc: "For a requirement: path of the `strength` that is set to each rung of `enough` and `tooWeak`.")
  package let enough = Field<[String: String]>(
    "enough", .map(.text), doc: "By level, a sufficient rung.")
  package let tooWeak = Field<[String: String]>(
    "tooWeak", .map(.text), doc: "By level, an insufficient rung.")

  package init() {}
}

package typealias Example = Entity<ExampleFields>

package struct ExpectationFields: Fields {
  package static let noun = "expected finding"
  package static let label: String? = "at"
  package static let described = Described<Self>()

  package let rule = Field<String>("rule", doc: "Rule of the finding; default: the rule of the example.")
  package let at = Field<String>("at", doc: "Path of the finding; default: the document.")
  package let severity = Field<SeveritySetting>("severity", doc: "Severity of the finding.")
  package let message = Field<String>("message", doc: "Message of the finding.")
  package let related = Field<[String]>(
    "related", .list(.text),
    doc: "Paths of all related locations.")

  package init() {}
}

package typealias Expectation = Entity<ExpectationFields>

/// A base manifest for examples.
package struct BaseFields: Fields {
  package static let noun = "base"
  package static let label: String? = "base"
  package static let described = Described<Self>()

  package let base = Field<String>(
    "base", .identifier(.entry), .required, doc: "Id of the entry; also the name of the file.")
  package let what = Field<String>("what", .text, .required, doc: "Description of the architecture.")
  package let today = Field<CalendarDay>(
    "today", CalendarDay.fieldType, .required, doc: "Date on which examples are evaluated.")
  package let manifest = Field<Anything>("manifest", .anything, .required, doc: "Manifest.")
  package let files = Field<[String: String]>(
    "files", .map(.text),
    doc: "Files beside the manifest, by path; their digests in the manifest are updated.")

  package init() {}
}

package typealias BaseEntry = Entity<BaseFields>

/// An equivalent mutant, which no example can kill. `policy test --mutate` does not report it as a survivor.
package struct SurvivorFields: Fields {
  package static let noun = "survivor"
  package static let label: String? = "mutant"
  package static let doc = "A mutant that no example can kill, with the reason."
  package static let described = Described<Self>()

  package let mutant = Field<String>(
    "mutant", .text, .required, doc: "The mutant, as printed by `policy test --mutate`.")
  package let because = Field<String>(
    "because", .text, .required, doc: "Reason why the mutant is equivalent.")

  package init() {}
}

package typealias Survivor = Entity<SurvivorFields>
