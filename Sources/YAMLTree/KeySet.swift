/// The keys of one mapping by what they say, to find those that say the same.
///
/// Two scalars say the same when their texts are the same, however they are quoted; an alias says what its
/// target says. A sequence, a mapping or a text longer than `Limits.keyBytes` is never the same as another
/// key.
struct KeySet {
  /// The keys in the order in which they came; a mapping of ordinary size is searched through.
  private(set) var keys: [Int32] = []
  /// Above `searchable` keys, an open hash table of places in `keys`, from 1; its size is a power of two.
  private var table: [Int32] = []

  private static let searchable = 16

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    if !table.isEmpty { table = [] }
  }

  /// Adds a key, unless there is one that says the same: then its place in `keys`.
  mutating func insert(_ key: Int32, in arena: borrowing Arena) -> Int? {
    if keys.count < Self.searchable {
      for place in keys.indices where arena.key(keys[place], saysTheSameAs: key) { return place }
    } else {
      if (keys.count + 1) * 2 > table.count { grow(in: arena) }
      let slot = slot(for: key, in: arena)
      if table[slot] > 0 { return Int(table[slot]) - 1 }
      table[slot] = Int32(keys.count + 1)
    }
    keys.append(key)
    return nil
  }

  private mutating func grow(in arena: borrowing Arena) {
    table = [Int32](repeating: 0, count: max(table.count * 2, Self.searchable * 4))
    for (place, key) in keys.enumerated() {
      table[slot(for: key, in: arena)] = Int32(place + 1)
    }
  }

  /// The slot that holds a key that says the same, or the free one where it would be.
  private func slot(for key: Int32, in arena: borrowing Arena) -> Int {
    let mask = table.count - 1
    var slot = arena.hash(ofKey: key) & mask
    while table[slot] > 0, !arena.key(keys[Int(table[slot]) - 1], saysTheSameAs: key) {
      slot = (slot + 1) & mask
    }
    return slot
  }
}

extension Arena {
  /// The text by which a key is compared; `nil` for one that is never the same as another.
  private func comparableText(_ key: Int32) -> Range<Int>? {
    let record = nodes[Int(resolved(key))]
    guard record.form.kind == .scalar, record.length <= Limits.keyBytes else { return nil }
    return Int(record.textStart)..<Int(record.textStart + record.length)
  }

  fileprivate func key(_ key: Int32, saysTheSameAs other: Int32) -> Bool {
    guard let one = comparableText(key), let other = comparableText(other), one.count == other.count else {
      return false
    }
    return text.withUnsafeBufferPointer { $0[one].elementsEqual($0[other]) }
  }

  /// The same for all keys that say the same, and not to be foreseen by who writes the file.
  fileprivate func hash(ofKey key: Int32) -> Int {
    var hasher = Hasher()
    if let range = comparableText(key) {
      text.withUnsafeBytes { hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: $0[range])) }
    } else {
      hasher.combine(key)
    }
    return hasher.finalize()
  }
}
