package import CEL
package import YAMLTree

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
  /// A list of which some items could not be read: whoever walks it gets the others, whoever asks about the whole of
  /// it learns that it is not known.
  case partial([RecordID], problem: Int)
  case list([Value])
  case map([(key: String, value: Value)])
  /// YAML that is kept as it stands.
  case node(NodeID)
}

/// The nodes behind a field: its key and its value. A field that nobody wrote has neither.
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
  /// One record: its shape, where its fields lie, and where it stands in the document.
  package struct Header: Sendable {
    package let shape: Shape
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

  package internal(set) var headers: [Header] = []
  var fields: [Stored] = []
  var origins: [Origin] = []

  package let tree: Tree

  package init(tree: Tree) { self.tree = tree }

  package func shape(_ record: RecordID) -> Shape { headers[Int(record.index)].shape }

  package func header(_ record: RecordID) -> Header { headers[Int(record.index)] }

  /// The record itself, or for a view the first of those behind it that has the field.
  package func holder(of record: RecordID, slot: Int) -> RecordID {
    let header = headers[Int(record.index)]
    guard !header.behind.isEmpty else { return record }
    for candidate in header.behind {
      if case .absent = self[candidate, slot] { continue }
      return holder(of: candidate, slot: slot)
    }
    return record
  }

  package subscript(record: RecordID, slot: Int) -> Stored {
    let header = headers[Int(record.index)]
    if header.behind.isEmpty { return fields[header.base + slot] }
    for candidate in header.behind {
      let stored = self[candidate, slot]
      if case .absent = stored { continue }
      return stored
    }
    return fields[header.base + slot]
  }

  package subscript(record: RecordID, name: String) -> Stored {
    guard let slot = shape(record).slot(name) else { return .absent }
    return self[record, slot]
  }

  package func origin(_ record: RecordID, slot: Int) -> Origin {
    let holder = holder(of: record, slot: slot)
    return origins[headers[Int(holder.index)].base + slot]
  }

  // MARK: Building

  /// Adds a record with every field absent.
  package mutating func add(
    _ shape: Shape, parent: RecordID? = nil, field: String = "", label: String? = nil, node: NodeID? = nil,
    behind: [RecordID] = []
  ) -> RecordID {
    let id = RecordID(headers.count)
    headers.append(
      Header(
        shape: shape, base: fields.count, parent: parent, parentField: field, label: label, node: node,
        behind: behind))
    fields.append(contentsOf: repeatElement(.absent, count: shape.fields.count))
    origins.append(contentsOf: repeatElement(.none, count: shape.fields.count))
    return id
  }

  package mutating func set(_ record: RecordID, slot: Int, to stored: Stored, origin: Origin = .none) {
    let index = headers[Int(record.index)].base + slot
    fields[index] = stored
    origins[index] = origin
  }

  package mutating func set(_ record: RecordID, _ name: String, to stored: Stored) {
    guard let slot = shape(record).slot(name) else { return }
    set(record, slot: slot, to: stored, origin: origin(record, slot: slot))
  }
}
