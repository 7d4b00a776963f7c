import Manifest
package import Schema

/// A rule: what must be true of each part of a kind, and what to say where it is not.
package struct RuleFields: Fields {
  package static let noun = "rule"
  package static let label: String? = "rule"
  package static let described = Described<Self>()

  package let rule = Field<String>("rule", .identifier(.entry), .required, doc: "The id: the file's name.")
  package let title = Field<String>("title", .text, .required, doc: "What it is about, in a few words.")
  package let guide = Field<[String]>(
    "guide", .list(.text), .required, doc: "The lines of the guide that it serves.")
  package let reports = Field<Reporter>(
    "reports",
    doc:
      "decoding, judging: the finding is made where the manifest is read or its levels are derived, and the rule only says what it means."
  )
  package let each = Field<Subject>("each", doc: "What it looks at; the whole manifest when not stated.")
  package let items = Field<String>(
    "items", .expression,
    doc:
      "Texts that it looks at one after the other in each part: a list of them, each seen as item in every other expression."
  )
  package let when = Field<String>("when", .expression, doc: "Of which of them it asks anything.")
  package let assert = Field<String>("assert", .expression, doc: "What must be true there.")
  package let severity = Field<[String: String]>(
    "severity", .either(scalar: .choice(Severity.choice), mapping: .map(.choice(Severity.choice))),
    doc:
      "One word, or a table by level that holds from each entry upward. A warning, from moderate an error, when not stated."
  )
  package let at = Field<String>(
    "at", .expression,
    doc: "Where the finding stands; the part itself when not stated. With items, its end may be [item].")
  package let related = Field<[String]>("related", .list(.expression), doc: "Other places that belong to it.")
  package let message = Field<String>("message", .text, doc: "What is wrong, with {expressions} in it.")
  package let what = Field<String>("what", .text, .required, doc: "What it asks for.")
  package let why = Field<String>("why", .text, .required, doc: "What goes wrong otherwise.")
  package let remedy = Field<String>("remedy", .text, doc: "What to do, in a line, with {expressions} in it.")
  package let references = Field<[String]>("references", .list(.text), doc: "What else asks for the same.")
  package let aliases = Field<[String]>("aliases", .list(.text), doc: "Earlier ids of the rule.")
  package let examples = Field<[Example]>(
    "examples", .list(.record(ExampleFields.schema)), doc: "Manifests that pass and that fail.")
  package let survivors = Field<[Survivor]>(survivors: ())

  package init() {}
}

package typealias RuleEntry = Entity<RuleFields>

/// Who makes the findings of a rule that has no condition of its own.
package enum Reporter: String, ChoiceValue {
  case decoding, judging

  package static let noun = "reporter"
}

package enum Severity: String, ChoiceValue, Comparable {
  case off, note, warning, error

  package static let noun = "severity"

  package static func < (a: Severity, b: Severity) -> Bool {
    allCases.firstIndex(of: a) ?? 0 < allCases.firstIndex(of: b) ?? 0
  }
}

/// What an entry looks at, one after the other.
package enum Subject: String, ChoiceValue {
  case manifest, effect, component, boundary, state, external, model, hardware, declined, capability, control
  case kept, evidence, measurement, test, unverified, alternative

  package static let noun = "subject"

  /// The schema of one of them.
  package var schema: RecordSchema {
    switch self {
    case .manifest: ArchitectureFields.schema
    case .effect: EffectFields.schema
    case .component: ComponentFields.schema
    case .boundary: BoundaryFields.schema
    case .state: StateFields.schema
    case .external: ExternalFields.schema
    case .model: ModelFields.schema
    case .hardware: HardwareFields.schema
    case .declined: DeclinedFields.schema
    case .capability: CapabilityFields.schema
    case .kept: MustKeepFields.schema
    case .test: TestFields.schema
    case .unverified: UnverifiedFields.schema
    case .control: ControlBasics.schema
    case .evidence: EvidenceFields.schema
    case .alternative: AlternativeFields.schema
    case .measurement: MeasurementFields.schema
    }
  }
}

extension IDNamespace {
  /// The ids of a pack's entries, whatever their sort.
  package static let entry = IDNamespace("entry")
}
