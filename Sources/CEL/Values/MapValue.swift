/// The entries of a map, in insertion order, with look-up by key.
///
/// A key is an `int`, `uint`, `bool` or `string`. Numeric keys are looked up by their mathematical value, so
/// `1`, `1u` and `1.0` find the same entry.
public final class MapValue: Sendable {
  /// One entry.
  public struct Entry: Sendable {
    /// The key as written.
    public let key: Value
    /// The value of the key.
    public let value: Value

    /// An entry from its key and value.
    public init(key: Value, value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in insertion order.
  public var entries: [Entry] { deferred?.all.held ?? held }

  private let held: [Entry]
  /// The source of deferred entries; `held` is then empty.
  private let deferred: DeferredEntries?
  /// The keys of a small map if all are strings, at the positions of their entries; empty if any key is not a
  /// string.
  private let names: [String]
  /// The position of each key, for maps too large for a linear search.
  private let index: [MapKey: Int]

  /// Below this size, a linear search is faster than hashing.
  private static let smallest = 8

  /// Creates a map; `nil` if two keys are equal or a key has an unsupported type.
  public convenience init?(_ entries: [Entry]) {
    do { try self.init(checking: entries) } catch { return nil }
  }

  /// Creates a map with string keys in code point order, because a dictionary has no order.
  ///
  /// The keys of a dictionary are distinct by canonical equivalence and therefore also by code points, so
  /// there are no duplicates.
  public convenience init(_ dictionary: [String: Value]) {
    let entries = dictionary.sorted { RawText.precedes($0.key, $1.key) }
      .map { Entry(key: .string($0.key), value: $0.value) }
    self.init(distinct: entries)
  }

  /// Creates a map.
  ///
  /// - Throws: An error that names the duplicate or unsupported key.
  init(checking entries: [Entry]) throws(EvaluationError) {
    held = entries
    deferred = nil
    names = Self.names(entries)
    guard entries.count > Self.smallest else {
      index = [:]
      for (position, entry) in entries.enumerated() {
        guard MapKey(entry.key, storing: true) != nil else {
          throw EvaluationError(.unsupportedKey, entry.key.type.name)
        }
        for earlier in entries[..<position] where sameKey(earlier.key, entry.key) {
          throw EvaluationError(.duplicateKey, entry.key.debugText)
        }
      }
      return
    }
    var index = [MapKey: Int](minimumCapacity: entries.count)
    for (position, entry) in entries.enumerated() {
      guard let key = MapKey(entry.key, storing: true) else {
        throw EvaluationError(.unsupportedKey, entry.key.type.name)
      }
      guard index.updateValue(position, forKey: key) == nil else {
        throw EvaluationError(.duplicateKey, entry.key.debugText)
      }
    }
    self.index = index
  }

  /// Creates a map whose keys are known to be distinct and of supported types.
  package init(distinct entries: [Entry]) {
    held = entries
    deferred = nil
    names = Self.names(entries)
    guard entries.count > Self.smallest else {
      index = [:]
      return
    }
    var index = [MapKey: Int](minimumCapacity: entries.count)
    for (position, entry) in entries.enumerated() {
      if let key = MapKey(entry.key, storing: true) { index[key] = position }
    }
    self.index = index
  }

  /// Creates a map whose values are created on demand.
  public init(deferring source: any MapSource) {
    held = []
    names = []
    index = [:]
    deferred = DeferredEntries(source)
  }

  private static func names(_ entries: [Entry]) -> [String] {
    guard entries.count <= smallest else { return [] }
    var names: [String] = []
    for entry in entries {
      guard case .string(let name) = entry.key else { return [] }
      names.append(name)
    }
    return names
  }

  /// The number of entries.
  public var count: Int { deferred?.source.count ?? held.count }

  /// The value of a key, or `nil` if the map does not have the key.
  public subscript(key: Value) -> Value? {
    if case .string(let name) = key { return self[name] }
    // The keys of deferred entries are strings.
    if held.count <= Self.smallest {
      return held.first { sameKey($0.key, key) }?.value
    }
    guard let key = MapKey(key, storing: false), let position = index[key] else { return nil }
    return held[position].value
  }

  /// The value of a constant string key.
  subscript(text: ComparedText) -> Value? {
    guard !names.isEmpty else { return self[text.text] }
    for position in names.indices where text.equals(names[position]) { return held[position].value }
    return nil
  }

  /// The value of a string key.
  public subscript(name: String) -> Value? {
    if let deferred { return deferred[name] }
    if held.count <= Self.smallest {
      for position in names.indices where sameCodePoints(names[position], name) {
        return held[position].value
      }
      guard names.isEmpty else { return nil }
      for entry in held {
        if case .string(let key) = entry.key, sameCodePoints(key, name) { return entry.value }
      }
      return nil
    }
    guard let position = index[.string(CodePoints(name))] else { return nil }
    return held[position].value
  }
}

/// The canonical form of a key: a whole `uint` or `double` becomes the equal `int`.
enum MapKey: Hashable {
  case bool(Bool)
  case int(Int)
  case uint(UInt)
  case string(CodePoints)

  /// - Parameter storing: Whether the key is stored. A `double` key can only be looked up.
  init?(_ value: Value, storing: Bool) {
    switch value {
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .uint(let value): self = Int(exactly: value).map(MapKey.int) ?? .uint(value)
    case .double(let value):
      guard !storing else { return nil }
      if let whole = Int(exactly: value) {
        self = .int(whole)
      } else if let whole = UInt(exactly: value) {
        self = .uint(whole)
      } else {
        return nil
      }
    case .string(let value): self = .string(CodePoints(value))
    default: return nil
    }
  }
}

/// Whether two keys are the same.
private func sameKey(_ a: Value, _ b: Value) -> Bool {
  switch (a, b) {
  case (.string(let a), .string(let b)): sameCodePoints(a, b)
  case (.string, _), (_, .string): false
  default:
    if let a = MapKey(a, storing: false), let b = MapKey(b, storing: false) { a == b } else { false }
  }
}
