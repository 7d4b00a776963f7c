import Synchronization

/// Whether a field has to be there for the rest of its record to mean anything.
///
/// What an architecture *ought* to say is the policy's to ask for, at the level where it is wanted; a field is
/// `required` only when the manifest cannot be read without it.
package enum Presence: Sendable {
  case optional
  case required
  /// Required unless the named field holds one of these words.
  case requiredUnless(field: String, is: [String])
}

/// Where a field's value comes from.
package enum Stage: Sendable, Comparable {
  /// The author writes it.
  case written
  /// It follows from what is written: a reference followed, a control in force.
  case facts
  /// It is known only once levels and controls have been evaluated.
  case evaluation
}

/// The description of one field, apart from the Swift type that reads it.
package final class FieldDescription: Sendable {
  package let name: String
  package let type: FieldType
  package let presence: Presence
  package let stage: Stage
  /// Lines of the guide that this field answers, `G22`: a value that cannot be read is named with them.
  package let guide: [String]
  /// What it means, in a sentence or two.
  package let doc: String
  /// Whether every record has a value there once facts are derived, be it written or not.
  package let isInForce: Bool
  /// Whether reports show it in a form of their own. Other sections of a document are shown as their descriptions say.
  package let hasOwnReport: Bool
  /// How the value follows from what is written, of a field that no one writes.
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

/// One field of a record, with the Swift type that reads it.
///
/// What the type has to be able to do is asked where it does it: asked here, the runtime would look for the proof in
/// every instance at start-up. The same goes for ``Described`` and ``Entity``.
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

  /// A field that no one writes, and that a stage of the program sets.
  package init(
    derived name: String, _ type: FieldType = Value.fieldType, from stage: Stage = .facts,
    _ presence: Presence = .required, doc: String
  ) {
    description = FieldDescription(
      name: name, type: type, presence: presence, stage: stage, guide: [], doc: doc)
    FieldCollector.current?.add(description)
  }

  /// A field that no one writes, and that follows from what is written.
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
  /// A field that records of several kinds have under one name, as one of them describes it.
  ///
  /// - Parameters:
  ///   - presence: whether it has to be there, where this kind differs.
  ///   - doc: what it means, where this kind differs.
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

/// Gathers the descriptions of a record's fields while they are made.
///
/// The stored properties of a type are set in the order in which they are written, so that listening to them keeps
/// the order and no second list is needed. Reflection would do the same, but it asks the runtime for the metadata of
/// every generic type on the way, which costs more at start-up than all the rest of the program.
final class FieldCollector: Sendable {
  @TaskLocal static var current: FieldCollector?

  private let found = Mutex<[FieldDescription]>([])

  func add(_ field: FieldDescription) { found.withLock { $0.append(field) } }

  /// The fields that are described while `body` runs, but for those of other records that it makes on the way.
  static func gather<Made>(_ body: () -> Made) -> (Made, [FieldDescription]) {
    let collector = FieldCollector()
    let made = $current.withValue(collector, operation: body)
    return (made, collector.found.withLock { $0 })
  }
}
