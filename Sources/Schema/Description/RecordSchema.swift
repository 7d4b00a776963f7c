/// The records of one kind that a rule may look at one after the other.
package struct RecordCollection: Sendable {
  /// The name under which expressions see one of them: `effect`.
  package let name: String
  private let find: @Sendable (RecordTree, RecordID) -> [RecordID]

  package init(_ name: String, _ find: @escaping @Sendable (RecordTree, RecordID) -> [RecordID]) {
    self.name = name
    self.find = find
  }

  /// Those of a document, by its root, in order.
  package func records(in records: RecordTree, root: RecordID) -> [RecordID] { find(records, root) }
}

/// The fields of one kind of record, in order.
package final class RecordSchema: Sendable {
  package let noun: String
  package let doc: String
  package let label: String?
  package let collection: RecordCollection?
  package let fields: [FieldDescription]
  /// The fields that follow from others, by slot.
  let derivations: [(slot: Int, derivation: Derivation)]

  /// The field that holds the reasons for what does not apply, by slot.
  let reasons: Int?

  package init(
    noun: String, doc: String, label: String?, collection: RecordCollection? = nil, fields: [FieldDescription]
  ) {
    precondition(fields.count <= SlotSet.limit, "\(noun) has more fields than a set of slots holds")
    self.noun = noun
    self.doc = doc
    self.label = label ?? (fields.contains { $0.name == "id" } ? "id" : nil)
    self.collection = collection
    self.fields = fields
    reasons = fields.firstIndex { $0.name == "notApplicable" }
    derivations = fields.enumerated().compactMap { slot, field in field.derivation.map { (slot, $0) } }
  }

  /// The place of a field among its siblings. A record has few fields, so a walk beats a table.
  package func slot(_ name: String) -> Int? { fields.firstIndex { $0.name == name } }

  package var writtenFields: some Sequence<FieldDescription> {
    fields.lazy.filter { $0.stage == .written }
  }
}
