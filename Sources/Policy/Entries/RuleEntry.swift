import Manifest
package import Schema

/// A rule: a condition that each part of a kind must meet, and the finding if it does not.
package struct RuleFields: Fields {
  package static let noun = "rule"
  package static let label: String? = "rule"
  package static let described = Described<Self>()

  package let rule = Field<String>(
    "rule", .identifier(.entry), .required, doc: "Id of the entry; also the name of the file.")
  package let title = Field(like: \EntryFields.title)
  package let guide = Field(like: \EntryFields.guide)
  package let reports = Field<Reporter>(
    "reports",
    doc:
      "The program reports the finding while it reads (`decoding`) or evaluates (`assessment`) the manifest; the entry explains it."
  )
  package let each = Field(like: \EntryFields.each)
  package let items = Field<String>(
    "items", .expression,
    doc:
      "List of texts to check in each part; other expressions read each of them as `item`."
  )
  package let when = Field(like: \EntryFields.when)
  package let assert = Field<String>("assert", .expression, doc: "Condition that must be true.")
  package let severity = Field(
    like: \EntryFields.severity,
    doc:
      "Severity, or a table by level in which each entry applies from its level up; default: `defaultSeverity` of the pack."
  )
  package let at = Field(
    like: \EntryFields.at,
    doc: "Location of the finding; default: the part. With `items`, it may end in `[item]`.")
  package let related = Field<[String]>("related", .list(.expression), doc: "Related locations.")
  package let message = Field(like: \EntryFields.message, doc: "Message; may contain `{expressions}`.")
  package let what = Field(like: \EntryFields.what)
  package let why = Field(like: \EntryFields.why)
  package let remedy = Field(
    like: \EntryFields.remedy, doc: "What to do, in one line; may contain `{expressions}`.")
  package let references = Field(like: \EntryFields.references)
  package let aliases = Field(like: \EntryFields.aliases, doc: "Former ids of the rule.")
  package let examples = Field(like: \EntryFields.examples)
  package let survivors = Field(like: \EntryFields.survivors)

  package init() {}
}

/// The phase of the program that reports a built-in rule.
package enum Reporter: String, ChoiceValue {
  case decoding, assessment

  package static let noun = "reporter"
  package var meaning: String {
    switch self {
    case .decoding: "The program reports it while it reads the manifest."
    case .assessment: "The program reports it while it evaluates levels, evidence and packs."
    }
  }
}

package enum SeveritySetting: String, ChoiceValue, Comparable {
  case off, note, warning, error

  package static let noun = "severity"
  package var meaning: String {
    switch self {
    case .off: "Not reported."
    case .note: "Information."
    case .warning: "A defect that does not fail the run by default."
    case .error: "A defect that fails the run."
    }
  }

  package static func < (a: SeveritySetting, b: SeveritySetting) -> Bool {
    allCases.firstIndex(of: a) ?? 0 < allCases.firstIndex(of: b) ?? 0
  }
}

/// The kind of parts that an entry checks: the records of a collection of the model.
package struct Subject: ChoiceValue, Hashable {
  package static let noun = "subject"
  package var meaning: String {
    self == .manifest ? "The manifest, once." : "Each `\(rawValue)` record of the manifest."
  }
  package static let allCases = ArchitectureFields.allSchemas.compactMap(Subject.init)

  package static let manifest = described(ArchitectureFields.self)
  package static let effect = described(EffectFields.self)
  package static let component = described(ComponentFields.self)
  package static let boundary = described(BoundaryFields.self)
  package static let state = described(StateFields.self)
  package static let capability = described(CapabilityFields.self)
  package static let control = described(ControlBasics.self)

  /// The schema of the parts.
  package let schema: RecordSchema
  private let collection: RecordCollection

  /// Returns `nil` for records that rules cannot check.
  private init?(_ schema: RecordSchema) {
    guard let collection = schema.collection else { return nil }
    self.schema = schema
    self.collection = collection
  }

  private static func described(_ fields: (some Fields).Type) -> Subject {
    guard let subject = Subject(fields.schema) else { preconditionFailure("\(fields) has no collection") }
    return subject
  }

  package var rawValue: String { collection.name }

  package init?(rawValue: String) {
    guard let subject = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = subject
  }

  fileprivate func records(in manifest: RuntimeArchitecture) -> [RecordID] {
    collection.records(in: manifest.records, root: manifest.id)
  }

  package static func == (a: Subject, b: Subject) -> Bool { a.schema === b.schema }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(schema)) }
}

extension RuntimeArchitecture {
  /// Returns the records that an entry checks.
  package func subjects(_ subject: Subject) -> [RecordID] { subject.records(in: self) }
}

extension IDNamespace {
  /// The namespace of the ids of all entries of a pack.
  package static let entry = IDNamespace("entry")
}
