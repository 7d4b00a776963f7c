package import Shapes

/// A manifest that shows a rule at work: a base and changes to it, and the findings that must follow.
package struct ExampleFields: Fields {
  package static let noun = "example"
  package static let described = Described<Self>()

  package let passes = Field<String>("passes", doc: "What the example shows, where nothing is found.")
  package let fails = Field<String>("fails", doc: "What the example shows, where something is.")
  package let base = Field<String>("base", .text, .required, doc: "The manifest that it changes.")
  package let set = Field<Anything>("set", doc: "Paths, each with the value to put there.")
  package let append = Field<Anything>("append", doc: "Paths of lists, each with the item to add.")
  package let remove = Field<[String]>("remove", .list(.text), doc: "Paths to take away.")
  package let expect = Field<[Expectation]>(
    "expect", .list(.record(ExpectationFields.shape)), doc: "The findings, all of them.")

  package init() {}
}

package typealias Example = Entity<ExampleFields>

package struct ExpectationFields: Fields {
  package static let noun = "expected finding"
  package static let label: String? = "at"
  package static let described = Described<Self>()

  package let rule = Field<String>("rule", doc: "The rule; the one whose example it is when not stated.")
  package let at = Field<String>("at", .text, .required, doc: "The logical path.")
  package let severity = Field<Severity>("severity", doc: "How grave it is.")
  package let message = Field<String>("message", doc: "What it says.")

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
  package let manifest = Field<Anything>("manifest", .anything, .required, doc: "The manifest.")

  package init() {}
}
