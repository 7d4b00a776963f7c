package import Manifest
package import Schema

/// A product of the catalog.
package struct ProductFields: Fields {
  package static let noun = "product entry"
  package static let label: String? = "product"
  package static let described = Described<Self>()

  package let product = Field<String>(
    "product", .text, .required, doc: "Product name in manifests; also the name of the file.")
  package let layers = Field<[String]>(
    "layers", .list(.text), .required, doc: "Layers that the product serves.")
  package let documentation = Field<[String]>(
    "documentation", .list(.text), .required,
    doc: "Hosts of the vendor documentation; on a shared host, with the first part of the path.")
  package let service = Field<Bool>(
    "service", doc: "Whether the product is a service that an operator runs and versions; default `false`.")
  package let modes = Field<[DeploymentMode]>(
    "modes", .list(DeploymentMode.fieldType), doc: "Deployment modes that the product supports; default: all."
  )
  package let exact = Field<String>(
    "exact", .text, doc: "Regular expression of an exact version, if it differs from the default.")

  package init() {}
}

/// A word list: claims that only a control or a measurement can support, and the texts to search.
package struct WordsFields: Fields {
  package static let noun = "words entry"
  package static let label: String? = "words"
  package static let described = Described<Self>()

  package let words = Field<String>(
    "words", .identifier(.entry), .required, doc: "Id of the entry; also the name of the file.")
  package let title = Field(like: \EntryFields.title)
  package let guide = Field(like: \EntryFields.guide)
  package let fields = Field<[String]>(
    "fields", .list(.expression), .required, doc: "Texts to search, for example `manifest.decision.decision`."
  )
  package let list = Field<[Entity<WordFields>]>(
    "list", .list(.record(WordFields.schema)), .required,
    doc: "Words to search for, each with its exceptions.")
  package let severity = Field(
    like: \EntryFields.severity,
    doc: "Severity, or a table by level; a word list never reports an error.")
  package let message = Field(
    like: \EntryFields.message, .required, doc: "Message; `{word}` is the word that was found.")
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

  package let word = Field<String>("word", .text, .required, doc: "Word or phrase.")
  package let except = Field<[String]>(
    "except", .list(.text), doc: "Longer phrases with the word that are accepted.")

  package init() {}
}

/// A framework that entries can reference, with the format of its identifiers.
package struct FrameworkFields: Fields {
  package static let noun = "framework entry"
  package static let label: String? = "framework"
  package static let described = Described<Self>()

  package let framework = Field<String>(
    "framework", .identifier(.entry), .required, doc: "Id of the entry; also the name of the file.")
  package let name = Field<String>(
    "name", .text, .required, doc: "Prefix of references to the framework.")
  package let title = Field<String>("title", .text, .required, doc: "Full title.")
  package let url = Field<String>("url", .formatted(.url), .required, doc: "URL of the framework.")
  package let items = Field<String>(
    "items", .text,
    doc:
      "Regular expression of the identifiers in the framework; if absent, only the framework as a whole can be referenced."
  )
  package let example = Field<String>("example", .text, doc: "Example of an identifier.")

  package init() {}
}
