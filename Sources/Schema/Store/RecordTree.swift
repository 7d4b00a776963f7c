package import CEL
package import YAMLTree

/// A node of the document. CEL has its own `NodeID`.
package typealias NodeID = YAMLTree.NodeID

/// The index of a record in its tree.
package struct RecordID: Sendable, Hashable {
  package let index: Int32

  package init(_ index: Int) { self.index = Int32(index) }
}

/// The content of a field.
package enum Stored: Sendable {
  /// The field is not set.
  case absent
  /// The field is set but unreadable, because of the problem with this number.
  case broken(problem: Int)
  case scalar(Value)
  case record(RecordID)
  case records([RecordID])
  /// A list with unreadable items. Iteration yields the readable ones; the list as a whole is unknown.
  case partial([RecordID], problem: Int)
  case list([Value])
  case map([(key: String, value: Value)])
  /// YAML that is kept as written.
  case node(NodeID)
}

extension Stored {
  package static func text(_ text: String) -> Stored { .scalar(.string(text)) }

  package static func texts(_ texts: [String]) -> Stored { .list(texts.map(Value.string)) }

  package static func integer(_ value: Int) -> Stored { .scalar(.int(value)) }

  package static func flag(_ value: Bool) -> Stored { .scalar(.bool(value)) }
}

/// The key and value nodes of a field. A derived field has neither.
package struct Origin: Sendable {
  package var key: NodeID?
  package var value: NodeID?

  package static let none = Origin()

  package init(key: NodeID? = nil, value: NodeID? = nil) {
    self.key = key
    self.value = value
  }
}

/// The typed records of one document: a flat store, in which records are numbered and their fields are
/// contiguous.
///
/// Records refer to each other by number, so references, even circular ones, cost nothing to follow or to
/// release.
package struct RecordTree: Sendable {
  /// A record: its schema, the position of its fields, and its place in the document.
  package struct Header: Sendable {
    package let schema: RecordSchema
    /// The index of the first field in ``fields``; a view has no fields.
    let base: Int
    package let parent: RecordID?
    /// The parent's field that contains the record.
    package let parentField: String
    /// The label among its siblings in a list: the id, another identifying field, or the digest of the
    /// content.
    package let label: String?
    package let node: NodeID?
    /// The records whose fields a view shows; the first with a value takes precedence.
    package let behind: [RecordID]
  }

  /// The storage that many entities share. It is copied when one of them writes.
  private final class Storage: @unchecked Sendable {
    // It is mutated only while uniquely referenced, so accesses never overlap.
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

  /// The record itself, or for a view the first of its records that has the field.
  package func holder(of record: RecordID, slot: Int) -> RecordID {
    guard !storage.headers[Int(record.index)].behind.isEmpty else { return record }
    for candidate in storage.headers[Int(record.index)].behind {
      if case .absent = self[candidate, slot] { continue }
      return holder(of: candidate, slot: slot)
    }
    return record
  }

  package subscript(record: RecordID, slot: Int) -> Stored {
    // This is the hottest path of the program: the header must not be copied.
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

  /// The problem of the first unreadable field of a record.
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

  /// The nodes of a record's own field, without those that a view shows.
  func ownOrigin(_ record: RecordID, slot: Int) -> Origin {
    storage.origins[storage.headers[Int(record.index)].base + slot]
  }

  // MARK: Building

  private mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage) }
  }

  /// Adds a derived record to a field of another record; all its fields are absent.
  package mutating func add<F: Fields, Value>(
    _ schema: RecordSchema, to parent: RecordID, _ field: KeyPath<F, Field<Value>>, node: NodeID? = nil,
    behind: [RecordID] = []
  ) -> RecordID {
    add(schema, parent: parent, field: F.description(of: field).name, node: node, behind: behind)
  }

  /// Adds a record whose fields are all absent.
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
