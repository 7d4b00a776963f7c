/// The fields of one kind of record, in order.
package final class RecordSchema: Sendable {
  package let noun: String
  package let doc: String
  package let label: String?
  package let fields: [FieldDescription]
  /// The fields that follow from others, by slot.
  let derivations: [(slot: Int, derivation: Derivation)]

  package init(noun: String, doc: String, label: String?, fields: [FieldDescription]) {
    precondition(fields.count <= SlotSet.limit, "\(noun) has more fields than a set of slots holds")
    self.noun = noun
    self.doc = doc
    self.label = label ?? (fields.contains { $0.name == "id" } ? "id" : nil)
    self.fields = fields
    derivations = fields.enumerated().compactMap { slot, field in field.derivation.map { (slot, $0) } }
  }

  /// The place of a field among its siblings. A record has few fields, so a walk beats a table.
  package func slot(_ name: String) -> Int? { fields.firstIndex { $0.name == name } }

  package var writtenFields: some Sequence<FieldDescription> {
    fields.lazy.filter { $0.stage == .written }
  }
}
