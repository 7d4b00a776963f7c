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

package typealias ProductEntry = Entity<ProductFields>

/// Words that claim what only a control or a measurement could show, and where they are looked for.
package struct WordsFields: Fields {
  package static let noun = "words entry"
  package static let label: String? = "words"
  package static let described = Described<Self>()

  package let words = Field<String>("words", .identifier(.entry), .required, doc: "The id: the file's name.")
  package let title = Field<String>("title", .text, .required, doc: "What it is about, in a few words.")
  package let guide = Field<[String]>(
    "guide", .list(.text), .required, doc: "The lines of the guide that it serves.")
  package let fields = Field<[String]>(
    "fields", .list(.expression), .required, doc: "The texts that are looked at: manifest.decision.decision …"
  )
  package let list = Field<[Entity<WordFields>]>(
    "list", .list(.record(WordFields.schema)), .required,
    doc: "The words, each with the uses that mean no harm.")
  package let severity = Field<[String: String]>(
    "severity", .either(scalar: .choice(Severity.choice), mapping: .map(.choice(Severity.choice))),
    doc: "One word, or a table by level. A word list never makes an error.")
  package let message = Field<String>(
    "message", .text, .required, doc: "What is wrong; {word} stands for what was found.")
  package let what = Field<String>("what", .text, .required, doc: "What it asks for.")
  package let why = Field<String>("why", .text, .required, doc: "What goes wrong otherwise.")
  package let remedy = Field<String>("remedy", .text, .required, doc: "What to do, in a line.")
  package let references = Field<[String]>("references", .list(.text), doc: "What else asks for the same.")
  package let aliases = Field<[String]>("aliases", .list(.text), doc: "Earlier ids.")
  package let examples = Field<[Example]>(
    "examples", .list(.record(ExampleFields.schema)), doc: "Manifests that pass and that fail.")
  package let survivors = Field<[Survivor]>(survivors: ())

  package init() {}
}

package typealias WordsEntry = Entity<WordsFields>

package struct WordFields: Fields {
  package static let noun = "word"
  package static let label: String? = "word"
  package static let described = Described<Self>()

  package let word = Field<String>("word", .text, .required, doc: "The word, or several.")
  package let except = Field<[String]>(
    "except", .list(.text), doc: "Longer texts with the word in them that mean no harm.")

  package init() {}
}
