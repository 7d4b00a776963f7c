package import CEL
package import YAMLTree

/// A node of the document; CEL has nodes of its own.
package typealias NodeID = YAMLTree.NodeID

/// The number of a record in its tree.
package struct RecordID: Sendable, Hashable {
  package let index: Int32

  package init(_ index: Int) { self.index = Int32(index) }
}

/// What is known of one field of one record.
package enum Stored: Sendable {
  /// Nothing is written there.
  case absent
  /// Something is written there that could not be read; the problem with this number says why.
  case broken(problem: Int)
  case scalar(Value)
  case record(RecordID)
  case records([RecordID])
  /// A list of which some items could not be read: anyone who walks it gets the others, anyone who asks about the whole of
  /// it learns that it is not known.
  case partial([RecordID], problem: Int)
  case list([Value])
  case map([(key: String, value: Value)])
  /// YAML that is kept as it stands.
  case node(NodeID)
}

extension Stored {
  package static func text(_ text: String) -> Stored { .scalar(.string(text)) }

  package static func texts(_ texts: [String]) -> Stored { .list(texts.map(Value.string)) }

  package static func integer(_ value: Int) -> Stored { .scalar(.int(value)) }

  package static func flag(_ value: Bool) -> Stored { .scalar(.bool(value)) }
}

/// The nodes behind a field: its key and its value. A field that no one wrote has neither.
package struct Origin: Sendable {
  package var key: NodeID?
  package var value: NodeID?

  package static let none = Origin()

  package init(key: NodeID? = nil, value: NodeID? = nil) {
    self.key = key
    self.value = value
  }
}

/// Records of one document, read and typed: a flat store, in which records are numbered and their fields lie in a row.
///
/// Records refer to each other by number, so that references, even in a circle, cost nothing to follow and nothing to
/// release.
package struct RecordTree: Sendable {
  /// One record: its schema, where its fields lie, and where it stands in the document.
  package struct Header: Sendable {
    package let schema: RecordSchema
    /// The index of its first field in ``fields``; a view has none of its own.
    let base: Int
    package let parent: RecordID?
    /// The field of the parent that holds it.
    package let parentField: String
    /// What tells it from its siblings in a list: its id, another naming field, or the digest of its content.
    package let label: String?
    package let node: NodeID?
    /// Records whose written fields show through, the first that has one winning.
    package let behind: [RecordID]
  }

  /// What many entities hold on to at once: one reference for each of them, and a copy when one is written to.
  private final class Storage: @unchecked Sendable {
    // Written to only while there is one tree that has it, so no two accesses meet.
    @exclusivity(unchecked) var headers: [Header] = []
    @exclusivity(unchecked) var fields: [Stored] = []
    @exclusivity(unchecked) var origins: [Origin] = []
    let tree: Tree

    init(tree: Tree) { self.tree = tree }

    init(_ other: Storage) {
      headers = other.headers
      fields = other.fields
      origins = other.origins
      tree = other.tree
    }
  }

  private var storage: Storage

  package init(tree: Tree) { storage = Storage(tree: tree) }

  package var tree: Tree { storage.tree }

  package var headers: [Header] { storage.headers }

  package func schema(_ record: RecordID) -> RecordSchema { storage.headers[Int(record.index)].schema }

  package func header(_ record: RecordID) -> Header { storage.headers[Int(record.index)] }

  /// The record itself, or for a view the first of those behind it that has the field.
  package func holder(of record: RecordID, slot: Int) -> RecordID {
    guard !storage.headers[Int(record.index)].behind.isEmpty else { return record }
    for candidate in storage.headers[Int(record.index)].behind {
      if case .absent = self[candidate, slot] { continue }
      return holder(of: candidate, slot: slot)
    }
    return record
  }

  package subscript(record: RecordID, slot: Int) -> Stored {
    // This is asked more than anything else: the header is not copied for it.
    if !storage.headers[Int(record.index)].behind.isEmpty {
      for candidate in storage.headers[Int(record.index)].behind {
        let stored = self[candidate, slot]
        if case .absent = stored { continue }
        return stored
      }
    }
    return storage.fields[storage.headers[Int(record.index)].base + slot]
  }

  package subscript(record: RecordID, name: String) -> Stored {
    guard let slot = schema(record).slot(name) else { return .absent }
    return self[record, slot]
  }

  /// What is wrong with the first of a record's own fields of which something could not be read.
  package func firstProblem(of record: RecordID) -> Int? {
    let (base, schema) = (storage.headers[Int(record.index)].base, storage.headers[Int(record.index)].schema)
    for index in base..<base + schema.fields.count {
      switch storage.fields[index] {
      case .broken(let problem), .partial(_, let problem): return problem
      default: continue
      }
    }
    return nil
  }

  package func origin(_ record: RecordID, slot: Int) -> Origin {
    ownOrigin(holder(of: record, slot: slot), slot: slot)
  }

  /// The nodes behind a record's own field, whatever shows through it.
  func ownOrigin(_ record: RecordID, slot: Int) -> Origin {
    storage.origins[storage.headers[Int(record.index)].base + slot]
  }

  // MARK: Building

  private mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage) }
  }

  /// Adds a record that no one wrote to a field of another, with every field of its own absent.
  package mutating func add<F: Fields, Value>(
    _ schema: RecordSchema, to parent: RecordID, _ field: KeyPath<F, Field<Value>>, node: NodeID? = nil,
    behind: [RecordID] = []
  ) -> RecordID {
    add(schema, parent: parent, field: F.description(of: field).name, node: node, behind: behind)
  }

  /// Adds a record with every field absent.
  package mutating func add(
    _ schema: RecordSchema, parent: RecordID? = nil, field: String = "", label: String? = nil,
    node: NodeID? = nil,
    behind: [RecordID] = []
  ) -> RecordID {
    makeUnique()
    let id = RecordID(storage.headers.count)
    storage.headers.append(
      Header(
        schema: schema, base: storage.fields.count, parent: parent, parentField: field, label: label,
        node: node, behind: behind))
    storage.fields.append(contentsOf: repeatElement(.absent, count: schema.fields.count))
    storage.origins.append(contentsOf: repeatElement(.none, count: schema.fields.count))
    return id
  }

  package mutating func set(_ record: RecordID, slot: Int, to stored: Stored, origin: Origin = .none) {
    makeUnique()
    let index = storage.headers[Int(record.index)].base + slot
    storage.fields[index] = stored
    storage.origins[index] = origin
  }
}
