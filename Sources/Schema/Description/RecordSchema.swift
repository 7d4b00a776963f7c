/// A collection of records of one kind, for rules with `each`.
package struct RecordCollection: Sendable {
  /// The variable of a record in expressions: `effect`.
  package let name: String
  private let find: @Sendable (RecordTree, RecordID) -> [RecordID]

  package init(_ name: String, _ find: @escaping @Sendable (RecordTree, RecordID) -> [RecordID]) {
    self.name = name
    self.find = find
  }

  /// The records of a document, in order.
  package func records(in records: RecordTree, root: RecordID) -> [RecordID] { find(records, root) }
}

/// The fields of a kind of record, in order.
package final class RecordSchema: Sendable {
  package let noun: String
  package let doc: String
  package let label: String?
  package let collection: RecordCollection?
  package let fields: [FieldDescription]
  /// The derived fields, by index.
  let derivations: [(slot: Int, derivation: Derivation)]

  /// The index of the field with the `notApplicable` reasons.
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

  /// The index of a field. Records have few fields, so a linear search is faster than a table.
  package func slot(_ name: String) -> Int? { fields.firstIndex { $0.name == name } }

  package var writtenFields: some Sequence<FieldDescription> {
    fields.lazy.filter { $0.stage == .written }
  }
}
