/// The derivation of a field from the rest of its document.
package typealias Derivation = @Sendable (RecordID, DerivationContext) -> Stored

/// A document while its derived fields are computed. All of them depend only on written fields.
package final class DerivationContext {
  package let records: RecordTree
  package let root: RecordID

  private struct ReferenceKey: Hashable {
    let schema: ObjectIdentifier
    let slot: Int
  }

  /// The records that refer to a record through a field, and the problem of the first unreadable reference.
  private struct References {
    var referring: [RecordID: [RecordID]] = [:]
    var problem: Int?
  }

  private var references: [ReferenceKey: References] = [:]

  init(_ records: RecordTree, root: RecordID) {
    self.records = records
    self.root = root
  }

  /// The records of a list that refer to a record through one of their fields, in list order.
  ///
  /// If the list or a reference in it is unreadable, the result is unknown too.
  ///
  /// - Parameter hop: The index of the field to follow, if the referenced records only stand for others.
  package func records<F: Fields, Value>(
    of list: Stored, referringTo target: RecordID, by fields: [KeyPath<F, Field<Value>>],
    through hop: Int? = nil
  ) -> Stored {
    let all: [RecordID]
    var problem: Int?
    switch list {
    case .broken(let broken): (all, problem) = ([], broken)
    case .partial(let ids, let broken): (all, problem) = (ids, broken)
    case .records(let ids): all = ids
    default: all = []
    }
    var found: [RecordID] = []
    for field in fields {
      let references = references(in: all, by: field, through: hop)
      found += references.referring[target] ?? []
      problem = problem ?? references.problem
    }
    if fields.count > 1 { found = Set(found).sorted { $0.index < $1.index } }
    return problem.map { .partial(found, problem: $0) } ?? .records(found)
  }

  private func references<F: Fields, Value>(
    in list: [RecordID], by field: KeyPath<F, Field<Value>>, through hop: Int?
  ) -> References {
    let key = ReferenceKey(schema: ObjectIdentifier(F.schema), slot: F.slot(of: field))
    if let known = references[key] { return known }
    var found = References()
    func add(_ record: RecordID, to target: RecordID) {
      guard let hop else { return found.referring[target, default: []].append(record) }
      if case .record(let meant) = records[target, hop] {
        found.referring[meant, default: []].append(record)
      }
    }
    for record in list {
      switch records[record, key.slot] {
      case .record(let id): add(record, to: id)
      case .records(let ids):
        for id in ids { add(record, to: id) }
      case .partial(let ids, let problem):
        for id in ids { add(record, to: id) }
        found.problem = found.problem ?? problem
      case .broken(let problem): found.problem = found.problem ?? problem
      default: continue
      }
    }
    references[key] = found
    return found
  }
}

extension RecordTree {
  /// Computes all derived fields of all records of a document.
  package mutating func deriveFields(from root: RecordID) {
    for field in derivedFields(from: root) { set(field.record, slot: field.slot, to: field.stored) }
  }

  /// All values are computed first: setting a field while a context exists would copy the whole tree.
  private func derivedFields(from root: RecordID) -> [(record: RecordID, slot: Int, stored: Stored)] {
    let context = DerivationContext(self, root: root)
    return headers.indices.flatMap { index in
      let record = RecordID(index)
      return schema(record).derivations.map { slot, derive in (record, slot, derive(record, context)) }
    }
  }
}
