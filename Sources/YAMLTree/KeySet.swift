/// The keys of one mapping by what they say, to find those that say the same.
///
/// Two scalars say the same when their texts are the same, however they are quoted; an alias says what its
/// target says. A sequence, a mapping or a text longer than `Limits.keyBytes` is never the same as another
/// key.
struct KeySet {
  /// The keys in the order in which they came; a mapping of ordinary size is searched through.
  private(set) var members: [Key] = []
  /// Above `searchable` keys, an open hash table of places in `members`, from 1; its size is a power of two.
  private var table: [Int32] = []

  private static let searchable = 16

  struct Key {
    let node: Int32
    fileprivate let textStart: Int32
    /// The length of the text that is compared; -1 for a key that is never the same as another.
    fileprivate let length: Int32

    init(_ node: Int32, in arena: borrowing Arena) {
      let record = arena.nodes[Int(arena.resolved(node))]
      let isComparable = record.form.kind == .scalar && record.length <= Limits.keyBytes
      self.node = node
      textStart = record.textStart
      length = isComparable ? record.length : -1
    }
  }

  mutating func removeAll() {
    members.removeAll(keepingCapacity: true)
    if !table.isEmpty { table = [] }
  }

  /// Adds a key, unless there is one that says the same: then its place in `members`.
  mutating func insert(_ node: Int32, in arena: borrowing Arena) -> Int? {
    let key = Key(node, in: arena)
    return arena.text.withUnsafeBufferPointer { insert(key, text: $0) }
  }

  private mutating func insert(_ key: Key, text: UnsafeBufferPointer<UInt8>) -> Int? {
    if members.count < Self.searchable {
      for place in members.indices where members[place].saysTheSame(as: key, in: text) { return place }
    } else {
      if (members.count + 1) * 2 > table.count { grow(text: text) }
      let slot = slot(for: key, in: text)
      if table[slot] > 0 { return Int(table[slot]) - 1 }
      table[slot] = Int32(members.count + 1)
    }
    members.append(key)
    return nil
  }

  private mutating func grow(text: UnsafeBufferPointer<UInt8>) {
    table = [Int32](repeating: 0, count: max(table.count * 2, Self.searchable * 4))
    for (place, key) in members.enumerated() {
      table[slot(for: key, in: text)] = Int32(place + 1)
    }
  }

  /// The slot that holds a key that says the same, or the free one where it would be.
  private func slot(for key: Key, in text: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = table.count - 1
    var slot = key.hash(in: text) & mask
    while table[slot] > 0, !members[Int(table[slot]) - 1].saysTheSame(as: key, in: text) {
      slot = (slot + 1) & mask
    }
    return slot
  }
}

extension KeySet.Key {
  fileprivate func text(in text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text[Int(textStart)..<Int(textStart + length)])
  }

  fileprivate func saysTheSame(as other: Self, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    length == other.length && length >= 0 && self.text(in: text).matches(text, at: Int(other.textStart))
  }

  /// The same for all keys that say the same, and not to be foreseen by who writes the file.
  fileprivate func hash(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    if length >= 0 {
      hasher.combine(bytes: UnsafeRawBufferPointer(self.text(in: text)))
    } else {
      hasher.combine(node)
    }
    return hasher.finalize()
  }
}
