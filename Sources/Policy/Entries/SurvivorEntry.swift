package import Schema

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
