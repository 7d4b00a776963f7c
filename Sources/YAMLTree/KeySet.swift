/// The keys of one mapping or object by their text, to find duplicates. It is used for YAML, for JSON trees
/// and for JSON of which only the positions are stored.
///
/// Two scalars are equal if their texts are equal, in any style of quotes. An alias is equal to its target. A
/// sequence, a mapping or, in a tree, a text longer than `Limits.keyBytes` never equals another key.
struct KeySet {
  /// The keys in the order of insertion. A mapping of ordinary size is searched linearly.
  private(set) var members: [Key] = []
  /// An open hash table for more than `searchable` keys, with indexes into `members` from 1. Its size is a
  /// power of two.
  private var table: [Int32] = []

  private static let searchable = 16

  struct Key {
    let node: Int32
    fileprivate let textStart: Int32
    /// The length of the compared text; -1 for a key that never equals another.
    fileprivate let length: Int32
  }

  mutating func removeAll() {
    members.removeAll(keepingCapacity: true)
    if !table.isEmpty { table = [] }
  }

  /// Adds the key of a tree node. If an equal key exists, returns the index of that key in `members` instead.
  mutating func insert(_ node: Int32, in arena: borrowing Arena) -> Int? {
    let record = arena.nodes[Int(arena.resolved(node))]
    let isComparable = record.form.kind == .scalar && record.length <= Limits.keyBytes
    let key = Key(node: node, textStart: record.textStart, length: isComparable ? record.length : -1)
    return arena.text.withUnsafeBufferPointer { insert(key, text: $0) }
  }

  /// Adds a key by its text, which is a part of the same buffer for all keys of the set. If an equal key exists,
  /// returns the index of that key in `members` instead.
  mutating func insert(_ node: Int32, _ text: Range<Int>, of bytes: [UInt8]) -> Int? {
    let key = Key(node: node, textStart: Int32(text.lowerBound), length: Int32(text.count))
    return bytes.withUnsafeBufferPointer { insert(key, text: $0) }
  }

  private mutating func insert(_ key: Key, text: UnsafeBufferPointer<UInt8>) -> Int? {
    if members.count < Self.searchable {
      for place in members.indices where members[place].equals(key, in: text) { return place }
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

  /// The slot of an equal key, or the free slot for it.
  private func slot(for key: Key, in text: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = table.count - 1
    var slot = key.hash(in: text) & mask
    while table[slot] > 0, !members[Int(table[slot]) - 1].equals(key, in: text) {
      slot = (slot + 1) & mask
    }
    return slot
  }
}

extension KeySet.Key {
  fileprivate func text(in text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text[Int(textStart)..<Int(textStart + length)])
  }

  fileprivate func equals(_ other: Self, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    length == other.length && length >= 0 && self.text(in: text).matches(text, at: Int(other.textStart))
  }

  /// The hash: equal for equal keys, and not predictable for the author of the file.
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

/// A fast check for distinct keys by their lengths and three of their bytes. It costs little and decides most
/// mappings (`Benchmarks/evidence.py`). If two keys may be equal, a ``KeySet`` decides.
struct KeyMarks {
  private var seen: UInt128 = 0
  var mayRepeat = false

  @inline(__always)
  mutating func add(_ key: Range<Int>, in text: UnsafeBufferPointer<UInt8>) {
    guard let last = key.last else { return mayRepeat = true }
    let middle = key.lowerBound + key.count / 2
    let sum =
      key.count &* 7 &+ Int(text[key.lowerBound]) &* 31 &+ Int(text[middle]) &+ Int(text[last]) &* 17
    let mark: UInt128 = 1 &<< UInt128(truncatingIfNeeded: sum)
    if seen & mark != 0 { mayRepeat = true }
    seen |= mark
  }
}
