package import Schema

/// A framework that entries refer to, and the form of its identifiers.
package struct FrameworkFields: Fields {
  package static let noun = "framework entry"
  package static let label: String? = "framework"
  package static let described = Described<Self>()

  package let framework = Field<String>(
    "framework", .identifier(.entry), .required, doc: "The id: the file's name.")
  package let name = Field<String>(
    "name", .text, .required, doc: "The words with which a reference to it begins; two may share them.")
  package let title = Field<String>("title", .text, .required, doc: "What it is called in full.")
  package let url = Field<String>("url", .formatted(.url), .required, doc: "Where it can be read.")
  package let items = Field<String>(
    "items", .text,
    doc: "The form of what is named in it, as a regular expression; without it only the whole is referred to."
  )
  package let example = Field<String>("example", .text, doc: "One identifier in it, to show the form.")

  package init() {}
}

package typealias FrameworkEntry = Entity<FrameworkFields>
