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

extension Field<[Survivor]> {
  /// The same field of every sort of entry that is mutated.
  init(survivors: ()) {
    self.init(
      "survivors", .list(.record(SurvivorFields.schema)),
      doc: "Changes that policy test --mutate would make and that alter nothing, each with the reason.")
  }
}
