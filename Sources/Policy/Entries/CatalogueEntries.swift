package import Manifest
package import Schema

/// A product, and what is known of it.
package struct ProductFields: Fields {
  package static let noun = "product entry"
  package static let label: String? = "product"
  package static let described = Described<Self>()

  package let product = Field<String>(
    "product", .text, .required, doc: "The id: the file's name, and how manifests call it.")
  package let layers = Field<[String]>(
    "layers", .list(.text), .required, doc: "The layers that it can serve.")
  package let documentation = Field<[String]>(
    "documentation", .list(.text), .required,
    doc: "Where its official documentation lives: hosts, on a shared one with the first part of the path.")
  package let service = Field<Bool>(
    "service", doc: "Whether it is an operator's service, which has no version of ours.")
  package let modes = Field<[DeploymentMode]>(
    "modes", .list(DeploymentMode.fieldType), doc: "Where it can run; anywhere when not stated.")
  package let exact = Field<String>(
    "exact", .text, doc: "The form of an exact version, as a regular expression, where it is its own.")

  package init() {}
}

/// Words that claim what only a control or a measurement could show, and where they are looked for.
package struct WordsFields: Fields {
  package static let noun = "words entry"
  package static let label: String? = "words"
  package static let described = Described<Self>()

  package let words = Field<String>("words", .identifier(.entry), .required, doc: "The id: the file's name.")
  package let title = Field(like: \EntryFields.title)
  package let guide = Field(like: \EntryFields.guide)
  package let fields = Field<[String]>(
    "fields", .list(.expression), .required, doc: "The texts that are looked at: manifest.decision.decision …"
  )
  package let list = Field<[Entity<WordFields>]>(
    "list", .list(.record(WordFields.schema)), .required,
    doc: "The words, each with the uses that mean no harm.")
  package let severity = Field(
    like: \EntryFields.severity,
    doc: "One word, or a table by level. A word list never makes an error.")
  package let message = Field(
    like: \EntryFields.message, .required, doc: "What is wrong; {word} stands for what was found.")
  package let what = Field(like: \EntryFields.what)
  package let why = Field(like: \EntryFields.why)
  package let remedy = Field(like: \EntryFields.remedy, .required)
  package let references = Field(like: \EntryFields.references)
  package let aliases = Field(like: \EntryFields.aliases)
  package let examples = Field(like: \EntryFields.examples)
  package let survivors = Field(like: \EntryFields.survivors)

  package init() {}
}

package struct WordFields: Fields {
  package static let noun = "word"
  package static let label: String? = "word"
  package static let described = Described<Self>()

  package let word = Field<String>("word", .text, .required, doc: "The word, or several.")
  package let except = Field<[String]>(
    "except", .list(.text), doc: "Longer texts with the word in them that mean no harm.")

  package init() {}
}

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
