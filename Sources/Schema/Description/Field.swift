import Synchronization

/// Whether a field is required to read its record.
///
/// A field is `required` only if the manifest cannot be read without it. All other demands belong to the
/// policy, which scales them with the level.
package enum Presence: Sendable {
  case optional
  case required
  /// Required unless another field has one of these values.
  case requiredUnless(field: String, is: [String])
}

/// The source of a field's value.
package enum Stage: Sendable, Comparable {
  /// Written by the author.
  case written
  /// Derived from written fields: a followed reference, a control in force.
  case facts
  /// Known only after levels and controls are evaluated.
  case evaluation
}

/// The description of a field, without the Swift type of its values.
package final class FieldDescription: Sendable {
  package let name: String
  package let type: FieldType
  package let presence: Presence
  package let stage: Stage
  /// The guide lines of the field, such as `G22`, which a problem with its value names.
  package let guide: [String]
  /// The meaning, in one or two sentences.
  package let doc: String
  /// Whether every record has a value after derivation.
  package let isInForce: Bool
  /// Whether reports have a special form for the field. Other fields are shown from their descriptions.
  package let hasOwnReport: Bool
  /// The derivation of the value, if the field is derived.
  let derivation: Derivation?

  package init(
    name: String, type: FieldType, presence: Presence, stage: Stage, guide: [String], doc: String,
    isInForce: Bool = false, hasOwnReport: Bool = false, derivation: Derivation? = nil
  ) {
    self.name = name
    self.type = type
    self.presence = presence
    self.stage = stage
    self.guide = guide
    self.doc = doc
    self.isInForce = isInForce
    self.hasOwnReport = hasOwnReport
    self.derivation = derivation
  }
}

/// A field of a record, with the Swift type of its values.
///
/// Conformances are required where they are used and not here: otherwise the runtime looks up each of them at
/// start-up. The same holds for ``Described`` and ``Entity``.
package struct Field<Value>: Sendable {
  package let description: FieldDescription
}

extension Field where Value: FieldValue {
  package init(
    _ name: String, _ type: FieldType = Value.fieldType, _ presence: Presence = .optional, guide: String...,
    inForce isInForce: Bool = false, hasOwnReport: Bool = false, doc: String
  ) {
    description = FieldDescription(
      name: name, type: type, presence: presence, stage: .written, guide: guide, doc: doc,
      isInForce: isInForce, hasOwnReport: hasOwnReport)
    FieldCollector.current?.add(description)
  }

  /// A field that a stage of the evaluation sets.
  package init(
    derived name: String, _ type: FieldType = Value.fieldType, from stage: Stage = .facts,
    _ presence: Presence = .required, doc: String
  ) {
    description = FieldDescription(
      name: name, type: type, presence: presence, stage: stage, guide: [], doc: doc)
    FieldCollector.current?.add(description)
  }

  /// A field that is derived from written fields.
  package init(
    derived name: String, _ type: FieldType = Value.fieldType, _ presence: Presence = .required, doc: String,
    by derivation: @escaping Derivation
  ) {
    description = FieldDescription(
      name: name, type: type, presence: presence, stage: .facts, guide: [], doc: doc, derivation: derivation)
    FieldCollector.current?.add(description)
  }
}

extension Field {
  /// A field that several kinds of records share, with the description of one of them.
  ///
  /// - Parameters:
  ///   - presence: The presence, if it differs for this kind.
  ///   - doc: The meaning, if it differs for this kind.
  package init<F: Fields>(
    like field: KeyPath<F, Field<Value>>, _ presence: Presence? = nil, doc: String? = nil
  ) {
    let shared = F.description(of: field)
    description =
      presence == nil && doc == nil
      ? shared
      : FieldDescription(
        name: shared.name, type: shared.type, presence: presence ?? shared.presence, stage: shared.stage,
        guide: shared.guide, doc: doc ?? shared.doc)
    FieldCollector.current?.add(description)
  }
}

/// A collector of a record's field descriptions while they are created.
///
/// Stored properties are initialized in source order, so recording them keeps the order without a second
/// list. Reflection would load the metadata of every generic type, which costs more at start-up than the rest
/// of the program.
final class FieldCollector: Sendable {
  @TaskLocal static var current: FieldCollector?

  private let found = Mutex<[FieldDescription]>([])

  func add(_ field: FieldDescription) { found.withLock { $0.append(field) } }

  /// The fields that `body` describes, without those of other records that it creates.
  static func gather<Made>(_ body: () -> Made) -> (Made, [FieldDescription]) {
    let collector = FieldCollector()
    let made = $current.withValue(collector, operation: body)
    return (made, collector.found.withLock { $0 })
  }
}
